import { useMemo } from "react";
import tall from "../../../../assets/themes/lumen-slate-tall.jpg";
import wide from "../../../../assets/themes/lumen-slate-wide.jpg";
import type { CardTemplateId } from "../../bindings/CardTemplateId";
import type { ProductId } from "../../bindings/ProductId";
import type { ThemeChoice } from "../../bindings/ThemeChoice";
import { Icon } from "../../components/Icon";
import { useText } from "../../l10n/l10n";
import { templateName } from "../products/templates";
import styles from "./CardStage.module.css";
import { useCardPicture } from "./useCardPicture";

export type Shape = "wide" | "tall";

/** Large enough to be sharp in the gallery on a large screen. */
const CANVAS = { wide: { width: 1280, height: 720 }, tall: { width: 720, height: 1280 } } as const;

interface CardStageProps {
  template: CardTemplateId;
  product: ProductId;
  look: ThemeChoice;
  shape: Shape;
  /** Another number draws again: the product is another one though its number is not. */
  turn: number;
}

/** A card on a picture, where it would stand on air. */
export function CardStage({ template, product, look, shape, turn }: CardStageProps) {
  const text = useText();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another turn is the same wish anew.
  const wish = useMemo(
    () => ({ product, segment: null, template, look, ...CANVAS[shape] }),
    [product, template, look, shape, turn],
  );
  const drawn = useCardPicture(wish);
  const name = templateName(template, text);
  // A card of the other shape would stand in the wrong place.
  const fits = drawn?.wish.width === CANVAS[shape].width;
  return (
    <figure className={styles.figure} data-shape={shape}>
      <div className={styles.stage}>
        <img src={shape === "wide" ? wide : tall} alt="" className={styles.scene} />
        {drawn && fits && (
          <img
            src={drawn.card.picture}
            alt={text("cards-picture", { template: name })}
            className={styles.card}
            style={{
              left: `${(100 * drawn.card.x) / drawn.wish.width}%`,
              top: `${(100 * drawn.card.y) / drawn.wish.height}%`,
              width: `${(100 * drawn.card.width) / drawn.wish.width}%`,
            }}
          />
        )}
      </div>
      <figcaption className={styles.caption}>
        <span className={styles.name}>{name}</span>
        {drawn?.card.warnings.map(warning => (
          <span key={warning} className={styles.warning} title={warning}>
            <Icon name="alert" size="1em" />
            {warning}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}
