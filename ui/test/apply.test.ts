import { describe, expect, it } from "vitest";
import type { Snapshot } from "../src/bindings/Snapshot";
import { applyEvent } from "../src/studio/apply";
import { shareUnchanged } from "../src/studio/share";
import { event, snapshot } from "./builders";

function applied(before: Snapshot, ...args: Parameters<typeof event>): Snapshot {
  const result = applyEvent(before, event(...args));
  if (result.outcome !== "applied") throw new Error(`the event was ${result.outcome}`);
  return result.snapshot;
}

describe("applying an event", () => {
  it("brings the snapshot to the event's revision and changes only its part", async () => {
    const before = await snapshot();
    const health = { ...before.health, kbps: 4500 };
    const after = applied(before, before.revision + 1, { event: "health", health });
    expect(after.revision).toBe(before.revision + 1);
    expect(after.health.kbps).toBe(4500);
    expect(after.show, "a health event leaves the show alone").toBe(before.show);
  });

  it("is a gap when a revision is missing, and stale when it is known", async () => {
    const before = await snapshot();
    expect(applyEvent(before, event(before.revision + 2)).outcome).toBe("gap");
    expect(applyEvent(before, event(before.revision)).outcome).toBe("stale");
  });

  it("keeps untouched segments identical, so that their rows are not drawn again", async () => {
    const before = await snapshot();
    const show = structuredClone(before.show);
    const second = show.state.show.rundown.segments[1];
    if (!second) throw new Error("the demo has more than one segment");
    second.is_skipped = true;
    const after = applied(before, before.revision + 1, { event: "show", show });
    const [old, now] = [before, after].map(each => each.show.state.show.rundown.segments);
    expect(now?.[0]).toBe(old?.[0]);
    expect(now?.[1]).not.toBe(old?.[1]);
    expect(now?.[1]?.is_skipped).toBe(true);
  });

  it("keeps the newest fifty notices", async () => {
    let current = await snapshot();
    for (let at = 1; at <= 60; at++) {
      const notice = {
        code: `c${at}`,
        level: "info" as const,
        message: "",
        hint: "",
        at,
        fix: null,
        resolved_at: null,
      };
      current = applied(current, current.revision + 1, { event: "notice", notice });
    }
    expect(current.notices).toHaveLength(50);
    expect(current.notices.at(-1)?.code).toBe("c60");
  });
});

describe("sharing what is unchanged", () => {
  it("gives back the old value when all of it is equal", () => {
    const old = { a: [1, { b: 2 }], c: null };
    expect(shareUnchanged(old, structuredClone(old))).toBe(old);
  });

  it("sees removed keys and shorter lists", () => {
    const old: { a: number[]; b?: number } = { a: [1, 2], b: 1 };
    expect(shareUnchanged(old, { a: [1] })).toEqual({ a: [1] });
  });
});
