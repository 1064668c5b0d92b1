import { Button } from "../../components/Button";
import { Dialog } from "../../components/Dialog";
import { Kbd, keyWords } from "../../components/Kbd";
import { ACTION_NAMES, ACTIONS, type Action, keysOf, SCOPES, type Scope } from "../../keys/keymap";
import { useText } from "../../l10n/l10n";
import { useSetup } from "../../studio/hooks";
import styles from "./KeysDialog.module.css";

interface KeysDialogProps {
  /** Where this window has keys. */
  scopes?: readonly Scope[];
  onClose(): void;
}

/** The cheat sheet. */
export function KeysDialog({ scopes = SCOPES, onClose }: KeysDialogProps) {
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
      {scopes.map(scope => (
        <section key={scope} className={styles.group}>
          <h3 className={styles.scope}>{text(`keys-${scope}`)}</h3>
          <dl className={styles.keys}>
            {ACTION_NAMES.filter(action => ACTIONS[action].scope === scope).map(action => (
              <KeyLine key={action} action={action} />
            ))}
          </dl>
        </section>
      ))}
      <p className={styles.note}>{text("keys-note")}</p>
    </Dialog>
  );
}

function KeyLine({ action }: { action: Action }) {
  const text = useText();
  const { keys } = useSetup();
  const [key] = keysOf(action, keys);
  return (
    <div className={styles.key}>
      <dt className={styles.presses}>
        {key && (
          <>
            <span className="visually-hidden">{keyWords(key, text)}</span>
            <Kbd>{key}</Kbd>
          </>
        )}
      </dt>
      <dd>{text(`action-${action}`)}</dd>
    </div>
  );
}
