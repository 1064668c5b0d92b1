import type { ProductId } from "../../../bindings/ProductId";
import type { Segment } from "../../../bindings/Segment";
import { Button } from "../../../components/Button";
import { useText } from "../../../l10n/l10n";
import { ProductChips } from "../rundown/ProductChips";
import type { SegmentChange } from "../rundown/pending";
import type { ProductsById } from "../rundown/RundownRow";
import styles from "./ItemDetails.module.css";

interface ItemProductsProps {
  segment: Segment;
  products: ProductsById;
  onChange(change: SegmentChange): Promise<boolean>;
  onPick(): void;
}

/** The products of the item in their order; the first one is on its card. */
export function ItemProducts({ segment, products, onChange, onPick }: ItemProductsProps) {
  const text = useText();
  const set = (ids: ProductId[]) => void onChange({ products: ids });
  return (
    <div className={styles.products}>
      <span className={styles.label}>{text("products")}</span>
      <ProductChips ids={segment.products} products={products} onChange={set} />
      <Button size="s" icon="plus" onClick={onPick}>
        {text("schedule-products-add")}
      </Button>
    </div>
  );
}
