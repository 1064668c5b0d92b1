import type { FileLook } from "../../../bindings/FileLook";
import type { Mapping } from "../../../bindings/Mapping";
import { Select } from "../../../components/Field";
import { useText } from "../../../l10n/l10n";
import styles from "./Import.module.css";
import { PRODUCT_FIELDS, REVIEW_FIELDS, withColumn } from "./wish";

interface ColumnsProps {
  look: FileLook;
  mapping: Mapping;
  onChange(mapping: Mapping): void;
}

/** The first rows as they stand in the file, and over each column what it is taken for. */
export function Columns({ look, mapping, onChange }: ColumnsProps) {
  const text = useText();
  const choices =
    mapping.content === "products"
      ? PRODUCT_FIELDS.map(field => ({ field, words: text(`import-product-${field}`) }))
      : REVIEW_FIELDS.map(field => ({ field, words: text(`import-review-${field}`) }));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, by keyboard too.
    <section className={styles.columns} aria-label={text("import-columns")} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            {mapping.columns.map((field, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns are told apart by their place.
              <th key={index} scope="col" data-read={field !== null || undefined}>
                <span className={styles.columnName} title={look.headings[index]}>
                  {look.headings[index]}
                </span>
                <Select
                  isLabelHidden
                  label={text("import-column-is", { column: look.headings[index] ?? "" })}
                  value={field ?? ""}
                  onChange={event =>
                    onChange(withColumn(mapping, index, event.currentTarget.value))
                  }
                >
                  <option value="">{text("import-column-skip")}</option>
                  {choices.map(choice => (
                    <option key={choice.field} value={choice.field}>
                      {choice.words}
                    </option>
                  ))}
                </Select>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {look.rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows never move.
            <tr key={index}>
              {mapping.columns.map((field, column) => (
                <td
                  // biome-ignore lint/suspicious/noArrayIndexKey: as above.
                  key={column}
                  title={row[column]}
                  data-read={field !== null || undefined}
                >
                  {row[column]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
