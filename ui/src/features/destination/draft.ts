/** A destination as it is typed. Pure: the form only draws it. */
import type { DestinationDraft } from "../../bindings/DestinationDraft";
import type { PlatformView } from "../../bindings/PlatformView";
import type { SavedDestination } from "../../bindings/SavedDestination";

/** A server of one's own, or a platform that Vitrine has no preset of. */
export const OWN = "own";

export interface TypedDestination {
  /** A platform's id, {@link OWN}, or empty while nothing was chosen. */
  platform: string;
  url: string;
  name: string;
}

export function typedOf(destination: SavedDestination | null): TypedDestination {
  return {
    platform: destination ? (destination.platform ?? OWN) : "",
    url: destination?.url ?? "",
    name: destination?.name ?? "",
  };
}

export function isSameTyped(one: TypedDestination, other: TypedDestination): boolean {
  return one.platform === other.platform && one.url === other.url && one.name === other.name;
}

/** After a platform was chosen: its usual server, and its name unless the person gave one. */
export function withPlatform(
  typed: TypedDestination,
  platform: string,
  platforms: readonly PlatformView[],
): TypedDestination {
  const before = platforms.find(each => each.id === typed.platform);
  const after = platforms.find(each => each.id === platform);
  const isNamedByUs = typed.name === "" || typed.name === before?.name;
  return {
    platform,
    url: after?.servers[0]?.url ?? "",
    name: isNamedByUs ? (after?.name ?? "") : typed.name,
  };
}

export function draftOf(typed: TypedDestination, id: number | null): DestinationDraft {
  const platform = typed.platform === OWN || typed.platform === "" ? null : typed.platform;
  return { id, name: typed.name.trim(), platform, url: typed.url.trim() };
}
