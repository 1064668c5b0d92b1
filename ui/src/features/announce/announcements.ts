/** What a screen reader is told when the view changes. Pure: from two views to words' ids. */
import type { FluentVariable } from "@fluent/bundle";
import type { Countdown } from "../../bindings/Countdown";
import type { MessageId } from "../../l10n/l10n";
import type { View } from "../../studio/client";
import { findSegment, itemTimer } from "../../studio/timers";

/** The facts that are worth a word when they change. */
export interface Facts {
  connection: View["connection"];
  phase: string | null;
  link: string | null;
  item: string | null;
  tone: Countdown | null;
}

export interface Announcement {
  isUrgent: boolean;
  message: MessageId;
  values?: Record<string, FluentVariable>;
}

export function factsOf({ connection, snapshot }: View, nowMs: number): Facts {
  if (!snapshot) return { connection, phase: null, link: null, item: null, tone: null };
  const { show, setup } = snapshot;
  const { current, phase } = show.state.live;
  return {
    connection,
    phase,
    link: setup.destination.link.link,
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
  if (after.link !== before.link && after.link === "reconnecting") {
    said.push({ isUrgent: true, message: "meaning-reconnecting" });
  }
  if (after.item !== before.item && after.item !== null) {
    said.push({ isUrgent: false, message: "say-item", values: { item: after.item } });
  } else if (after.tone !== before.tone && after.tone !== null) {
    const tone = TONE[after.tone];
    if (tone) said.push({ isUrgent: after.tone !== "warning", message: tone });
  }
  return said;
}
