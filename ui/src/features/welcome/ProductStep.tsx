import { type FormEvent, useState } from "react";
import type { DraftField } from "../../bindings/DraftField";
import type { FieldFault } from "../../bindings/FieldFault";
import { Field } from "../../components/Field";
import { Icon } from "../../components/Icon";
import { useText } from "../../l10n/l10n";
import { useClient, useShow } from "../../studio/hooks";
import { PhotoField } from "./PhotoField";
import { firstProduct, type TypedProduct } from "./product";
import { type FormStepProps, StepFrame, TwoWays, useStepForm } from "./StepFrame";
import styles from "./Welcome.module.css";

/** A first product of one's own, or the demo show. */
export function ProductStep(props: FormStepProps) {
  const { titleId, isShown, onDone } = props;
  const text = useText();
  const hasDemo = useShow().state.show.rundown.segments.length > 0;
  const [isAdding, setIsAdding] = useState(false);
  const [savedTitle, setSavedTitle] = useState<string | null>(null);
  const isFormOpen = (isAdding || !hasDemo) && savedTitle === null;
  const form = useStepForm(props, isFormOpen);
  return (
    <StepFrame
      titleId={titleId}
      title={text("welcome-product")}
      lead={text("welcome-product-lead")}
      isHidden={!isShown}
    >
      {savedTitle !== null ? (
        <p className={styles.kept}>
          <Icon name="check" size="1.4em" />
          {text("welcome-product-saved", { name: savedTitle })}
        </p>
      ) : (
        hasDemo && (
          <TwoWays
            label={text("welcome-product")}
            first={{
              title: text("welcome-product-demo"),
              hint: text("welcome-product-demo-hint"),
            }}
            second={{
              title: text("welcome-product-add"),
              hint: text("welcome-product-add-hint"),
            }}
            isSecond={isAdding}
            onChoose={setIsAdding}
          />
        )
      )}
      <div hidden={!isFormOpen} className={styles.form}>
        <ProductForm
          id={form}
          onSaved={title => {
            setSavedTitle(title);
            onDone();
          }}
        />
      </div>
    </StepFrame>
  );
}

/** Name, price and photo. What is wrong stands at its field, in the studio's words. */
function ProductForm({ id, onSaved }: { id: string; onSaved(title: string): void }) {
  const text = useText();
  const client = useClient();
  const { currency } = useShow().state.show;
  const [typed, setTyped] = useState<TypedProduct>({ title: "", price: "", photo: null });
  const [faults, setFaults] = useState<readonly FieldFault[]>([]);
  const faultOf = (field: DraftField) => faults.find(fault => fault.field === field)?.message;
  const set = (change: Partial<TypedProduct>) => setTyped(now => ({ ...now, ...change }));

  const check = async (suffix: string) => {
    const draft = firstProduct(typed, currency, suffix);
    const response = await client.query({ ask: "check_product", draft });
    return response?.answer === "product_check" ? { draft, faults: response.check.faults } : null;
  };
  const save = async (event: FormEvent) => {
    event.preventDefault();
    let checked = await check("");
    const isTaken = checked?.faults.some(fault => fault.field === "sku");
    if (isTaken) checked = await check(`-${Date.now().toString(36).toUpperCase()}`);
    if (!checked) return;
    setFaults(checked.faults);
    if (checked.faults.length > 0) return;
    if (await client.ask({ ask: "save_product", draft: checked.draft })) {
      onSaved(checked.draft.title);
    }
  };

  return (
    <form id={id} className={styles.product} onSubmit={save}>
      <PhotoField photo={typed.photo} onPhoto={photo => set({ photo })} />
      <div className={styles.productFields}>
        <Field
          label={text("welcome-product-title")}
          fault={faultOf("title")}
          value={typed.title}
          required
          autoComplete="off"
          onChange={event => set({ title: event.currentTarget.value })}
        />
        <Field
          label={text("welcome-product-price", { currency })}
          fault={faultOf("price")}
          value={typed.price}
          inputMode="decimal"
          autoComplete="off"
          onChange={event => set({ price: event.currentTarget.value })}
        />
      </div>
    </form>
  );
}
