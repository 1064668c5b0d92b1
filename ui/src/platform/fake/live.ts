/**
 * A small stand-in for the studio's state machine, enough to work on the window. The real rules are
 * in `crates/domain`; nothing here is shipped.
 */
import type { Command } from "../../bindings/Command";
import type { PlannedSegment } from "../../bindings/PlannedSegment";
import type { Progress } from "../../bindings/Progress";
import type { Segment } from "../../bindings/Segment";
import type { State } from "../../bindings/State";
import { toneOf } from "../../studio/timers";

export function commanded(state: State, command: Command, now: number): State | null {
  const { show, live } = state;
  const { segments } = show.rundown;
  const isRunning = live.phase === "practice" || live.phase === "live";
  const withLive = (change: Partial<State["live"]>): State => ({
    show,
    live: { ...live, ...change },
  });
  switch (command.do) {
    case "start_practice":
    case "go_live":
      if (isRunning || segments.length === 0) return null;
      return withLive({
        phase: command.do === "go_live" ? "live" : "practice",
        started_at: now,
        ended_at: null,
        current: null,
        card: null,
        done: [],
        next: firstUnskipped(segments, 0),
      });
    case "end":
      return isRunning
        ? withLive({ phase: "ended", ended_at: now, current: null, card: null })
        : null;
    case "take_next":
      return isRunning && live.next !== null ? taken(state, live.next, now) : null;
    case "take":
      return isRunning ? taken(state, command.segment, now) : null;
    case "take_product":
      if (!isRunning || !live.current) return null;
      return withLive({
        current: { ...live.current, product: command.product },
        card: onAir(command.product, now),
      });
    case "set_next":
      return withLive({ next: command.segment });
    case "show_card": {
      const product = live.card?.product ?? live.current?.product ?? null;
      if (!isRunning || product === null) return null;
      const template = command.template ?? "lower-third";
      return withLive({ card: { ...onAir(product, now), template, entry: command.entry ?? null } });
    }
    case "toggle_card":
    case "hide_card":
    case "clear_graphics": {
      if (live.card || command.do === "hide_card" || command.do === "clear_graphics") {
        return withLive({ card: null });
      }
      return live.current?.product == null
        ? null
        : withLive({ card: onAir(live.current.product, now) });
    }
    case "set_scene":
      return withLive({ scene: command.scene });
    case "skip_segment":
      return {
        live,
        show: {
          ...show,
          rundown: {
            segments: segments.map(segment =>
              segment.id === command.segment
                ? { ...segment, is_skipped: command.is_skipped }
                : segment,
            ),
          },
        },
      };
    default:
      return null;
  }
}

function taken(state: State, id: number, now: number): State {
  const { show, live } = state;
  const { segments } = show.rundown;
  const at = segments.findIndex(segment => segment.id === id);
  const segment = segments[at];
  if (!segment) return state;
  const left = live.current && segments.find(each => each.id === live.current?.id);
  const done =
    left && live.current
      ? [
          ...live.done,
          { id: left.id, taken_at: live.current.taken_at, left_at: now, planned: left.duration },
        ]
      : live.done;
  const product = segment.products[0] ?? null;
  return {
    show,
    live: {
      ...live,
      done,
      current: { id, taken_at: now, product },
      next: firstUnskipped(segments, at + 1),
      scene: segment.scene,
      card: product !== null && segment.card ? onAir(product, now) : null,
    },
  };
}

function onAir(product: number, now: number) {
  return {
    product,
    template: "lower-third",
    shown_at: now,
    offer_ends_at: null,
    entry: null,
    is_price_revealed: false,
  };
}

function firstUnskipped(segments: readonly Segment[], from: number): number | null {
  return segments.slice(from).find(segment => !segment.is_skipped)?.id ?? null;
}

export function planOf(segments: readonly Segment[]): PlannedSegment[] {
  let at = 0;
  return segments.map(({ id, duration, is_skipped }) => {
    const starts = at;
    at += is_skipped ? 0 : duration;
    return { id, starts, ends: at };
  });
}

export function progressOf({ show, live }: State, now: number): Progress | null {
  if (live.phase !== "practice" && live.phase !== "live") return null;
  const { current, started_at } = live;
  const planned = show.rundown.segments.find(segment => segment.id === current?.id)?.duration ?? 0;
  const elapsed = current ? now - current.taken_at : 0;
  const remaining_ms = current ? planned - elapsed : 0;
  const parts = live.done.map(item => ({
    id: item.id,
    offset_ms: item.left_at - item.taken_at - item.planned,
  }));
  if (current && remaining_ms < 0) parts.push({ id: current.id, offset_ms: -remaining_ms });
  const offset_ms = parts.reduce((sum, part) => sum + part.offset_ms, 0);
  const length = planOf(show.rundown.segments).at(-1)?.ends ?? 0;
  const begins = current ? (started_at ?? now) : now;
  return {
    elapsed,
    remaining_ms,
    countdown: current ? toneOf(remaining_ms) : null,
    offset_ms,
    parts,
    expected_end: begins + length + offset_ms,
  };
}
