import { describe, expect, it } from "vitest";
import type { DestinationWish } from "../src/bindings/DestinationWish";
import type { LinkView } from "../src/bindings/LinkView";
import type { PlatformView } from "../src/bindings/PlatformView";
import type { Quality } from "../src/bindings/Quality";
import type { SavedDestination } from "../src/bindings/SavedDestination";
import { draftOf, typedOf, withPlatform } from "../src/features/destination/draft";
import { otherPictures } from "../src/features/destination/pictures";
import { laggingFps, lostNames, reach, standings } from "../src/features/destination/standing";

import {
  AS_THE_SHOW,
  editionsOf,
  sentKbps,
  usualKbps,
  workOf,
} from "../src/features/destination/wish";

const OFF: LinkView = { link: "off" };
const ON_AIR: LinkView = { link: "on_air", since: 0 };
const LOST: LinkView = { link: "reconnecting", attempt: 1, next_at: 0, reason: "" };

function destination(id: number, change: Partial<SavedDestination> = {}): SavedDestination {
  return {
    id,
    name: `number ${id}`,
    platform: null,
    url: "rtmp://host/live",
    wish: AS_THE_SHOW,
    edition: null,
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

const SHOW: Quality = { width: 1920, height: 1080, fps: 30, video_kbps: 4500, audio_kbps: 128 };
const PORTRAIT: DestinationWish = {
  ...AS_THE_SHOW,
  picture: { picture: "portrait", video_kbps: 4000 },
};

function preset(id: string, is_portrait: boolean): PlatformView {
  const servers = [{ name: id, url: `rtmps://${id}/live` }];
  return { id, name: id, servers, key_page: null, is_portrait, limits: [], most_audio_kbps: 128 };
}

describe("a picture of its own", () => {
  it("is said to lag only where it does", () => {
    const edition = { id: 9, composition: 1, width: 1080, height: 1920, video_kbps: 4000 };
    const own = (fps: number) => [
      { id: 9, fps, kbps: 4000, missed_ticks: 0, dropped_frames: 0, mixer_ms: 2 },
    ];
    const upright = destination(1, { edition });
    expect(laggingFps(upright, own(29), 30)).toBeNull();
    expect(laggingFps(upright, own(20), 30)).toBe(20);
    expect(laggingFps(destination(2), own(20), 30), "it has the show").toBeNull();
    const pictures = otherPictures([upright, destination(2), destination(3, { edition })]);
    expect(pictures.map(each => each.names)).toEqual([["number 1", "number 3"]]);
  });
});

describe("what a destination is sent", () => {
  it("is what its platform asks for, unless the person chose", () => {
    const platforms = [preset("wide", false), preset("tall", true), preset("tall2", true)];
    const choose = (typed: ReturnType<typeof typedOf>, id: string) =>
      withPlatform(typed, id, platforms, SHOW);
    const tall = choose(typedOf(null), "tall");
    expect([tall.picture, tall.kbps]).toEqual(["portrait", "4500"]);
    expect(choose(tall, "wide").picture, "the wish went with its platform").toBe("show");
    const lower = { ...choose(tall, "wide"), picture: "lower" as const, kbps: "2000" };
    expect(choose(lower, "tall").picture, "the person's own wish stays").toBe("lower");
    const slower = { ...tall, kbps: "3000" };
    expect(draftOf(choose(slower, "tall2"), null).wish.picture).toEqual({
      picture: "portrait",
      video_kbps: 3000,
    });
  });

  it("begins with a rate that platforms take", () => {
    const at = (change: Partial<Quality>) => usualKbps("portrait", { ...SHOW, ...change });
    expect([at({}), at({ fps: 60 })]).toEqual([4500, 6000]);
    expect([at({ width: 1280, height: 720 }), usualKbps("lower", SHOW)]).toEqual([3000, 2700]);
  });

  it("costs another encode, or another picture as well", () => {
    const lower: DestinationWish = {
      ...AS_THE_SHOW,
      picture: { picture: "lower", video_kbps: 9000 },
    };
    const silent = { ...AS_THE_SHOW, hides: { ...AS_THE_SHOW.hides, price: true } };
    const all = [AS_THE_SHOW, lower, PORTRAIT, silent];
    expect(all.map(workOf)).toEqual(["none", "coded", "composed", "composed"]);
    expect(
      all.map(wish => sentKbps(wish, SHOW)),
      "never more than the show",
    ).toEqual([4500, 4500, 4000, 4500]);
    expect(editionsOf([PORTRAIT, PORTRAIT, AS_THE_SHOW, silent], SHOW)).toBe(2);
  });
});
