import { describe, expect, it } from "vitest";
import type { Segment } from "../src/bindings/Segment";
import {
  addMonths,
  dayForKey,
  dayOf,
  momentOf,
  timeOf,
  weeksOf,
} from "../src/features/schedule/calendar/month";
import { parseDuration } from "../src/features/schedule/rundown/duration";
import { findItem } from "../src/features/schedule/rundown/find";
import { parseMoney, typedMoney } from "../src/features/schedule/rundown/money";
import { beforeForStep, withEdits } from "../src/features/schedule/rundown/pending";
import { planOf } from "../src/features/schedule/rundown/plan";

const MINUTE = 60_000;

function segment(id: number, change: Partial<Segment> = {}): Segment {
  return {
    id,
    kind: "product",
    cue: "",
    title: `Item ${id}`,
    note: "",
    colour: null,
    duration: MINUTE,
    is_skipped: false,
    scene: "camera_full",
    products: [],
    card: null,
    offer: null,
    end_action: "none",
    ...change,
  };
}

describe("a typed length", () => {
  it.each([
    ["2:30", 150],
    ["90", 90],
    ["1:02:00", 3720],
    ["75:00", 4500],
    [" 0:05 ", 5],
    ["5m", 300],
    ["5 min", 300],
    ["1h", 3600],
    ["1 h 2 min", 3720],
    ["1h02m30s", 3750],
    ["45s", 45],
    ["24:00:00", 86_400],
  ])("%j is %i seconds", (typed, seconds) => {
    expect(parseDuration(typed)).toBe(seconds * 1000);
  });

  it.each(["", "soon", "2:75", "1:75:00", "-5", "2.5", "24:00:01", "1:2:3"])(
    "%j is not guessed at",
    typed => {
      expect(parseDuration(typed)).toBeNull();
    },
  );
});

describe("a typed price", () => {
  it.each([
    ["24,90", "EUR", 2490],
    ["24.9", "EUR", 2490],
    ["24", "EUR", 2400],
    ["€24.90", "EUR", 2490],
    ["24,90 €", "EUR", 2490],
    ["24 EUR", "EUR", 2400],
    ["1 234,50", "EUR", 123_450],
    ["1,234.50", "EUR", 123_450],
    ["1.234.567", "EUR", 123_456_700],
    ["0.05", "EUR", 5],
    ["1980", "JPY", 1980],
    ["1,980", "JPY", 1980],
    ["1.234", "KWD", 1234],
    ["1.5", "KWD", 1500],
  ])("%j in %s is %i", (typed, currency, minor) => {
    expect(parseMoney(typed, currency)).toEqual({ minor, currency });
  });

  it.each([
    ["", "EUR"],
    ["free", "EUR"],
    ["-5", "EUR"],
    ["24.905", "EUR"],
    ["1,234", "EUR"],
    ["24.", "EUR"],
    ["1,23,456.00", "EUR"],
    ["19.80", "JPY"],
    ["1.2345", "KWD"],
    ["99999999999999", "EUR"],
  ])("%j in %s is not guessed at", (typed, currency) => {
    expect(parseMoney(typed, currency)).toBeNull();
  });

  it("reads back as it was written into the field", () => {
    for (const [minor, currency] of [
      [5, "EUR"],
      [123_450, "EUR"],
      [1980, "JPY"],
      [1234, "KWD"],
    ] as const) {
      for (const language of ["en", "fr"]) {
        const typed = typedMoney({ minor, currency }, language);
        expect(parseMoney(typed, currency)).toEqual({ minor, currency });
      }
    }
  });
});

