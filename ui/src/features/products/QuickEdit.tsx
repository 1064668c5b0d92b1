import { type FormEvent, useId, useState } from "react";
import type { ProductCheck } from "../../bindings/ProductCheck";
import type { ProductId } from "../../bindings/ProductId";
import { Button } from "../../components/Button";
import { Field } from "../../components/Field";
import { Kbd } from "../../components/Kbd";
import { Popover } from "../../components/Popover";
import { UnsavedQuestion } from "../../components/UnsavedQuestion";
import { useText } from "../../l10n/l10n";
import { FieldChangeList } from "../catalogue/ChangeList";
import { faultOf } from "../catalogue/draft";
import { useProductDraft } from "../catalogue/useProductDraft";
import styles from "./QuickEdit.module.css";

const FIELDS = ["price", "compare_at", "stock"] as const;

interface QuickEditProps {
  product: ProductId;
  anchor: DOMRect;
  onClose(): void;
  onShowAll(): void;
}

/** Price and stock during a show: what will change is read before Enter does it. */
export function QuickEdit({ product, anchor, onClose, onShowAll }: QuickEditProps) {
  const text = useText();
  const editing = useProductDraft(product, 0);
  const outcomeId = useId();
  const [isBusy, setIsBusy] = useState(false);
  const { draft, check, isDirty } = editing;
  const apply = async (event: FormEvent) => {
    event.preventDefault();
    if (isBusy) return;
    setIsBusy(true);
    const now = await editing.checkNow();
    const isDone =
      now !== null &&
      now.faults.length === 0 &&
      (now.changes.length === 0 || (await editing.save()) !== null);
    setIsBusy(false);
    if (isDone) onClose();
  };
  if (!draft) return null;
  // Below the fields, where there is room: the panel must not grow while a price is typed.
  const faults = check?.faults ?? [];
  return (
    <Popover title={draft.title} anchor={anchor} onClose={onClose}>
      <form className={styles.form} noValidate onSubmit={apply}>
        <div className={styles.fields}>
          {FIELDS.map(field => (
            <Field
              key={field}
              label={text(`editor-field-${field}`)}
              aria-invalid={faultOf(faults, field) ? true : undefined}
              aria-describedby={outcomeId}
              value={draft[field]}
              inputMode={field === "stock" ? "numeric" : "decimal"}
              autoComplete="off"
              data-autofocus={field === "price" || undefined}
              onFocus={event => event.currentTarget.select()}
              onChange={event => editing.change({ [field]: event.currentTarget.value })}
            />
          ))}
        </div>
        <div id={outcomeId} className={styles.outcome} role="status">
          <Outcome check={check} />
        </div>
        <div className={styles.actions}>
          <Button look="quiet" size="s" onClick={onShowAll}>
            {text("products-edit-all")}
          </Button>
          <span className={styles.space} />
          <Button size="s" onClick={onClose}>
            {text("cancel")}
          </Button>
          <Button look="primary" size="s" type="submit" disabled={!isDirty || isBusy}>
            {text("products-edit-apply")}
            <Kbd>Enter</Kbd>
          </Button>
        </div>
      </form>
      <UnsavedQuestion isUnsaved={isDirty} name={draft.title} />
    </Popover>
  );
}

/** What Enter would do, or what keeps it from that. */
function Outcome({ check }: { check: ProductCheck | null }) {
  const text = useText();
  if (!check) return null;
  if (check.faults.length > 0) {
    return check.faults.map(({ field, message }) => (
      <p key={field} className={styles.fault}>
        {text("products-edit-fault", { field: text(`editor-field-${field}`), message })}
      </p>
    ));
  }
  if (check.changes.length === 0) {
    return <p className={styles.offAir}>{text("products-edit-unchanged")}</p>;
  }
  return (
    <>
      <FieldChangeList changes={check.changes} />
      <p className={check.is_on_air ? styles.onAir : styles.offAir}>
        {text(check.is_on_air ? "products-edit-on-air" : "products-edit-off-air")}
      </p>
    </>
  );
}
