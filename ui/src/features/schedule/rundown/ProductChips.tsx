import type { ProductId } from "../../../bindings/ProductId";
import { IconButton } from "../../../components/Button";
import { useText } from "../../../l10n/l10n";
import { useClient } from "../../../studio/hooks";
import styles from "./ProductPicker.module.css";
import type { ProductsById } from "./RundownRow";

interface ProductChipsProps {
  ids: readonly ProductId[];
  products: ProductsById;
  onChange(ids: ProductId[]): void;
}

/** Chosen products in their order, to be reordered and taken out. */
export function ProductChips({ ids, products, onChange }: ProductChipsProps) {
  const text = useText();
  const client = useClient();
  const swap = (at: number, to: number) => {
    const next = [...ids];
    const [moved] = next.splice(at, 1);
    if (moved !== undefined) onChange(next.toSpliced(to, 0, moved));
  };
  if (ids.length === 0) return null;
  return (
    <ol className={styles.chips}>
      {ids.map((id, at) => {
        const view = products.get(id);
        const name = view?.product.title ?? `#${id}`;
        return (
          <li key={id} className={styles.chip}>
            <span className={styles.photo}>
              {view?.photo && <img src={client.host.photoUrl(view.photo)} alt="" />}
            </span>
            <span className={styles.facts}>
              <span className={styles.name} title={name}>
                {name}
              </span>
              <span className={styles.price}>
                {view?.price ?? text("price-none")}
                {at === 0 && ` · ${text("schedule-products-first")}`}
              </span>
            </span>
            <IconButton
              icon="arrowUp"
              label={text("schedule-product-up", { product: name })}
              disabled={at === 0}
              onClick={() => swap(at, at - 1)}
            />
            <IconButton
              icon="close"
              label={text("schedule-product-remove", { product: name })}
              onClick={() => onChange(ids.filter(each => each !== id))}
            />
          </li>
        );
      })}
    </ol>
  );
}
