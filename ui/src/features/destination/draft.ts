/** A destination as it is typed. Pure: the form only draws it. */
import type { DestinationDraft } from "../../bindings/DestinationDraft";
import type { DestinationWish } from "../../bindings/DestinationWish";
import type { Hidden } from "../../bindings/Hidden";
import type { PlatformView } from "../../bindings/PlatformView";
import type { Quality } from "../../bindings/Quality";
import type { SavedDestination } from "../../bindings/SavedDestination";
import { AS_THE_SHOW, HIDEABLE, type PictureName, usualKbps } from "./wish";

/** A server of one's own, or a platform that Vitrine has no preset of. */
export const OWN = "own";

export interface TypedDestination {
  /** A platform's id, {@link OWN}, or empty while nothing was chosen. */
  platform: string;
  url: string;
  name: string;
  picture: PictureName;
  /** Of a picture of its own. */
  kbps: string;
  hides: Hidden;
}

export function typedOf(destination: SavedDestination | null): TypedDestination {
  return {
    platform: destination ? (destination.platform ?? OWN) : "",
    url: destination?.url ?? "",
    name: destination?.name ?? "",
    ...typedWish(destination?.wish ?? AS_THE_SHOW),
  };
}

function typedWish({ picture, hides }: DestinationWish) {
  const kbps = picture.picture === "show" ? "" : String(picture.video_kbps);
  return { picture: picture.picture, kbps, hides };
}

/** What is typed of the picture, as the studio takes it. */
export function wishOf({ picture, kbps, hides }: TypedDestination): DestinationWish {
  const wanted =
    picture === "show" ? { picture } : { picture, video_kbps: Math.round(Number(kbps)) };
  return { picture: wanted, hides };
}

export function isSameTyped(one: TypedDestination, other: TypedDestination): boolean {
  return (
    one.platform === other.platform &&
    one.url === other.url &&
    one.name === other.name &&
    one.picture === other.picture &&
    one.kbps === other.kbps &&
    HIDEABLE.every(part => one.hides[part] === other.hides[part])
  );
}

/**
 * After a platform was chosen: its usual server, its name unless the person gave one, and the picture
 * it asks for.
 */
export function withPlatform(
  typed: TypedDestination,
  platform: string,
  platforms: readonly PlatformView[],
  quality: Quality,
): TypedDestination {
  const before = platforms.find(each => each.id === typed.platform);
  const after = platforms.find(each => each.id === platform);
  const isNamedByUs = typed.name === "" || typed.name === before?.name;
  return {
    ...typed,
    platform,
    url: after?.servers[0]?.url ?? "",
    name: isNamedByUs ? (after?.name ?? "") : typed.name,
    ...pictureFor(typed, before?.is_portrait ?? false, after?.is_portrait ?? false, quality),
  };
}

/** What a platform asks for comes and goes with it; what the person chose stays. */
function pictureFor(
  { picture, kbps }: TypedDestination,
  wasPortrait: boolean,
  isPortrait: boolean,
  quality: Quality,
): Pick<TypedDestination, "picture" | "kbps"> {
  if (isPortrait && picture === "show") {
    return { picture: "portrait", kbps: String(usualKbps("portrait", quality)) };
  }
  if (wasPortrait && !isPortrait && picture === "portrait") return { picture: "show", kbps: "" };
  return { picture, kbps };
}

export function draftOf(typed: TypedDestination, id: number | null): DestinationDraft {
  const platform = typed.platform === OWN || typed.platform === "" ? null : typed.platform;
  const wish = wishOf(typed);
  return { id, name: typed.name.trim(), platform, url: typed.url.trim(), wish };
}
