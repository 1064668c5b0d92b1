import type { ProductView } from "../../bindings/ProductView";
import { useCurrentSegment, useNextSegment, useShow } from "../../studio/hooks";

/** The product that is spoken of. */
interface FocusProduct {
  product: ProductView | undefined;
  /** It was taken, so that a card of it can go on. */
  isTaken: boolean;
}

/** The product in focus; without one that of the item on air, else that of the next item. */
export function useFocusProduct(): FocusProduct {
  const show = useShow();
  const current = useCurrentSegment();
  const next = useNextSegment();
  const focus = show.state.live.current?.product ?? null;
  const id = focus ?? current?.products[0] ?? next?.products[0];
  const product = show.products.find(view => view.product.id === id);
  return { product, isTaken: focus !== null && product?.product.id === focus };
}
