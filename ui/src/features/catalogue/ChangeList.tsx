import type { FieldChange } from "../../bindings/FieldChange";
import { Icon } from "../../components/Icon";
import { useText } from "../../l10n/l10n";
import styles from "./ChangeList.module.css";

/** A field as people read it, empty where there is nothing. */
export interface NamedChange {
  name: string;
  /** `null` where there was no product before. */
  before: string | null;
  after: string;
}

interface ChangeListProps {
  changes: readonly NamedChange[];
  /** What is said of those that are not listed. */
  more?: string | undefined;
}

/** Each field that changes: what it was, what it will be. */
export function ChangeList({ changes, more }: ChangeListProps) {
  const text = useText();
  return (
    <dl className={styles.changes}>
      {changes.map(({ name, before, after }) => (
        <div key={name} className={styles.change}>
          <dt className={styles.field}>{name}</dt>
          <dd className={styles.values}>
            {before !== null && <Before words={before} />}
            <span className={styles.after}>{after || text("editor-nothing")}</span>
          </dd>
        </div>
      ))}
      {more && (
        <div className={styles.change}>
          <dt />
          <dd className={styles.more}>{more}</dd>
        </div>
      )}
    </dl>
  );
}

/** Those of a product's editor. */
export function FieldChangeList({ changes }: { changes: readonly FieldChange[] }) {
  const text = useText();
  const named = changes.map(({ field, before, after }) => ({
    name: text(`editor-field-${field}`),
    before,
    after,
  }));
  return <ChangeList changes={named} />;
}

function Before({ words }: { words: string }) {
  const text = useText();
  return (
    <>
      <span className={styles.before}>{words ? <del>{words}</del> : text("editor-nothing")}</span>
      <Icon name="arrowRight" size="0.95em" />
      <span className="visually-hidden">{text("editor-becomes")}</span>
    </>
  );
}