describe("the rundown that is drawn", () => {
  const three = [segment(1), segment(2), segment(3)];
  const order = (segments: readonly Segment[]) => segments.map(each => each.id);

  it("has the edits on their way over it, in the order they were made", () => {
    const drawn = withEdits(three, [
      { edit: "move", id: 1, before: 3 },
      { edit: "move", id: 1, before: null },
      { edit: "change", id: 1, change: { title: "Last" } },
      { edit: "delete", id: 2 },
    ]);
    expect(order(drawn)).toEqual([3, 1]);
    expect(drawn[1]?.title).toBe("Last");
    expect(drawn[0], "an untouched row is the same, so it is not drawn again").toBe(three[2]);
  });

  it("stays as it is when an edit's item is gone", () => {
    expect(withEdits(three, [{ edit: "move", id: 9, before: 1 }])).toBe(three);
    expect(order(withEdits(three, [{ edit: "move", id: 1, before: 9 }]))).toEqual([1, 2, 3]);
  });

  it("moves an item by one and stops at both ends", () => {
    expect(beforeForStep(three, 2, -1)).toBe(1);
    expect(beforeForStep(three, 1, 1)).toBe(3);
    expect(beforeForStep(three, 2, 1)).toBeNull();
    expect(beforeForStep(three, 1, -1)).toBeUndefined();
    expect(beforeForStep(three, 3, 1)).toBeUndefined();
  });

  it("counts a length while it is typed, and no skipped item", () => {
    const segments = [segment(1), segment(2, { is_skipped: true }), segment(3)];
    const plan = planOf(segments, { id: 1, durationMs: 5 * MINUTE });
    expect(plan).toEqual({
      startsMs: [0, 5 * MINUTE, 5 * MINUTE],
      totalMs: 6 * MINUTE,
      items: 2,
    });
  });
});

describe("a search in the rundown", () => {
  const segments = [
    segment(1, { title: "Crème brûlée" }),
    segment(2, { cue: "B1" }),
    segment(3, { note: "the creme again" }),
  ];

  it("goes round from the item in hand, without accents", () => {
    expect(findItem(segments, "creme", null)).toBe(1);
    expect(findItem(segments, "creme", 1)).toBe(3);
    expect(findItem(segments, "creme", 3)).toBe(1);
    expect(findItem(segments, "b1", null)).toBe(2);
  });

  it("finds nothing for nothing", () => {
    expect(findItem(segments, "  ", null)).toBeNull();
    expect(findItem(segments, "vase", null)).toBeNull();
  });
});

describe("the calendar", () => {
  it("begins its weeks on Monday and shows six of them", () => {
    const weeks = weeksOf({ year: 2026, month: 10 });
    expect(weeks).toHaveLength(6);
    expect(weeks[0]?.[0]).toBe("2026-10-26");
    expect(weeks[0]?.[6], "1 November 2026 is a Sunday").toBe("2026-11-01");
  });

  it("walks by keys over the ends of weeks, months and years", () => {
    expect(dayForKey("2026-12-31", "ArrowRight")).toBe("2027-01-01");
    expect(dayForKey("2026-11-26", "Home")).toBe("2026-11-23");
    expect(dayForKey("2026-11-26", "End")).toBe("2026-11-29");
    expect(dayForKey("2026-01-31", "PageDown")).toBe("2026-02-28");
    expect(addMonths("2026-03-31", -1)).toBe("2026-02-28");
    expect(dayForKey("2026-11-26", "x")).toBeNull();
  });

  it("reads day and time back, and refuses what is on no calendar", () => {
    const moment = momentOf("2026-11-26", "20:05");
    expect(moment).not.toBeNull();
    expect([dayOf(moment ?? 0), timeOf(moment ?? 0)]).toEqual(["2026-11-26", "20:05"]);
    expect(momentOf("2026-11-26", "20h05")).toBe(moment);
    expect(timeOf(momentOf("2026-11-26", "20 h") ?? 0)).toBe("20:00");
    expect(momentOf("2026-02-30", "20:00")).toBeNull();
    expect(momentOf("2026-11-26", "25:00")).toBeNull();
    expect(momentOf("", "20:00")).toBeNull();
  });
});
