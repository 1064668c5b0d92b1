/** Small snapshots and events with only the data that matters. */
import type { Segment } from "../src/bindings/Segment";
import type { ShowView } from "../src/bindings/ShowView";
import type { Snapshot } from "../src/bindings/Snapshot";
import type { What } from "../src/bindings/What";
import type { FakeOptions } from "../src/platform/fake";
import { FakeHost } from "../src/platform/fake";
import type { StudioEvent } from "../src/platform/host";

export const MINUTE = 60_000;

export function options(change: Partial<FakeOptions> = {}): FakeOptions {
  return {
    language: "en",
    phase: "off",
    takes: 0,
    atSeconds: 0,
    segments: undefined,
    case: "none",
    ...change,
  };
}

export async function snapshot(change: Partial<FakeOptions> = {}): Promise<Snapshot> {
  const response = await new FakeHost(options(change)).request({ ask: "snapshot" });
  if (response.answer !== "snapshot") throw new Error("the fake host gave no snapshot");
  return response.snapshot;
}

export function event(revision: number, what: What = { event: "devices_changed" }): StudioEvent {
  return { revision, what };
}

/** A running show of one item, taken at 0, planned for so long. */
export function showOf(plannedMs: number, change: Partial<ShowView> = {}): ShowView {
  return {
    state: {
      show: {
        id: 1,
        title: "Show",
        language: "en",
        currency: "EUR",
        theme: "lumen",
        planned_start: null,
        price_age_limit: null,
        rundown: { segments: [segment(1, plannedMs)] },
      },
      live: {
        phase: "live",
        started_at: 0,
        ended_at: null,
        planned_end: null,
        current: { id: 1, taken_at: 0, product: null },
        next: null,
        card: null,
        scene: "camera_full",
        done: [],
        vouched: [],
      },
    },
    plan: [{ id: 1, starts: 0, ends: plannedMs }],
    progress: {
      elapsed: 0,
      remaining_ms: plannedMs,
      countdown: "normal",
      offset_ms: 0,
      parts: [],
      expected_end: plannedMs,
    },
    catch_up: null,
    doubted_bundle: null,
    fitting_cards: [],
    now: 0,
    products: [],
    undo: null,
    redo: null,
    ...change,
  };
}

export function segment(id: number, duration: number): Segment {
  return {
    id,
    kind: "product",
    cue: "",
    title: `Item ${id}`,
    note: "",
    colour: null,
    duration,
    is_skipped: false,
    scene: "camera_full",
    products: [],
    card: null,
    offer: null,
    end_action: "none",
  };
}
