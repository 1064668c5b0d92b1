import type { ImportView } from "../../../bindings/ImportView";
import { useText } from "../../../l10n/l10n";
import styles from "./Import.module.css";
import { FATES, type Fate } from "./wish";

interface CountsProps {
  view: ImportView;
  fate: Fate;
  onChoose(fate: Fate): void;
}

/** How many rows have each fate; one of them is listed below. */
export function Counts({ view, fate, onChoose }: CountsProps) {
  const text = useText();
  return (
    <div role="group" aria-label={text("import-show")} className={styles.counts}>
      {FATES.map(each => (
        <button
          key={each}
          type="button"
          className={styles.count}
          aria-pressed={each === fate}
          disabled={view[each] === 0}
          onClick={() => onChoose(each)}
        >
          <span className={styles.number}>{text("import-number", { count: view[each] })}</span>{" "}
          <span>{text(`import-fate-${each}`)}</span>
        </button>
      ))}
    </div>
  );
}
