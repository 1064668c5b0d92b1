import { useEffect, useState } from "react";
import type { ProductView } from "../../bindings/ProductView";
import type { ThemeChoice } from "../../bindings/ThemeChoice";
import { Segmented } from "../../components/Segmented";
import { useText } from "../../l10n/l10n";
import { useClient, useSetup, useShow } from "../../studio/hooks";
import { CardStage, type Shape } from "./CardStage";
import styles from "./CardsScreen.module.css";
import { ProductChooser } from "./ProductChooser";
import { ThemePanel } from "./ThemePanel";
import { useThemeEditing } from "./useThemeEditing";

/** Long enough that a slider draws a few cards and not a hundred. */
const LOOK_PAUSE_MS = 120;

/** Every card with a product in it, drawn by the studio, and the theme they are drawn in. */
export function CardsScreen() {
  const text = useText();
  const { templates, quality } = useSetup();
  const editing = useThemeEditing();
  const [shape, setShape] = useState<Shape>(quality.height > quality.width ? "tall" : "wide");
  const { product, setProduct, turn, isNone } = useShownProduct();
  const look = useSettled(editing?.look, LOOK_PAUSE_MS);
  return (
    <div className={styles.screen}>
      <section className={styles.gallery} aria-labelledby="cards-heading">
        <h1 id="cards-heading" className="visually-hidden">
          {text("cards-title")}
        </h1>
        <header className={styles.head}>
          {product ? (
            <ProductChooser chosen={product} onChoose={setProduct} />
          ) : (
            <span className={styles.space} />
          )}
          <Segmented<Shape>
            label={text("cards-shape")}
            value={shape}
            onChoose={setShape}
            choices={[
              { value: "wide", short: "16:9", name: text("cards-wide") },
              { value: "tall", short: "9:16", name: text("cards-tall") },
            ]}
          />
        </header>
        {isNone ? (
          <div className={styles.nothing}>
            <p>{text("cards-no-product")}</p>
            <a href="#/catalogue">{text("cards-to-catalogue")}</a>
          </div>
        ) : (
          <div className={styles.wall}>
            <div className={styles.stages} data-shape={shape}>
              {product &&
                look &&
                templates.map(template => (
                  <CardStage
                    key={template}
                    template={template}
                    product={product.product.id}
                    look={look}
                    shape={shape}
                    turn={turn}
                  />
                ))}
            </div>
          </div>
        )}
      </section>
      {editing && <ThemePanel editing={editing} />}
    </div>
  );
}

interface ShownProduct {
  product: ProductView | null;
  setProduct(product: ProductView): void;
  /** Counts the changes of the catalogue. */
  turn: number;
  /** The catalogue is empty. */
  isNone: boolean;
}

/** The product on the cards: the show's first, else the catalogue's first, until one is chosen. */
function useShownProduct(): ShownProduct {
  const client = useClient();
  const { products } = useShow();
  const [chosen, setChosen] = useState<ProductView | null>(null);
  const [first, setFirst] = useState<ProductView | null | undefined>(undefined);
  const [turn, setTurn] = useState(0);
  useEffect(
    () =>
      client.onEvent(what => {
        const isAbout = what.event === "catalogue_changed" || what.event === "dossier_changed";
        if (isAbout) setTurn(now => now + 1);
      }),
    [client],
  );
  // A product of the show is known as it is now, not as it was when it was chosen.
  const current = products.find(view => view.product.id === chosen?.product.id);
  const product = current ?? chosen ?? products[0] ?? first ?? null;
  const isMissing = product === null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another catalogue is a reason too.
  useEffect(() => {
    if (!isMissing) return;
    const request = {
      text: "",
      order: "entered",
      is_descending: false,
      offset: 0,
      limit: 1,
    } as const;
    void client.query({ ask: "browse_products", ...request }).then(answer => {
      if (answer?.answer === "product_page") setFirst(answer.products[0] ?? null);
    });
  }, [client, isMissing, turn]);
  return { product, setProduct: setChosen, turn, isNone: isMissing && first === null };
}

/** A value once it has stood still for a moment; the first one at once. */
function useSettled(value: ThemeChoice | undefined, pauseMs: number): ThemeChoice | undefined {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pauseMs);
    return () => clearTimeout(timer);
  }, [value, pauseMs]);
  return settled;
}
