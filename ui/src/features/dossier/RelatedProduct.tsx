import { useState } from "react";
import type { ProductId } from "../../bindings/ProductId";
import type { ProductView } from "../../bindings/ProductView";
import { Button } from "../../components/Button";
import { SearchField } from "../../components/SearchField";
import { useText } from "../../l10n/l10n";
import { ProductPhoto, useProductPick } from "../products/useProductPick";
import styles from "./Dossier.module.css";

interface RelatedProductProps {
  /** 0 until one is chosen. */
  product: ProductId;
  others: readonly ProductView[];
  onChoose(product: ProductId): void;
}

/** The other product of a relation: found by its name. */
export function RelatedProduct({ product, others, onChoose }: RelatedProductProps) {
  const text = useText();
  const [picked, setPicked] = useState<ProductView | null>(null);
  const [isSearching, setIsSearching] = useState(product === 0);
  const { typed, setTyped, inputProps, results } = useProductPick({
    layout: "list",
    onPick: view => {
      setPicked(view);
      onChoose(view.product.id);
      setIsSearching(false);
    },
  });
  const chosen = [picked, ...others].find(view => view?.product.id === product);
  if (!isSearching && chosen) {
    return (
      <div className={styles.chosen}>
        <ProductPhoto view={chosen} />
        <span className={styles.chosenTitle}>{chosen.product.title}</span>
        <Button size="s" onClick={() => setIsSearching(true)}>
          {text("dossier-relation-change")}
        </Button>
      </div>
    );
  }
  return (
    <div className={styles.find}>
      <SearchField
        data-first
        label={text("dossier-relation-find")}
        value={typed}
        onType={setTyped}
        {...inputProps}
      />
      {results}
    </div>
  );
}
