/** How an event changes a snapshot. Pure; what to do about a gap is the client's business. */
import type { Event as StudioEvent } from "../bindings/Event";
import type { Notice } from "../bindings/Notice";
import type { Snapshot } from "../bindings/Snapshot";
import type { What } from "../bindings/What";
import { shareUnchanged } from "./share";

/** As many notices as the studio itself keeps in a snapshot. */
const NOTICES_KEPT = 50;

export type Outcome =
  | { outcome: "applied"; snapshot: Snapshot }
  /** The snapshot knows this event already. */
  | { outcome: "stale" }
  /** Events are missing between the snapshot and this one. */
  | { outcome: "gap" };

export function applyEvent(snapshot: Snapshot, event: StudioEvent): Outcome {
  if (event.revision <= snapshot.revision) return { outcome: "stale" };
  if (event.revision > snapshot.revision + 1) return { outcome: "gap" };
  const changed = change(snapshot, event.what);
  return { outcome: "applied", snapshot: { ...changed, revision: event.revision } };
}

function change(snapshot: Snapshot, what: What): Snapshot {
  switch (what.event) {
    case "show":
      // Most of a rundown stays as it was; sharing it spares every untouched row a redraw.
      return { ...snapshot, show: shareUnchanged(snapshot.show, what.show) };
    case "setup":
      return { ...snapshot, setup: shareUnchanged(snapshot.setup, what.setup) };
    case "shows":
      return { ...snapshot, shows: what.shows };
    case "health":
      return { ...snapshot, health: what.health };
    case "recording":
      return { ...snapshot, recording: what.recording };
    case "preflight":
      return { ...snapshot, preflight: what.preflight };
    case "practice":
      return { ...snapshot, practice: what.practice };
    case "notice":
      return { ...snapshot, notices: addNotice(snapshot.notices, what.notice) };
    case "resolved":
      return { ...snapshot, notices: resolveNotices(snapshot.notices, what.code, what.at) };
    case "themes":
      return { ...snapshot, themes: what.themes };
    case "host_message":
      return { ...snapshot, host_message: what.message };
    case "interrupted":
      return { ...snapshot, interrupted: what.run };
    // What these changed comes as a `show` of its own.
    case "taken":
    case "card_cleared":
    // Whoever shows the list of recordings asks for it again.
    case "recordings_changed":
    case "devices_changed":
    // Whoever shows a part of the catalogue asks for it again.
    case "catalogue_changed":
    // Likewise whoever shows what is known of a product.
    case "dossier_changed":
    // Whoever has asked for the import shows how far it is.
    case "import_progress":
    // Likewise of an export.
    case "export_progress":
      return snapshot;
  }
}

function resolveNotices(notices: readonly Notice[], code: string, at: number): Notice[] {
  return notices.map(notice =>
    notice.code === code && notice.resolved_at === null ? { ...notice, resolved_at: at } : notice,
  );
}

function addNotice(notices: readonly Notice[], notice: Notice): Notice[] {
  return [...notices, notice].slice(-NOTICES_KEPT);
}
