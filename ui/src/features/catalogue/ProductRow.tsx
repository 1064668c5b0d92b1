// biome-ignore-all lint/a11y/useFocusableInteractive: the table has the focus and names its active row.
import { memo } from "react";
import type { ProductId } from "../../bindings/ProductId";
import type { ProductView } from "../../bindings/ProductView";
import { Stars } from "../../components/Stars";
import { useText } from "../../l10n/l10n";
import { useClient } from "../../studio/hooks";
import styles from "./ProductTable.module.css";
import { ROW_REM } from "./rows";

/** From here on a seller should think of the next delivery. */
const LOW_STOCK = 5;

interface ProductRowProps {
  id: string;
  index: number;
  /** `undefined` while it is on its way. */
  view: ProductView | undefined;
  isActive: boolean;
  openProduct: ProductId | null;
  onOpen(product: ProductId): void;
}

export function ProductRow({ id, index, view, isActive, openProduct, onOpen }: ProductRowProps) {
  const isOpen = view !== undefined && view.product.id === openProduct;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter on the table opens its active row.
    <div
      id={id}
      role="row"
      className={styles.row}
      aria-rowindex={index + 2}
      aria-selected={isOpen}
      aria-busy={view === undefined}
      data-active={isActive || undefined}
      style={{ top: `${index * ROW_REM}rem` }}
      onClick={view && (() => onOpen(view.product.id))}
    >
      {view ? <Cells view={view} /> : <Skeleton />}
    </div>
  );
}

const Cells = memo(function Cells({ view }: { view: ProductView }) {
  const text = useText();
  const { host } = useClient();
  const { product } = view;
  const small = [product.brand, product.sku].filter(Boolean).join(" · ");
  return (
    <>
      <div role="gridcell" className={styles.photo}>
        {view.photo && (
          <img
            src={host.photoUrl(view.photo)}
            alt={product.photos[0]?.alt ?? ""}
            className={styles.image}
            loading="lazy"
            decoding="async"
            draggable={false}
          />
        )}
      </div>
      <div role="gridcell" className={styles.name}>
        <span className={styles.title}>{product.title}</span>
        <span className={styles.small}>{small}</span>
      </div>
      <div role="gridcell" className={styles.about} title={product.description}>
        {product.description}
      </div>
      <div role="gridcell" className={styles.price}>
        <span className={view.price ? styles.now : styles.small}>
          {view.price ?? text("price-none")}
        </span>
        {view.compare_at && (
          <span className={styles.before}>
            <s>{view.compare_at}</s>
            {view.percent_off && <span className={styles.off}>{view.percent_off}</span>}
          </span>
        )}
      </div>
      <div role="gridcell" className={styles.stock}>
        <StockWord stock={product.stock} />
      </div>
      <div role="gridcell" className={styles.rating}>
        {product.rating ? (
          <>
            <Stars hundredths={product.rating.hundredths} />
            <span className={styles.small}>
              {text("catalogue-rating", {
                average: product.rating.hundredths / 100,
                count: product.rating.count,
              })}
            </span>
          </>
        ) : (
          <span className={styles.small}>{text("catalogue-rating-none")}</span>
        )}
      </div>
    </>
  );
});

function StockWord({ stock }: { stock: number | null }) {
  const text = useText();
  if (stock === null) return <span className={styles.small}>{text("catalogue-stock-open")}</span>;
  if (stock === 0) return <span className={styles.gone}>{text("stock-none")}</span>;
  if (stock > LOW_STOCK) return <span>{text("catalogue-stock", { count: stock })}</span>;
  return <span className={styles.few}>{text("catalogue-stock-low", { count: stock })}</span>;
}

function Skeleton() {
  return (
    <>
      <div role="gridcell" className={styles.photo} />
      <div role="gridcell" className={styles.name}>
        <span className={styles.bone} data-long />
        <span className={styles.bone} />
      </div>
      <div role="gridcell" className={styles.about}>
        <span className={styles.bone} data-long />
      </div>
      <div role="gridcell" className={styles.price}>
        <span className={styles.bone} />
      </div>
      <div role="gridcell">
        <span className={styles.bone} />
      </div>
      <div role="gridcell">
        <span className={styles.bone} />
      </div>
    </>
  );
}
