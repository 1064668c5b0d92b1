import type { PlatformView } from "../../bindings/PlatformView";
import type { Quality } from "../../bindings/Quality";
import { type Text, useText } from "../../l10n/l10n";
import { type Excess, excessOf } from "./cost";
import { Hint } from "./Page";

/** What a platform would not take of a quality, in words; nothing when it takes all of it. */
export function excessWords(platform: PlatformView, quality: Quality, text: Text): string[] {
  const words = (excess: Excess) => {
    const { name } = platform;
    switch (excess.excess) {
      case "picture":
        return text("excess-picture", { platform: name });
      case "video":
        return text("excess-video", { platform: name, most: excess.most });
      case "audio":
        return text("excess-audio", { platform: name, most: excess.most });
    }
  };
  return excessOf(quality, platform).map(words);
}

interface ExcessesProps {
  platform: PlatformView | undefined;
  quality: Quality;
  /** Offers the way to the quality. */
  hasWay?: boolean;
}

export function Excesses({ platform, quality, hasWay }: ExcessesProps) {
  const text = useText();
  if (!platform) return null;
  return excessWords(platform, quality, text).map(words => (
    <Hint key={words} tone="warning">
      {words}. {hasWay && <a href="#/settings/quality">{text("excess-change")}</a>}
    </Hint>
  ));
}
