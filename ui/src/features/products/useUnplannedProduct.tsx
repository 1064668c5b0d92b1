import { type ReactNode, useRef } from "react";
import { SearchField } from "../../components/SearchField";
import { useText } from "../../l10n/l10n";
import { useClient } from "../../studio/hooks";
import { useProductPick } from "./useProductPick";

interface UnplannedProduct {
  field: ReactNode;
  /** Takes the place of the tray's own products while something is typed. */
  results: ReactNode | null;
}

/** A product that nobody planned: found by name and put on air from the tray. */
export function useUnplannedProduct(canTake: boolean): UnplannedProduct {
  const text = useText();
  const client = useClient();
  const input = useRef<HTMLInputElement>(null);
  /** Where the focus was before. */
  const before = useRef<EventTarget | null>(null);
  const { typed, setTyped, inputProps, results } = useProductPick({
    layout: "tiles",
    onPick: ({ product }) => void client.take({ do: "take_product", product: product.id }),
    onLeave: () => {
      if (before.current instanceof HTMLElement) before.current.focus();
      else input.current?.blur();
    },
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
      {...inputProps}
    />
  );
  return { field, results };
}
