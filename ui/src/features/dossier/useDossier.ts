import { useEffect, useState } from "react";
import type { DossierView } from "../../bindings/DossierView";
import type { ProductId } from "../../bindings/ProductId";
import type { What } from "../../bindings/What";
import { useClient } from "../../studio/hooks";

/** Whether what is known of this product may have changed. */
export function concernsDossier(what: What, product: ProductId | null): boolean {
  if (what.event === "catalogue_changed") return true;
  return what.event === "dossier_changed" && what.product === product;
}

/**
 * What is known of a product, kept up to date. `null` until it is here, and at once when another
 * product is asked for: nobody may read one product's facts under another's name.
 */
export function useDossier(product: ProductId | null): DossierView | null {
  const client = useClient();
  const [view, setView] = useState<DossierView | null>(null);
  useEffect(() => {
    if (product === null) return;
    let isCurrent = true;
    const load = async () => {
      const answer = await client.query({ ask: "dossier", product });
      if (isCurrent && answer?.answer === "dossier") setView(answer.dossier);
    };
    void load();
    const stop = client.onEvent(what => concernsDossier(what, product) && void load());
    return () => {
      isCurrent = false;
      stop();
    };
  }, [client, product]);
  return view?.product.product.id === product ? view : null;
}
