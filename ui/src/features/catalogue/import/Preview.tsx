import { useState } from "react";
import type { ImportLine } from "../../../bindings/ImportLine";
import type { ImportView } from "../../../bindings/ImportView";
import type { RemarkView } from "../../../bindings/RemarkView";
import { Icon } from "../../../components/Icon";
import { useText } from "../../../l10n/l10n";
import { Counts } from "./Counts";
import styles from "./Import.module.css";
import { LineChanges } from "./LineChanges";
import { StepHeading } from "./StepHeading";
import { countValues, firstFate, isNothingNew, linesOf, remarksOf } from "./wish";

/** What the file would do to the catalogue, before it does. */
export function Preview({ name, view }: { name: string; view: ImportView }) {
  const text = useText();
  const [fate, setFate] = useState(() => firstFate(view));
  const lines = linesOf(view, fate);
  const remarks = remarksOf(view, fate);
  const shown = lines.length + remarks.length;
  return (
    <>
      <StepHeading title={name} about={previewWords(view, text)} />
      <Counts view={view} fate={fate} onChoose={setFate} />
      <section
        key={fate}
        className={styles.rows}
        aria-label={text(`import-fate-${fate}`)}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, by keyboard too.
        tabIndex={0}
      >
        {view[fate] > shown && (
          <p className={styles.cut}>
            {shown === 0
              ? text("import-not-listed")
              : text("import-first-shown", { shown, count: view[fate] })}
          </p>
        )}
        <ul>
          {lines.map(line => (
            <ProductLine key={line.line} line={line} />
          ))}
          {remarks.map((remark, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line may have several, and none moves.
            <RemarkLine key={index} remark={remark} />
          ))}
        </ul>
      </section>
    </>
  );
}

function previewWords(view: ImportView, text: ReturnType<typeof useText>): string {
  if (!isNothingNew(view)) return text("import-counts", countValues(view));
  if (view.unchanged > 0 && view.refused === 0) return text("import-nothing-new");
  return text(view.unchanged > 0 ? "import-nothing-new-refused" : "import-nothing-usable", {
    count: view.refused,
  });
}

function ProductLine({ line }: { line: ImportLine }) {
  const text = useText();
  return (
    <li className={styles.row}>
      <div className={styles.rowHead}>
        <span className={styles.rowTitle}>{line.title || text("import-no-title")}</span>
        <span className={styles.rowPlace}>{text("import-line", { line: line.line })}</span>
      </div>
      <LineChanges line={line} />
    </li>
  );
}

function RemarkLine({ remark: { line, column, value, reason } }: { remark: RemarkView }) {
  const text = useText();
  return (
    <li className={styles.row}>
      <div className={styles.rowHead}>
        <span className={styles.reason}>
          <Icon name="info" size="1em" />
          <span className={styles.reasonWords}>{reason}</span>
        </span>
        <span className={styles.rowPlace}>
          {column === ""
            ? text("import-line", { line })
            : text("import-line-column", { line, column })}
        </span>
      </div>
      {value !== "" && <p className={styles.value}>{text("import-value", { value })}</p>}
    </li>
  );
}
