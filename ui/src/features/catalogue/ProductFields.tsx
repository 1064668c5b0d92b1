import type { ReactNode } from "react";
import type { DraftField } from "../../bindings/DraftField";
import type { FieldFault } from "../../bindings/FieldFault";
import type { ProductDraft } from "../../bindings/ProductDraft";
import { CurrencySelect } from "../../components/CurrencySelect";
import { Field, TextArea } from "../../components/Field";
import { type MessageId, useText } from "../../l10n/l10n";
import { faultOf, fromLocalField, toLocalField } from "./draft";
import styles from "./ProductEditor.module.css";

/** The fields that are typed as one line of text. */
type TextField = Exclude<DraftField, "currency" | "photos" | "price_valid_until" | "description">;

interface ProductFieldsProps {
  draft: ProductDraft;
  faults: readonly FieldFault[];
  onChange(change: Partial<ProductDraft>): void;
  /** The photos, which come after the names. */
  children: ReactNode;
}

export function ProductFields({ draft, faults, onChange, children }: ProductFieldsProps) {
  const text = useText();
  const line = (
    field: TextField,
    extra?: { hint?: MessageId; mode?: "decimal" | "numeric" | "url" },
  ) => (
    <Field
      label={text(`editor-field-${field}`)}
      hint={extra?.hint && text(extra.hint)}
      fault={faultOf(faults, field)}
      value={draft[field]}
      inputMode={extra?.mode}
      autoComplete="off"
      onChange={event => onChange({ [field]: event.currentTarget.value })}
    />
  );
  return (
    <>
      <Field
        label={text("editor-field-title")}
        fault={faultOf(faults, "title")}
        value={draft.title}
        autoComplete="off"
        autoFocus
        onChange={event => onChange({ title: event.currentTarget.value })}
      />
      <div className={styles.pair}>
        {line("brand")}
        {line("sku")}
      </div>
      {children}
      <h3 className={styles.group}>{text("editor-group-price")}</h3>
      <div className={styles.triple}>
        {line("price", { mode: "decimal" })}
        {line("compare_at", { mode: "decimal" })}
        <CurrencySelect
          label={text("editor-field-currency")}
          value={draft.currency}
          isShort
          onChoose={currency => onChange({ currency })}
        />
      </div>
      <div className={styles.uneven}>
        {line("price_source", { hint: "editor-price-source-hint" })}
        <Field
          type="datetime-local"
          label={text("editor-field-price_valid_until")}
          hint={text("editor-valid-until-hint")}
          fault={faultOf(faults, "price_valid_until")}
          value={toLocalField(draft.price_valid_until)}
          onChange={event =>
            onChange({ price_valid_until: fromLocalField(event.currentTarget.value) })
          }
        />
      </div>
      <h3 className={styles.group}>{text("editor-group-stock")}</h3>
      <div className={styles.triple}>
        {line("stock", { mode: "numeric", hint: "editor-stock-hint" })}
        {line("rating", { mode: "decimal", hint: "editor-rating-hint" })}
        {line("rating_count", { mode: "numeric" })}
      </div>
      <h3 className={styles.group}>{text("editor-group-page")}</h3>
      <TextArea
        label={text("editor-field-description")}
        fault={faultOf(faults, "description")}
        rows={4}
        value={draft.description}
        onChange={event => onChange({ description: event.currentTarget.value })}
      />
      {line("link", { mode: "url", hint: "editor-link-hint" })}
    </>
  );
}
