import { type ReactNode, useRef, useState } from "react";
import type { ProductView } from "../../bindings/ProductView";
import { keepFocusAway } from "../../components/Button";
import { SearchField } from "../../components/SearchField";
import { useListbox } from "../../components/useListbox";
import { useText } from "../../l10n/l10n";
import { useClient } from "../../studio/hooks";
import styles from "./UnplannedProduct.module.css";
import { useProductSearch } from "./useProductSearch";

const MOST_FOUND = 8;

interface UnplannedProduct {
  field: ReactNode;
  /** Takes the place of the tray's own products while something is typed. */
  results: ReactNode | null;
}

/** A product that nobody planned: found by name and put on air from the tray. */
export function useUnplannedProduct(canTake: boolean): UnplannedProduct {
  const text = useText();
  const client = useClient();
  const [typed, setTyped] = useState("");
  const found = useProductSearch(typed, MOST_FOUND);
  const products = found ?? [];
  const input = useRef<HTMLInputElement>(null);
  /** Where the focus was before. */
  const before = useRef<EventTarget | null>(null);

  const leave = () => {
    setTyped("");
    if (before.current instanceof HTMLElement) before.current.focus();
    else input.current?.blur();
  };
  const take = (index: number) => {
    const product = products[index]?.product.id;
    if (product === undefined) return;
    void client.take({ do: "take_product", product });
    leave();
  };
  const listbox = useListbox({
    count: products.length,
    text: typed,
    onChoose: take,
    onEscape: leave,
  });

  const field = (
    <SearchField
      ref={input}
      data-search
      label={text("products-find")}
      placeholder={text(canTake ? "products-find" : "products-find-off")}
      title={text(canTake ? "products-find-tip" : "products-find-off-tip")}
      disabled={!canTake}
      value={typed}
      onType={setTyped}
      onFocus={event => {
        before.current = event.relatedTarget;
      }}
      onBlur={event => {
        // The window itself may have lost the focus; then this field still has it inside.
        if (document.activeElement !== event.currentTarget) setTyped("");
      }}
      {...listbox.inputProps}
    />
  );
  if (typed.trim() === "") return { field, results: null };
  return {
    field,
    results: (
      <>
        {found?.length === 0 && (
          <p className={styles.none} role="status">
            {text("catalogue-no-match", { typed: typed.trim() })}
          </p>
        )}
        <ul
          {...listbox.listProps}
          className={styles.results}
          aria-label={text("products-found")}
          hidden={products.length === 0}
        >
          {products.map((view, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus and takes Enter.
            <li
              key={view.product.id}
              {...listbox.optionProps(index)}
              className={styles.result}
              onMouseDown={keepFocusAway}
              onClick={() => take(index)}
            >
              <Result view={view} />
            </li>
          ))}
        </ul>
      </>
    ),
  };
}

function Result({ view }: { view: ProductView }) {
  const text = useText();
  const { host } = useClient();
  return (
    <>
      <span className={styles.photo}>
        {view.photo && <img src={host.photoUrl(view.photo)} alt="" className={styles.image} />}
      </span>
      <span className={styles.facts}>
        <span className={styles.title}>{view.product.title}</span>
        <span className={styles.price}>{view.price ?? text("price-none")}</span>
      </span>
    </>
  );
}
