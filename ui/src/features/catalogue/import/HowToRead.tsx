import type { DateOrder } from "../../../bindings/DateOrder";
import type { Decimal } from "../../../bindings/Decimal";
import type { FileLook } from "../../../bindings/FileLook";
import type { ImportWish } from "../../../bindings/ImportWish";
import { CurrencySelect } from "../../../components/CurrencySelect";
import { Field, Select } from "../../../components/Field";
import { type Text, useText } from "../../../l10n/l10n";
import { Columns } from "./Columns";
import styles from "./Import.module.css";
import { StepHeading } from "./StepHeading";
import type { Chosen } from "./useImport";

const DECIMALS: readonly Decimal[] = ["auto", "point", "comma"];
const DATE_ORDERS: readonly DateOrder[] = ["auto", "day_first", "month_first"];

interface HowToReadProps {
  chosen: Chosen;
  onChange(change: Partial<ImportWish>): void;
}

/** What the file is, and what it does not say by itself. */
export function HowToRead({ chosen: { name, look, wish }, onChange }: HowToReadProps) {
  const text = useText();
  return (
    <>
      <StepHeading title={name} about={lookWords(look, text)} />
      <div className={styles.pair}>
        <Field
          label={text("import-source")}
          hint={text("import-source-hint")}
          value={wish.source}
          onChange={event => onChange({ source: event.currentTarget.value })}
        />
        <CurrencySelect
          label={text("import-currency")}
          hint={text("import-currency-hint")}
          value={wish.currency}
          onChoose={currency => onChange({ currency })}
        />
      </div>
      <details className={styles.more}>
        <summary>{text("import-more")}</summary>
        <div className={styles.pair}>
          <Select
            label={text("import-decimal")}
            value={wish.decimal}
            onChange={event => onChange({ decimal: event.currentTarget.value as Decimal })}
          >
            {DECIMALS.map(decimal => (
              <option key={decimal} value={decimal}>
                {text(`import-decimal-${decimal}`)}
              </option>
            ))}
          </Select>
          <Select
            label={text("import-dates")}
            value={wish.dates}
            onChange={event => onChange({ dates: event.currentTarget.value as DateOrder })}
          >
            {DATE_ORDERS.map(order => (
              <option key={order} value={order}>
                {text(`import-dates-${order}`)}
              </option>
            ))}
          </Select>
        </div>
      </details>
      {wish.mapping && (
        <Columns look={look} mapping={wish.mapping} onChange={mapping => onChange({ mapping })} />
      )}
    </>
  );
}

/** What the file is, in one line. */
export function lookWords(look: FileLook, text: Text): string {
  const parts = [text(look.is_ours ? "import-dialect-ours" : `import-dialect-${look.dialect}`)];
  // An XML file says its own encoding, and nobody needs to know.
  if (look.encoding !== "declared") parts.push(text(`import-encoding-${look.encoding}`));
  if (look.headings.length > 0) {
    parts.push(text("import-columns-count", { count: look.headings.length }));
  }
  if (look.rows.length > 0) parts.push(text("import-rows-seen", { count: look.rows.length }));
  return parts.join(" · ");
}
