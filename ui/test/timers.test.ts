import { describe, expect, it } from "vitest";
import { clockFace, offsetFace, onAirFace, remainingFace } from "../src/l10n/time";
import { itemTimer, planOrigin, showTimer, toneOf } from "../src/studio/timers";
import { MINUTE, showOf } from "./builders";

describe("the item's timer", () => {
  it("counts down and warns at two minutes and at one", () => {
    expect(toneOf(2 * MINUTE + 1)).toBe("normal");
    expect(toneOf(2 * MINUTE)).toBe("warning");
    expect(toneOf(MINUTE)).toBe("danger");
    expect(toneOf(0)).toBe("danger");
    expect(toneOf(-1)).toBe("overtime");
  });

  it("counts overtime on", () => {
    const timer = itemTimer(showOf(MINUTE), MINUTE + 7_000);
    expect(timer).toMatchObject({
      elapsedMs: MINUTE + 7_000,
      remainingMs: -7_000,
      share: 1,
      tone: "overtime",
    });
  });

  it("is not there when nothing runs", () => {
    const show = showOf(MINUTE);
    show.state.live.phase = "ended";
    expect(itemTimer(show, 1)).toBeNull();
  });

  it("never shows a time before the take, even if the clocks differ", () => {
    expect(itemTimer(showOf(MINUTE), -500)?.elapsedMs).toBe(0);
  });
});

describe("the show's timer", () => {
  it("stays on plan while the item has time left", () => {
    expect(showTimer(showOf(MINUTE), 30_000)).toEqual({
      runningMs: 30_000,
      offsetMs: 0,
      expectedEnd: MINUTE,
    });
  });

  it("gets later with every second of overtime", () => {
    expect(showTimer(showOf(MINUTE), MINUTE + 20_000)).toMatchObject({
      offsetMs: 20_000,
      expectedEnd: MINUTE + 20_000,
    });
  });

  it("does not count overtime twice that the studio counted already", () => {
    const progress = {
      elapsed: MINUTE + 5_000,
      remaining_ms: -5_000,
      countdown: "overtime" as const,
      offset_ms: 8_000,
      parts: [],
      expected_end: MINUTE + 8_000,
    };
    const show = showOf(MINUTE, { progress, now: MINUTE + 5_000 });
    expect(showTimer(show, MINUTE + 6_000)).toMatchObject({ offsetMs: 9_000 });
  });

  it("expects a later end while the first take is waited for", () => {
    const show = showOf(MINUTE, { now: 0 });
    show.state.live.current = null;
    expect(showTimer(show, 9_000)).toMatchObject({ offsetMs: 0, expectedEnd: MINUTE + 9_000 });
  });

  it("plans from the run's start, or else from the planned one", () => {
    const show = showOf(MINUTE);
    show.state.show.planned_start = 77;
    expect(planOrigin(show)).toBe(0);
    show.state.live.phase = "off";
    expect(planOrigin(show)).toBe(77);
  });
});

describe("clock faces", () => {
  it.each([
    [remainingFace(119_001), "2:00"],
    [remainingFace(1), "0:01"],
    [remainingFace(0), "0:00"],
    [remainingFace(-7_900), "+0:07"],
    [clockFace(3_729_000), "1:02:09"],
    [offsetFace(80_000), "+1:20"],
    [offsetFace(-45_000), "−0:45"],
    [offsetFace(-400), "0:00"],
    [onAirFace(754_000), "00:12:34"],
  ])("%s", (face, expected) => {
    expect(face).toBe(expected);
  });
});
