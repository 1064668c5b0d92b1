import { describe, expect, it } from "vitest";
import type { LinkView } from "../src/bindings/LinkView";
import type { SavedDestination } from "../src/bindings/SavedDestination";
import { lostNames, reach, standings } from "../src/features/destination/standing";

const OFF: LinkView = { link: "off" };
const ON_AIR: LinkView = { link: "on_air", since: 0 };
const LOST: LinkView = { link: "reconnecting", attempt: 1, next_at: 0, reason: "" };

function destination(id: number, change: Partial<SavedDestination> = {}): SavedDestination {
  return {
    id,
    name: `number ${id}`,
    platform: null,
    url: "rtmp://host/live",
    is_used: true,
    is_primary: false,
    has_key: true,
    is_key_kept: true,
    link: OFF,
    ...change,
  };
}

describe("the destinations of a show", () => {
  it("are those that take part and those that were started besides, the primary first", () => {
    const saved = [
      destination(1, { is_used: false }),
      destination(2),
      destination(3, { is_used: false, link: ON_AIR }),
      destination(4, { is_primary: true }),
    ];
    const health = [{ id: 3, kbps: 4500, queue_ms: 0, dropped_frames: 0 }];
    const shown = standings(saved, health);
    expect(shown.map(each => each.destination.id)).toEqual([4, 2, 3]);
    expect(shown.map(each => each.health?.kbps)).toEqual([undefined, undefined, 4500]);
  });

  it.each<[string, LinkView[]]>([
    ["none", []],
    ["none", [OFF, OFF]],
    ["connecting", [{ link: "connecting" }, OFF]],
    ["all", [ON_AIR, OFF]],
    ["all", [ON_AIR, { link: "connecting" }]],
    ["partly", [ON_AIR, LOST]],
    ["lost", [LOST, { link: "connecting" }]],
  ])("reach %s", (expected, links) => {
    const saved = links.map((link, index) => destination(index, { link }));
    expect(reach(saved)).toBe(expected);
  });

  it("names those that are lost", () => {
    const saved = [destination(1, { link: LOST }), destination(2, { link: ON_AIR })];
    expect(lostNames(saved)).toEqual(["number 1"]);
  });
});
