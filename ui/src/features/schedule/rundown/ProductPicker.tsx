import { useEffect, useMemo, useState } from "react";
import type { ProductId } from "../../../bindings/ProductId";
import type { ProductView } from "../../../bindings/ProductView";
import type { Segment } from "../../../bindings/Segment";
import { Button } from "../../../components/Button";
import { Dialog } from "../../../components/Dialog";
import { Field } from "../../../components/Field";
import { Icon } from "../../../components/Icon";
import { useText } from "../../../l10n/l10n";
import { useClient } from "../../../studio/hooks";
import { ProductChips } from "./ProductChips";
import styles from "./ProductPicker.module.css";
import type { ProductsById } from "./RundownRow";

interface ProductPickerProps {
  segment: Segment;
  products: ProductsById;
  /** False when the studio refused. */
  onPick(products: ProductId[]): Promise<boolean>;
  onClose(): void;
}

/** As many as can be looked through; a search narrows them. */
const FOUND = 40;
/** A search for every letter would only be overtaken by the next one. */
const PAUSE_MS = 120;

/** Chooses the products of an item from the catalogue. Nothing is sent before "Done". */
export function ProductPicker({ segment, products, onPick, onClose }: ProductPickerProps) {
  const text = useText();
  const [chosen, setChosen] = useState<readonly ProductId[]>(segment.products);
  const [typed, setTyped] = useState("");
  const found = useFound(typed);
  const known = useMemo(
    () => new Map([...products, ...(found ?? []).map(view => [view.product.id, view] as const)]),
    [products, found],
  );
  const [kept, setKept] = useState<ProductsById>(new Map());
  const views = useMemo(() => new Map([...kept, ...known]), [kept, known]);

  const toggle = (view: ProductView) => {
    const { id } = view.product;
    // A product that was found by another search keeps its picture among the chosen.
    setKept(before => new Map([...before, [id, view]]));
    setChosen(now => (now.includes(id) ? now.filter(each => each !== id) : [...now, id]));
  };
  const finish = async () => {
    if (await onPick([...chosen])) onClose();
  };
  return (
    <Dialog
      title={text("schedule-products-of", { item: segment.title })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{text("cancel")}</Button>
          <Button look="primary" onClick={() => void finish()}>
            {text("schedule-products-done")}
          </Button>
        </>
      }
    >
      <ProductChips ids={chosen} products={views} onChange={setChosen} />
      <Field
        label={text("schedule-products-search")}
        type="search"
        value={typed}
        autoComplete="off"
        spellCheck={false}
        data-autofocus
        onChange={event => setTyped(event.currentTarget.value)}
      />
      <ul className={styles.found} aria-label={text("schedule-products-found")}>
        {(found ?? []).map(view => (
          <li key={view.product.id}>
            <FoundProduct
              view={view}
              isChosen={chosen.includes(view.product.id)}
              onToggle={() => toggle(view)}
            />
          </li>
        ))}
        {found?.length === 0 && (
          <li className={styles.none}>{text("schedule-products-none", { typed })}</li>
        )}
      </ul>
    </Dialog>
  );
}

interface FoundProductProps {
  view: ProductView;
  isChosen: boolean;
  onToggle(): void;
}

function FoundProduct({ view, isChosen, onToggle }: FoundProductProps) {
  const text = useText();
  const client = useClient();
  const { product } = view;
  return (
    <button type="button" className={styles.result} aria-pressed={isChosen} onClick={onToggle}>
      <span className={styles.photo}>
        {view.photo && <img src={client.host.photoUrl(view.photo)} alt="" />}
      </span>
      <span className={styles.facts}>
        <span className={styles.name}>{product.title}</span>
        <span className={styles.price}>
          {view.price ?? text("price-none")} · {product.sku}
        </span>
      </span>
      <Icon name={isChosen ? "check" : "plus"} />
    </button>
  );
}

/** The products that a search finds; `null` until the first answer. */
function useFound(typed: string): readonly ProductView[] | null {
  const client = useClient();
  const [found, setFound] = useState<readonly ProductView[] | null>(null);
  useEffect(() => {
    let isWanted = true;
    const timer = setTimeout(async () => {
      const answer = await client.query({ ask: "find_products", text: typed, limit: FOUND });
      if (isWanted && answer?.answer === "products") setFound(answer.products);
    }, PAUSE_MS);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [client, typed]);
  return found;
}
