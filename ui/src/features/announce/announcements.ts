/** What a screen reader is told when the view changes. Pure: from two views to words' ids. */
import type { FluentVariable } from "@fluent/bundle";
import type { Countdown } from "../../bindings/Countdown";
import type { MessageId } from "../../l10n/l10n";
import type { View } from "../../studio/client";
import { findSegment, itemTimer } from "../../studio/timers";
import { lostNames } from "../destination/standing";

/** The facts that are worth a word when they change. */
export interface Facts {
  connection: View["connection"];
  phase: string | null;
  /** The names of the destinations that are lost. */
  lost: readonly string[];
  item: string | null;
  tone: Countdown | null;
}

export interface Announcement {
  isUrgent: boolean;
  message: MessageId;
  values?: Record<string, FluentVariable>;
}

export function factsOf({ connection, snapshot }: View, nowMs: number): Facts {
  if (!snapshot) return { connection, phase: null, lost: [], item: null, tone: null };
  const { show, setup } = snapshot;
  const { current, phase } = show.state.live;
  return {
    connection,
    phase,
    lost: lostNames(setup.destinations),
    item: (current && findSegment(show, current.id)?.title) ?? null,
    tone: itemTimer(show, nowMs)?.tone ?? null,
  };
}

const PHASE: Record<string, MessageId> = {
  practice: "say-practice",
  live: "say-live",
  ended: "say-ended",
};

const TONE: Record<Countdown, MessageId | null> = {
  normal: null,
  warning: "say-warning",
  danger: "say-danger",
  overtime: "say-overtime",
};

export function announcements(before: Facts, after: Facts): Announcement[] {
  const said: Announcement[] = [];
  if (before.connection !== after.connection) {
    if (after.connection === "lost") said.push({ isUrgent: true, message: "disconnected" });
    if (before.connection === "lost" && after.connection === "connected") {
      said.push({ isUrgent: false, message: "say-connected" });
    }
  }
  const phase = after.phase !== before.phase && before.phase !== null && PHASE[after.phase ?? ""];
  if (phase) said.push({ isUrgent: true, message: phase });
  for (const name of after.lost) {
    if (before.lost.includes(name)) continue;
    said.push({ isUrgent: true, message: "say-destination-lost", values: { name } });
  }
  for (const name of before.lost) {
    // After the show nothing is lost any more, and nothing is back either.
    if (after.lost.includes(name) || after.phase !== "live") continue;
    said.push({ isUrgent: false, message: "say-destination-back", values: { name } });
  }
  if (after.item !== before.item && after.item !== null) {
    said.push({ isUrgent: false, message: "say-item", values: { item: after.item } });
  } else if (after.tone !== before.tone && after.tone !== null) {
    const tone = TONE[after.tone];
    if (tone) said.push({ isUrgent: after.tone !== "warning", message: tone });
  }
  return said;
}
