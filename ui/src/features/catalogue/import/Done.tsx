import type { ImportView } from "../../../bindings/ImportView";
import { useText } from "../../../l10n/l10n";
import styles from "./Import.module.css";
import { StepHeading } from "./StepHeading";
import { countValues } from "./wish";

/** How it ended. */
export function Done(props: { name: string; view: ImportView; isUndone: boolean }) {
  const { name, view, isUndone } = props;
  const text = useText();
  return (
    <div className={styles.done}>
      {/* Keyed, so that what was undone is said as well. */}
      <StepHeading
        key={String(isUndone)}
        title={text(isUndone ? "import-undone" : "import-done", { file: name })}
        about={isUndone ? text("import-undone-meaning") : text("import-counts", countValues(view))}
      />
    </div>
  );
}
