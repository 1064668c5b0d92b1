import { Button } from "../../components/Button";
import { Dialog } from "../../components/Dialog";
import { Kbd } from "../../components/Kbd";
import { type MessageId, type Text, useText } from "../../l10n/l10n";
import styles from "./KeysDialog.module.css";

const KEYS: readonly { keys: (text: Text) => string[]; does: MessageId }[] = [
  { keys: text => [text("key-space")], does: "take-next" },
  { keys: () => ["↑", "↓"], does: "keys-select" },
  { keys: () => ["⏎"], does: "keys-take-selected" },
  { keys: () => ["1", "…", "9"], does: "keys-product" },
  { keys: () => ["C"], does: "keys-card" },
  { keys: text => [text("key-escape")], does: "keys-clear" },
  { keys: () => ["M"], does: "keys-mute" },
  { keys: text => [text("key-control"), "Z"], does: "undo" },
  { keys: text => [text("key-control"), text("key-shift"), "Z"], does: "redo" },
  { keys: () => ["?"], does: "keys-this" },
];

/** The cheat sheet. */
export function KeysDialog({ onClose }: { onClose(): void }) {
  const text = useText();
  return (
    <Dialog
      title={text("keys")}
      onClose={onClose}
      actions={
        <Button data-autofocus onClick={onClose}>
          {text("close")}
        </Button>
      }
    >
      <dl className={styles.keys}>
        {KEYS.map(({ keys, does }) => (
          <div key={does} className={styles.key}>
            <dt className={styles.presses}>
              <span className="visually-hidden">{keys(text).join(" ")}</span>
              {keys(text).map(key => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dt>
            <dd>{text(does)}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.note}>{text("keys-note")}</p>
    </Dialog>
  );
}
