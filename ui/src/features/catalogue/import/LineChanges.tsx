import type { ImportLine } from "../../../bindings/ImportLine";
import { Icon } from "../../../components/Icon";
import { useText } from "../../../l10n/l10n";
import styles from "./Import.module.css";

/** Enough to know a new product again; a changed one shows all that changes. */
const SHOWN_OF_NEW = 5;

/** What a product becomes: each field before and after, or what a new one has. */
export function LineChanges({ line: { fate, title, changes } }: { line: ImportLine }) {
  const text = useText();
  const isNew = fate === "new";
  // Its name stands above already.
  const told = isNew ? changes.filter(({ after }) => after !== title) : changes;
  if (told.length === 0) return null;
  const shown = isNew ? told.slice(0, SHOWN_OF_NEW) : told;
  const left = told.length - shown.length;
  return (
    <dl className={styles.changes}>
      {shown.map(({ field, before, after }) => (
        <div key={field} className={styles.change}>
          <dt>{field}</dt>
          <dd>
            {!isNew && (
              <>
                {before ? <del>{before}</del> : <span>{text("editor-nothing")}</span>}
                <Icon name="arrowRight" size="0.95em" />
                <span className="visually-hidden">{text("editor-becomes")}</span>
              </>
            )}
            <span className={styles.after}>{after || text("editor-nothing")}</span>
          </dd>
        </div>
      ))}
      {left > 0 && (
        <div className={styles.change}>
          <dt />
          <dd className={styles.left}>{text("import-fields-more", { count: left })}</dd>
        </div>
      )}
    </dl>
  );
}
