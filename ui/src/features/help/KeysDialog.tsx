import { Fragment } from "react";
import { Button } from "../../components/Button";
import { Dialog } from "../../components/Dialog";
import { Kbd, keyWords } from "../../components/Kbd";
import { ACTION_NAMES, ACTIONS, keysOf, SCOPES, type Scope } from "../../keys/keymap";
import { useText } from "../../l10n/l10n";
import { useSetup } from "../../studio/hooks";
import styles from "./KeysDialog.module.css";

/** What is needed on air first, the rest beside it: nothing has to be scrolled for. */
const COLUMNS: readonly (readonly Scope[])[] = [
  ["live", "schedule"],
  ["host", "everywhere"],
];

const TAKE_PRODUCT = /^take_product_\d$/;

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
      isWide
      title={text("keys")}
      onClose={onClose}
      actions={
        <Button data-autofocus onClick={onClose}>
          {text("close")}
        </Button>
      }
    >
      <div className={styles.columns}>
        {COLUMNS.map(column => (
          <div key={column.join()} className={styles.column}>
            {column
              .filter(scope => scopes.includes(scope))
              .map(scope => (
                <Group key={scope} scope={scope} />
              ))}
          </div>
        ))}
      </div>
      <p className={styles.note}>{text("keys-note")}</p>
    </Dialog>
  );
}

function Group({ scope }: { scope: Scope }) {
  const text = useText();
  const { keys } = useSetup();
  const actions = ACTION_NAMES.filter(action => ACTIONS[action].scope === scope);
  const products = actions.filter(action => TAKE_PRODUCT.test(action));
  // Nine keys in a row are one line, unless somebody has moved one of them.
  const areInRow = products.length > 0 && products.every(action => !(action in keys));
  return (
    <section>
      <h3 className={styles.scope}>{text(`keys-${scope}`)}</h3>
      <dl className={styles.keys}>
        {actions.map(action => {
          if (!areInRow || !products.includes(action)) {
            const [key] = keysOf(action, keys);
            return <Line key={action} keys={key ? [key] : []} words={text(`action-${action}`)} />;
          }
          return (
            action === products[0] && (
              <Line key={action} keys={["1", "9"]} words={text("keys-take-products")} />
            )
          );
        })}
      </dl>
    </section>
  );
}

/** What one key does, or the keys from one to another. */
function Line({ keys, words }: { keys: readonly string[]; words: string }) {
  const text = useText();
  return (
    <div className={styles.key}>
      <dt className={styles.presses}>
        <span className="visually-hidden">{keys.map(key => keyWords(key, text)).join(" – ")}</span>
        {keys.map((key, index) => (
          <Fragment key={key}>
            {index > 0 && <span aria-hidden="true">–</span>}
            <Kbd>{key}</Kbd>
          </Fragment>
        ))}
      </dt>
      <dd>{words}</dd>
    </div>
  );
}
