import type { ProductView } from "../../bindings/ProductView";
import { SearchField } from "../../components/SearchField";
import { useText } from "../../l10n/l10n";
import { ProductPhoto, useProductPick } from "../products/useProductPick";
import styles from "./ProductChooser.module.css";

interface ProductChooserProps {
  chosen: ProductView;
  onChoose(product: ProductView): void;
}

/** The product on the cards, and a search for another one. */
export function ProductChooser({ chosen, onChoose }: ProductChooserProps) {
  const text = useText();
  const { typed, setTyped, inputProps, results } = useProductPick({
    layout: "list",
    onPick: onChoose,
  });
  return (
    <div className={styles.chooser}>
      <p className={styles.chosen}>
        <ProductPhoto view={chosen} />
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
          {...inputProps}
        />
        {results}
      </div>
    </div>
  );
}
