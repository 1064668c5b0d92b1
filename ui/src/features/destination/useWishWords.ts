import type { SavedDestination } from "../../bindings/SavedDestination";
import { useText } from "../../l10n/l10n";
import { HIDEABLE } from "./wish";

/** What a destination gets that is not the show as it is, in words; empty when it gets just that. */
export function useWishWords({ wish, edition }: SavedDestination): string {
  const text = useText();
  if (!edition) return "";
  const { width, height, video_kbps: kbps } = edition;
  const size = `${width} × ${height}`;
  const picture = {
    show: "",
    lower: text("wish-said-lower", { kbps }),
    portrait: text("wish-said-portrait", { size, kbps }),
  }[wish.picture.picture];
  const hidden = HIDEABLE.filter(part => wish.hides[part]).map(part => text(`wish-said-${part}`));
  return [picture, ...hidden].filter(Boolean).join(" · ");
}
