import type { ProductId } from "../../../bindings/ProductId";
import type { Segment } from "../../../bindings/Segment";
import type { SegmentId } from "../../../bindings/SegmentId";
import { ItemMenu } from "./ItemMenu";
import { LockedDialog } from "./LockedDialog";
import { ProductPicker } from "./ProductPicker";
import type { ProductsById } from "./RundownRow";
import type { TableActions } from "./RundownTable";
import type { Insert } from "./useInsert";
import type { Lock } from "./useLock";

export type Overlay =
  | { shows: "menu"; id: SegmentId; anchor: Element }
  | { shows: "products"; id: SegmentId }
  | { shows: "locked"; id: SegmentId };

interface ItemOverlayProps {
  overlay: Overlay;
  segment: Segment;
  segments: readonly Segment[];
  products: ProductsById;
  lock: Lock;
  insert: Insert;
  actions: TableActions;
  onPick(products: ProductId[]): Promise<boolean>;
  onClose(): void;
}

/** What stands over the table for one item: there is never more than one of them. */
export function ItemOverlay(props: ItemOverlayProps) {
  const { overlay, segment, segments, products, lock, onClose } = props;
  switch (overlay.shows) {
    case "menu":
      return (
        <ItemMenu
          {...props.actions}
          segment={segment}
          segments={segments}
          anchor={overlay.anchor}
          isOnAir={segment.id === lock.onAir}
          insert={props.insert}
          onClose={onClose}
        />
      );
    case "products":
      return (
        <ProductPicker
          segment={segment}
          products={products}
          onPick={props.onPick}
          onClose={onClose}
        />
      );
    case "locked":
      return <LockedDialog segment={segment} onUnlock={lock.unlock} onClose={onClose} />;
  }
}
