import { type RefObject, useEffect, useMemo, useRef, useState } from "react";
import tall from "../../../../assets/themes/lumen-slate-tall.jpg";
import wide from "../../../../assets/themes/lumen-slate-wide.jpg";
import type { CardTemplateId } from "../../bindings/CardTemplateId";
import type { ProductId } from "../../bindings/ProductId";
import type { ThemeChoice } from "../../bindings/ThemeChoice";
import { Icon } from "../../components/Icon";
import { useText } from "../../l10n/l10n";
import styles from "./CardStage.module.css";
import { lackWords, sectionFor } from "./lacks";
import { templateName } from "./templates";
import { useCardPicture } from "./useCardPicture";

export type Shape = "wide" | "tall";

/** The long side of a small picture, in pixels: quick to draw, and enough for a laptop's gallery. */
const SMALL = 480;
/** The long sides of sharp pictures grow by this much, so that a resized window draws few. */
const STEP = 160;
const SHARPEST = 1280;

function canvas(shape: Shape, long: number): { width: number; height: number } {
  const short = Math.round((long * 9) / 16);
  return shape === "wide" ? { width: long, height: short } : { width: short, height: long };
}

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
  const stage = useRef<HTMLDivElement>(null);
  const long = useLongSide(stage);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another turn is the same wish anew.
  const wishes = useMemo(() => {
    const wish = { product, segment: null, template, look };
    const small = { ...wish, ...canvas(shape, SMALL) };
    return { small, sharp: long > SMALL ? { ...wish, ...canvas(shape, long) } : null };
  }, [product, template, look, shape, long, turn]);
  const drawn = useCardPicture(wishes.small, wishes.sharp);
  const name = templateName(template, text);
  // A card of the other shape would stand in the wrong place.
  const fits = drawn && drawn.wish.width > drawn.wish.height === (shape === "wide");
  return (
    <figure className={styles.figure} data-shape={shape}>
      <div ref={stage} className={styles.stage}>
        <img src={shape === "wide" ? wide : tall} alt="" className={styles.scene} />
        {fits && (
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
        {drawn && !drawn.card.is_complete && <Lacks template={template} product={product} />}
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

/** Why the card would go on air as a lower third, and the way to what it lacks. */
function Lacks({ template, product }: { template: CardTemplateId; product: ProductId }) {
  const text = useText();
  const section = sectionFor(template);
  const words = lackWords(template, text);
  if (!section) {
    return (
      <span className={styles.lack} title={words}>
        {words}
      </span>
    );
  }
  return (
    <a className={styles.lack} href={`#/catalogue/${product}/${section}`} title={words}>
      {words}
    </a>
  );
}

/** How many pixels the long side of an element has on this screen, in steps. */
function useLongSide(element: RefObject<HTMLElement | null>): number {
  const [long, setLong] = useState(SMALL);
  useEffect(() => {
    const measured = element.current;
    if (!measured) return;
    const measure = () => {
      const side = Math.max(measured.clientWidth, measured.clientHeight) * devicePixelRatio;
      setLong(Math.min(SHARPEST, Math.max(SMALL, Math.ceil(side / STEP) * STEP)));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(measured);
    return () => observer.disconnect();
  }, [element]);
  return long;
}
