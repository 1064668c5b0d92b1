import type { PlatformView } from "../../bindings/PlatformView";
import type { Quality } from "../../bindings/Quality";
import { type Text, useText } from "../../l10n/l10n";
import { type Excess, excessOf } from "./cost";
import { Hint } from "./Page";

/** What platforms would not take of a quality, in words; nothing when they take all of it. */
export function excessWords(
  platforms: readonly PlatformView[],
  quality: Quality,
  text: Text,
): string[] {
  const words = (name: string, excess: Excess) => {
    switch (excess.excess) {
      case "picture":
        return text("excess-picture", { platform: name });
      case "video":
        return text("excess-video", { platform: name, most: excess.most });
      case "audio":
        return text("excess-audio", { platform: name, most: excess.most });
    }
  };
  return platforms.flatMap(platform =>
    excessOf(quality, platform).map(excess => words(platform.name, excess)),
  );
}

interface ExcessesProps {
  platforms: readonly PlatformView[];
  quality: Quality;
  /** Offers the way to the quality. */
  hasWay?: boolean;
}

export function Excesses({ platforms, quality, hasWay }: ExcessesProps) {
  const text = useText();
  return excessWords(platforms, quality, text).map(words => (
    <Hint key={words} tone="warning">
      {words}. {hasWay && <a href="#/settings/quality">{text("excess-change")}</a>}
    </Hint>
  ));
}
