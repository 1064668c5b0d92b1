import { type ReactNode, useState } from "react";
import type { ProductView } from "../../bindings/ProductView";
import { keepFocusAway } from "../../components/Button";
import { type Listbox, useListbox } from "../../components/useListbox";
import { useText } from "../../l10n/l10n";
import { useClient } from "../../studio/hooks";
import styles from "./FoundProducts.module.css";
import { useProductSearch } from "./useProductSearch";

const MOST_FOUND = 8;

interface ProductPickOptions {
  /** As tiles in the room there is, or as a list that hangs below the field. */
  layout: "tiles" | "list";
  onPick(product: ProductView): void;
  /** After a product was picked, and on Escape; the field is empty by then. */
  onLeave?(): void;
}

interface ProductPick {
  typed: string;
  setTyped(typed: string): void;
  /** For the field, which keeps the focus. */
  inputProps: Listbox["inputProps"];
  /** What was found; `null` while nothing is typed. */
  results: ReactNode | null;
}

/** Finds a product of the catalogue while its name is typed. */
export function useProductPick({ layout, onPick, onLeave }: ProductPickOptions): ProductPick {
  const text = useText();
  const [typed, setTyped] = useState("");
  const found = useProductSearch(typed, MOST_FOUND);
  const products = found ?? [];
  const leave = () => {
    setTyped("");
    onLeave?.();
  };
  const pick = (index: number) => {
    const product = products[index];
    if (!product) return;
    onPick(product);
    leave();
  };
  const { inputProps, listProps, optionProps } = useListbox({
    count: products.length,
    text: typed,
    onChoose: pick,
    onEscape: leave,
  });
  const wanted = typed.trim();
  if (wanted === "") return { typed, setTyped, inputProps, results: null };
  const results = (
    <>
      {found?.length === 0 && (
        <p className={styles.none} role="status" data-layout={layout}>
          {text("catalogue-no-match", { typed: wanted })}
        </p>
      )}
      <ul
        {...listProps}
        className={styles.found}
        data-layout={layout}
        aria-label={text("products-found")}
        hidden={products.length === 0}
      >
        {products.map((view, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus and takes Enter.
          <li
            key={view.product.id}
            {...optionProps(index)}
            className={styles.product}
            onMouseDown={keepFocusAway}
            onClick={() => pick(index)}
          >
            <ProductPhoto view={view} />
            <span className={styles.facts}>
              <span className={styles.title}>{view.product.title}</span>
              <span className={styles.price}>{view.price ?? text("price-none")}</span>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
  return { typed, setTyped, inputProps, results };
}

/** A product's main photo, small. */
export function ProductPhoto({ view }: { view: ProductView }) {
  const { host } = useClient();
  return (
    <span className={styles.photo}>
      {view.photo && <img src={host.photoUrl(view.photo)} alt="" className={styles.image} />}
    </span>
  );
}
