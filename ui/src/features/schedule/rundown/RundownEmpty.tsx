import { Button } from "../../../components/Button";
import { useText } from "../../../l10n/l10n";
import styles from "./RundownEditor.module.css";

/** A show to which nothing was added yet. */
export function RundownEmpty({ onInsert }: { onInsert(): void }) {
  const text = useText();
  return (
    <div className={styles.empty}>
      <p className={styles.emptyTitle}>{text("rundown-empty")}</p>
      <p>{text("schedule-empty-hint")}</p>
      <Button look="primary" icon="plus" onClick={onInsert}>
        {text("schedule-first-item")}
      </Button>
    </div>
  );
}
