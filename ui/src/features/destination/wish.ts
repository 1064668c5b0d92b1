/** What a destination is sent: the show, or something else, and what that costs. Pure: screens word it. */
import type { DestinationWish } from "../../bindings/DestinationWish";
import type { Hidden } from "../../bindings/Hidden";
import type { Quality } from "../../bindings/Quality";
import type { WantedPicture } from "../../bindings/WantedPicture";
import type { MessageId } from "../../l10n/l10n";

export type PictureName = WantedPicture["picture"];

/** In the order they are offered. */
export const PICTURES: readonly PictureName[] = ["show", "lower", "portrait"];
/** In the order they are offered. */
export const HIDEABLE: readonly (keyof Hidden)[] = ["price", "rating", "alternatives"];

export const AS_THE_SHOW: DestinationWish = {
  picture: { picture: "show" },
  hides: { price: false, rating: false, alternatives: false },
};

/** Every rate is between these, as the studio sees to. */
export const LEAST_KBPS = 300;
export const MOST_KBPS = 20_000;

const FULL_HD_LINES = 1080;
/** What platforms take everywhere, by lines: up to 30 pictures a second, and above. */
const USUAL_FULL_HD = { calm: 4_500, fast: 6_000 };
const USUAL_SMALLER = { calm: 3_000, fast: 4_500 };
/** A step down that a slow line feels, of a picture that still looks well. */
const LOWER_SHARE = 0.6;

/** The rate to begin with, in kbit/s. */
export function usualKbps(picture: PictureName, quality: Quality): number {
  if (picture === "show") return quality.video_kbps;
  if (picture === "lower") {
    return Math.max(LEAST_KBPS, Math.round((quality.video_kbps * LOWER_SHARE) / 100) * 100);
  }
  const lines = Math.min(quality.width, quality.height);
  const usual = lines >= FULL_HD_LINES ? USUAL_FULL_HD : USUAL_SMALLER;
  return quality.fps > 30 ? usual.fast : usual.calm;
}

/** What a destination gets of pictures, in kbit/s. */
export function sentKbps({ picture }: DestinationWish, quality: Quality): number {
  switch (picture.picture) {
    case "show":
      return quality.video_kbps;
    case "lower":
      return Math.min(picture.video_kbps, quality.video_kbps);
    case "portrait":
      return picture.video_kbps;
  }
}

/** The work it makes beside the show: none, another encode, or another picture with its encode. */
export type Work = "none" | "coded" | "composed";

export function workOf({ picture, hides }: DestinationWish): Work {
  if (picture.picture === "portrait" || hidesAny(hides)) return "composed";
  return picture.picture === "lower" ? "coded" : "none";
}

export const WORK_WORD: Record<Work, MessageId> = {
  none: "wish-work-none",
  coded: "wish-work-coded",
  composed: "wish-work-composed",
};

/** How many editions beside the show these wishes make: the same wish is made once. */
export function editionsOf(wishes: readonly DestinationWish[], quality: Quality): number {
  const own = wishes.filter(wish => workOf(wish) !== "none");
  const keys = own.map(({ picture, hides }) =>
    [
      picture.picture === "portrait",
      sentKbps({ picture, hides }, quality),
      ...HIDEABLE.map(part => hides[part]),
    ].join(),
  );
  return new Set(keys).size;
}

export function hidesAny(hides: Hidden): boolean {
  return HIDEABLE.some(part => hides[part]);
}
