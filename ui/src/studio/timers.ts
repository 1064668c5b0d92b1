/** What the clocks of the screen show, from the last show view and the studio's time. Pure. */
import type { Countdown } from "../bindings/Countdown";
import type { PlannedSegment } from "../bindings/PlannedSegment";
import type { Segment } from "../bindings/Segment";
import type { SegmentId } from "../bindings/SegmentId";
import type { ShowView } from "../bindings/ShowView";

/** OnTime's thresholds, which producers are used to. */
export const WARNING_AT_MS = 120_000;
export const DANGER_AT_MS = 60_000;

/** The item on air, counted to `nowMs`. */
export interface ItemTimer {
  elapsedMs: number;
  /** Negative in overtime. */
  remainingMs: number;
  plannedMs: number;
  /** How much of it has passed, 0 to 1, once a second: drawn more often, a bar costs more than its clock. */
  share: number;
  tone: Countdown;
}

/** The whole show, counted to `nowMs`. */
export interface ShowTimer {
  /** Since practice or live began; `null` when nothing runs. */
  runningMs: number | null;
  /** Positive is behind the plan; `null` when nothing runs. */
  offsetMs: number | null;
  expectedEnd: number | null;
}

export function itemTimer(show: ShowView, nowMs: number): ItemTimer | null {
  const current = show.state.live.current;
  const segment = current && findSegment(show, current.id);
  if (!current || !segment || !isRunning(show)) return null;
  const elapsedMs = Math.max(0, nowMs - current.taken_at);
  const plannedMs = segment.duration;
  const remainingMs = plannedMs - elapsedMs;
  const wholeMs = Math.floor(elapsedMs / 1_000) * 1_000;
  const share = plannedMs > 0 ? Math.min(1, wholeMs / plannedMs) : 1;
  return { elapsedMs, remainingMs, plannedMs, share, tone: toneOf(remainingMs) };
}

export function toneOf(remainingMs: number): Countdown {
  if (remainingMs < 0) return "overtime";
  if (remainingMs <= DANGER_AT_MS) return "danger";
  if (remainingMs <= WARNING_AT_MS) return "warning";
  return "normal";
}

export function showTimer(show: ShowView, nowMs: number): ShowTimer {
  const { progress } = show;
  const { started_at } = show.state.live;
  if (!isRunning(show) || started_at === null) {
    return { runningMs: null, offsetMs: null, expectedEnd: null };
  }
  const runningMs = Math.max(0, nowMs - started_at);
  if (!progress) return { runningMs, offsetMs: null, expectedEnd: null };
  // Only overtime makes a show later as time passes; it has grown since the view was made.
  const remainingMs = itemTimer(show, nowMs)?.remainingMs ?? 0;
  const grownMs = Math.max(0, -remainingMs) - Math.max(0, -progress.remaining_ms);
  // Before the first take the whole show still lies ahead.
  const waitedMs = show.state.live.current ? 0 : Math.max(0, nowMs - show.now);
  return {
    runningMs,
    offsetMs: progress.offset_ms + grownMs,
    expectedEnd: progress.expected_end + grownMs + waitedMs,
  };
}

/** Less than this is on time: nobody notices five seconds. */
const ON_TIME_WITHIN_MS = 5_000;

/** How a show stands against its plan, for a word beside the figure. */
export function offsetKind(offsetMs: number): "on-time" | "behind" | "ahead" {
  if (Math.abs(offsetMs) < ON_TIME_WITHIN_MS) return "on-time";
  return offsetMs > 0 ? "behind" : "ahead";
}

export function isRunning(show: ShowView): boolean {
  const { phase } = show.state.live;
  return phase === "practice" || phase === "live";
}

export function findSegment(show: ShowView, id: SegmentId): Segment | undefined {
  return show.state.show.rundown.segments.find(segment => segment.id === id);
}

/** The moment planned times count from: the run's own start, or else the planned one. */
export function planOrigin(show: ShowView): number | null {
  return (isRunning(show) ? show.state.live.started_at : null) ?? show.state.show.planned_start;
}

export function plannedEndMs(plan: readonly PlannedSegment[]): number {
  return plan.reduce((latest, segment) => Math.max(latest, segment.ends), 0);
}
