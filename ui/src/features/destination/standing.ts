/** How the destinations of a show do, each and together. Pure: the screens only word it. */
import type { DestinationHealth } from "../../bindings/DestinationHealth";
import type { EditionHealth } from "../../bindings/EditionHealth";
import type { LinkView } from "../../bindings/LinkView";
import type { SavedDestination } from "../../bindings/SavedDestination";
import type { ConditionTone } from "../../components/Condition";
import type { MessageId } from "../../l10n/l10n";

/** A destination with what gets through to it; `null` while it is not started. */
export interface Standing {
  destination: SavedDestination;
  health: DestinationHealth | null;
}

/** Those that take part in the show, and any that was started besides; the primary first. */
export function standings(
  destinations: readonly SavedDestination[],
  health: readonly DestinationHealth[],
): Standing[] {
  const shown = destinations.filter(each => each.is_used || each.link.link !== "off");
  return shown
    .toSorted((one, other) => Number(other.is_primary) - Number(one.is_primary))
    .map(destination => ({
      destination,
      health: health.find(each => each.id === destination.id) ?? null,
    }));
}

/**
 * What viewers have of a live show: `none` when nothing is started any more, `partly` when some
 * destinations are lost and others carry on.
 */
export type Reach = "none" | "connecting" | "all" | "partly" | "lost";

export function reach(destinations: readonly SavedDestination[]): Reach {
  const has = (link: LinkView["link"]) => destinations.some(each => each.link.link === link);
  if (has("reconnecting")) return has("on_air") ? "partly" : "lost";
  if (has("on_air")) return "all";
  return has("connecting") ? "connecting" : "none";
}

/** The names of those that are lost, as a list in this language. */
export function lostNames(destinations: readonly SavedDestination[]): string[] {
  const lost = destinations.filter(each => each.link.link === "reconnecting");
  return lost.map(each => each.name);
}

export const LINK: Record<LinkView["link"], { tone: ConditionTone; word: MessageId }> = {
  off: { tone: "none", word: "link-off" },
  connecting: { tone: "busy", word: "link-connecting" },
  on_air: { tone: "good", word: "link-on_air" },
  reconnecting: { tone: "bad", word: "link-reconnecting" },
};

/** One picture in ten is missed, which eyes see. */
const LAGGING = 0.9;

/** The pictures a second of one that has pictures of its own, if they are fewer than the show's. */
export function laggingFps(
  { edition }: SavedDestination,
  editions: readonly EditionHealth[],
  showFps: number,
): number | null {
  const own = editions.find(each => each.id === edition?.id);
  return own && own.fps < showFps * LAGGING ? own.fps : null;
}

/** A queue beyond this is congestion: Vitrine lowers the picture's rate or drops frames soon after. */
export const QUEUE_OK_MS = 400;

/** What is known of its key. */
export function keyWord({ has_key, is_key_kept }: SavedDestination): MessageId {
  if (!has_key) return "key-none";
  return is_key_kept ? "key-kept" : "key-session";
}

/** The server of an address, as people call it: "live.twitch.tv". */
export function serverName(url: string): string {
  return /^\w+:\/\/([^/:]+)/.exec(url)?.[1] ?? url;
}
