import { describe, expect, it } from "vitest";
import type { PlatformView } from "../src/bindings/PlatformView";
import type { Quality } from "../src/bindings/Quality";
import { AS_THE_SHOW } from "../src/features/destination/wish";
import { costOf, excessOf } from "../src/features/settings/cost";
import { rebind, swap } from "../src/features/settings/rebind";

const SAFE: Quality = { width: 1920, height: 1080, fps: 30, video_kbps: 4500, audio_kbps: 128 };

describe("what a quality costs", () => {
  it("is its rate with headroom, its data and its load", () => {
    const cost = costOf(SAFE);
    expect([cost.kbps, cost.uploadKbps, cost.load]).toEqual([4628, 7000, "medium"]);
    expect(cost.gigabytesPerHour).toBeCloseTo(2.08, 2);
    const both = costOf(SAFE, [AS_THE_SHOW, AS_THE_SHOW]);
    expect([both.kbps, both.load], "sent twice, made once").toEqual([2 * cost.kbps, cost.load]);
    const upright = {
      ...AS_THE_SHOW,
      picture: { picture: "portrait", video_kbps: 4000 },
    } as const;
    const beside = costOf(SAFE, [AS_THE_SHOW, upright]);
    expect([beside.kbps, beside.load], "made twice").toEqual([cost.kbps + 4128, "heavy"]);
    expect(costOf(SAFE, [], 12_000).load, "recorded at a rate of its own").toBe("heavy");
    expect(costOf(SAFE, [], SAFE.video_kbps).load, "recorded as streamed").toBe("medium");
    expect(costOf({ ...SAFE, fps: 60 }).load, "twice the pictures").toBe("heavy");
    expect(costOf({ ...SAFE, width: 1280, height: 720 }).load).toBe("light");
  });
});

describe("a platform's limits", () => {
  const platform: PlatformView = {
    id: "p",
    name: "P",
    servers: [],
    key_page: null,
    is_portrait: false,
    limits: [
      { height: 1080, fps: 60, most_kbps: 12_000 },
      { height: 1080, fps: 30, most_kbps: 10_000 },
      { height: 720, fps: 30, most_kbps: 4_000 },
    ],
    most_audio_kbps: 160,
  };
  const excess = (change: Partial<Quality>) => excessOf({ ...SAFE, ...change }, platform);

  it("are those of the smallest picture that holds this one", () => {
    expect(excess({})).toEqual([]);
    expect(excess({ width: 1280, height: 720 })).toEqual([{ excess: "video", most: 4_000 }]);
    expect(excess({ width: 1280, height: 720, fps: 60 }), "no limit of its own").toEqual([]);
    expect(excess({ audio_kbps: 192 })).toEqual([{ excess: "audio", most: 160 }]);
  });

  it("count an upright picture by its shorter side", () => {
    expect(excess({ width: 1080, height: 1920 })).toEqual([]);
    expect(excess({ width: 2560, height: 1440 })).toEqual([{ excess: "picture" }]);
  });

  it("don't hold where the platform names none", () => {
    expect(excessOf({ ...SAFE, video_kbps: 20_000 }, { ...platform, limits: [] })).toEqual([]);
  });
});

describe("giving an action another key", () => {
  it("keeps only what differs", () => {
    expect(rebind("toggle_card", "K", {})).toEqual({
      outcome: "bound",
      keys: { toggle_card: "K" },
    });
    expect(rebind("toggle_card", "C", { toggle_card: "K" })).toEqual({
      outcome: "bound",
      keys: {},
    });
  });

  it("names the action that has the key, and can swap with it", () => {
    expect(rebind("toggle_card", "M", {})).toEqual({ outcome: "clash", other: "toggle_mute" });
    expect(swap("toggle_card", "toggle_mute", "M", {})).toEqual({
      toggle_card: "M",
      toggle_mute: "C",
    });
  });

  it("refuses a swap that would clash with a third action", () => {
    // "K" is free for the Live screen's action, but the one for every screen would meet the schedule's.
    const keys = { move_up: "K", toggle_card: "K" };
    expect(swap("toggle_card", "find", "Ctrl+F", keys)).toBeNull();
  });
});
