import { useState } from "react";
import type { ProductView } from "../../bindings/ProductView";
import { keepFocusAway } from "../../components/Button";
import { SearchField } from "../../components/SearchField";
import { useListbox } from "../../components/useListbox";
import { useText } from "../../l10n/l10n";
import { useClient } from "../../studio/hooks";
import { useProductSearch } from "../products/useProductSearch";
import styles from "./ProductChooser.module.css";

const MOST_FOUND = 8;

interface ProductChooserProps {
  chosen: ProductView;
  onChoose(product: ProductView): void;
}

/** The product on the cards, and a search for another one. */
export function ProductChooser({ chosen, onChoose }: ProductChooserProps) {
  const text = useText();
  const [typed, setTyped] = useState("");
  const found = useProductSearch(typed, MOST_FOUND);
  const products = found ?? [];
  const choose = (index: number) => {
    const product = products[index];
    if (product) onChoose(product);
    setTyped("");
  };
  const listbox = useListbox({
    count: products.length,
    text: typed,
    onChoose: choose,
    onEscape: () => setTyped(""),
  });
  return (
    <div className={styles.chooser}>
      <p className={styles.chosen}>
        <Photo view={chosen} />
        <span className={styles.title}>{chosen.product.title}</span>
        <span className={styles.price}>{chosen.price}</span>
      </p>
      <div className={styles.find}>
        <SearchField
          data-search
          label={text("cards-find")}
          value={typed}
          onType={setTyped}
          onBlur={() => setTyped("")}
          {...listbox.inputProps}
        />
        {typed.trim() !== "" && found?.length === 0 && (
          <p className={styles.list} role="status">
            {text("catalogue-no-match", { typed: typed.trim() })}
          </p>
        )}
        <ul
          {...listbox.listProps}
          className={styles.list}
          aria-label={text("products-found")}
          hidden={products.length === 0}
        >
          {products.map((view, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus and takes Enter.
            <li
              key={view.product.id}
              {...listbox.optionProps(index)}
              className={styles.option}
              onMouseDown={keepFocusAway}
              onClick={() => choose(index)}
            >
              <Photo view={view} />
              <span className={styles.title}>{view.product.title}</span>
              <span className={styles.price}>{view.price}</span>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

function Photo({ view }: { view: ProductView }) {
  const { host } = useClient();
  return (
    <span className={styles.photo}>
      {view.photo && <img src={host.photoUrl(view.photo)} alt="" className={styles.image} />}
    </span>
  );
}
