import { useState } from "react";
import type { Relation } from "../../bindings/Relation";
import { Field } from "../../components/Field";
import { useText } from "../../l10n/l10n";
import { useSetup } from "../../studio/hooks";
import { fromLocalField, toLocalField } from "../catalogue/draft";
import { parseMoney, typedMoney } from "../schedule/rundown/money";
import styles from "./Dossier.module.css";

interface TogetherFieldsProps {
  relation: Relation;
  /** What the product's own price is in. */
  currency: string;
  onChange(relation: Relation): void;
}

/** What both products cost together, and until when. What is saved is the studio's to compute. */
export function TogetherFields({ relation, currency, onChange }: TogetherFieldsProps) {
  const text = useText();
  const { language } = useSetup();
  const { together } = relation;
  // What is half typed is no amount yet, and must stay there all the same.
  const [typed, setTyped] = useState(together ? typedMoney(together.price, language) : "");
  const [until, setUntil] = useState(toLocalField(together?.valid_until ?? null));
  const isWrong = typed.trim() !== "" && parseMoney(typed, currency) === null;
  const set = (typed: string, until: string) => {
    setTyped(typed);
    setUntil(until);
    const price = parseMoney(typed, currency);
    const valid_until = fromLocalField(until);
    onChange({ ...relation, together: price && { price, valid_until } });
  };
  return (
    <div className={styles.pair}>
      <Field
        label={text("dossier-together", { currency })}
        hint={text("dossier-together-hint")}
        fault={isWrong ? text("schedule-price-wrong", { currency }) : undefined}
        inputMode="decimal"
        value={typed}
        autoComplete="off"
        onChange={event => set(event.target.value, until)}
      />
      <Field
        type="datetime-local"
        label={text("dossier-together-until")}
        value={until}
        onChange={event => set(typed, event.target.value)}
      />
    </div>
  );
}
