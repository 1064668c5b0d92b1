import { type MouseEvent, type ReactNode, useState } from "react";
import { createPortal } from "react-dom";
import type { ProductId } from "../../bindings/ProductId";
import { leaveThen } from "../../leaving";
import { ProductEditor } from "../catalogue/ProductEditor";
import styles from "./ProductTray.module.css";
import { QuickEdit } from "./QuickEdit";

type Edited =
  | { how: "quickly"; product: ProductId; anchor: DOMRect }
  | { how: "fully"; product: ProductId };

interface TrayEditing {
  edit(product: ProductId, event: MouseEvent): void;
  editor: ReactNode;
}

/** Editing a product from the Live screen: quickly above its button, or everything at the side. */
export function useTrayEditing(): TrayEditing {
  const [edited, setEdited] = useState<Edited | null>(null);
  const close = () => setEdited(null);
  const edit = (product: ProductId, event: MouseEvent) => {
    const anchor = event.currentTarget.getBoundingClientRect();
    leaveThen(() => setEdited({ how: "quickly", product, anchor }));
  };
  return { edit, editor: edited && <Editor edited={edited} onEdit={setEdited} onClose={close} /> };
}

interface EditorProps {
  edited: Edited;
  onEdit(edited: Edited): void;
  onClose(): void;
}

function Editor({ edited, onEdit, onClose }: EditorProps) {
  const { product } = edited;
  if (edited.how === "quickly") {
    return (
      <QuickEdit
        key={product}
        product={product}
        anchor={edited.anchor}
        onClose={onClose}
        onShowAll={() => leaveThen(() => onEdit({ how: "fully", product }))}
      />
    );
  }
  return createPortal(
    <div className={styles.drawer}>
      <ProductEditor key={product} product={product} onClose={onClose} />
    </div>,
    document.body,
  );
}
