import type { Quality } from "../../bindings/Quality";
import { type Text, useText } from "../../l10n/l10n";
import { type Aim, type Excess, excessOf, sentQuality } from "./cost";
import { Hint } from "./Page";

/** What platforms would not take of a quality, in words; nothing when they take all of it. */
export function excessWords(aims: readonly Aim[], quality: Quality, text: Text): string[] {
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
  const all = aims.flatMap(({ platform, wish }) =>
    excessOf(sentQuality(wish, quality), platform).map(excess => words(platform.name, excess)),
  );
  return [...new Set(all)];
}

interface ExcessesProps {
  aims: readonly Aim[];
  quality: Quality;
  /** Offers the way to the quality. */
  hasWay?: boolean;
}

export function Excesses({ aims, quality, hasWay }: ExcessesProps) {
  const text = useText();
  return excessWords(aims, quality, text).map(words => (
    <Hint key={words} tone="warning">
      {words}. {hasWay && <a href="#/settings/quality">{text("excess-change")}</a>}
    </Hint>
  ));
}
