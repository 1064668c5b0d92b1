import type { FieldChange } from "../../bindings/FieldChange";
import { Icon } from "../../components/Icon";
import { useText } from "../../l10n/l10n";
import styles from "./ChangeList.module.css";

/** Each field that changes: what it was, what it will be. */
export function ChangeList({ changes }: { changes: readonly FieldChange[] }) {
  const text = useText();
  return (
    <dl className={styles.changes}>
      {changes.map(({ field, before, after }) => (
        <div key={field} className={styles.change}>
          <dt className={styles.field}>{text(`editor-field-${field}`)}</dt>
          <dd className={styles.values}>
            <span className={styles.before}>{before || text("editor-nothing")}</span>
            <Icon name="arrowRight" size="0.95em" />
            <span className="visually-hidden">{text("editor-becomes")}</span>
            <span className={styles.after}>{after || text("editor-nothing")}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
