import { useEffect, useRef, useState } from "react";
import { Button, IconButton } from "../../components/Button";
import { Kbd, keyWords } from "../../components/Kbd";
import { Question } from "../../components/Question";
import { ACTION_NAMES, ACTIONS, type Action, keysOf, SCOPES, writtenKey } from "../../keys/keymap";
import { useText } from "../../l10n/l10n";
import { useClient, useSetup } from "../../studio/hooks";
import styles from "./KeysSection.module.css";
import { Page } from "./Page";
import { isChanged, type Keys, ownKey, rebind, swap } from "./rebind";

/** What is going on with one action's key. */
type Change =
  | { action: Action; step: "listening" }
  | { action: Action; step: "clash"; key: string; other: Action };

/** Every action with its key, to be given another one. */
export function KeysSection() {
  const text = useText();
  const { keys } = useSetup();
  const [change, setChange] = useState<Change | null>(null);
  const [isAsking, setIsAsking] = useState(false);
  return (
    <Page
      title={text("settings-keys")}
      lead={`${text("rebind-lead")} ${text("keys-note")}`}
      aside={
        <Button disabled={Object.keys(keys).length === 0} onClick={() => setIsAsking(true)}>
          {text("rebind-reset-all")}
        </Button>
      }
    >
      <div className={styles.scopes}>
        {SCOPES.map(scope => (
          <section key={scope} className={styles.scope} aria-labelledby={`keys-${scope}`}>
            <h2 id={`keys-${scope}`}>{text(`keys-${scope}`)}</h2>
            <ul>
              {ACTION_NAMES.filter(action => ACTIONS[action].scope === scope).map(action => (
                <KeyRow
                  key={action}
                  action={action}
                  change={change?.action === action ? change : null}
                  onChange={setChange}
                />
              ))}
            </ul>
          </section>
        ))}
      </div>
      {isAsking && <ResetAllDialog onClose={() => setIsAsking(false)} />}
    </Page>
  );
}

interface KeyRowProps {
  action: Action;
  change: Change | null;
  onChange(change: Change | null): void;
}

function KeyRow({ action, change, onChange }: KeyRowProps) {
  const text = useText();
  const client = useClient();
  const { keys } = useSetup();
  const name = text(`action-${action}`);
  const bind = (key: string) => {
    const result = rebind(action, key, keys);
    if (result.outcome === "clash") {
      onChange({ action, step: "clash", key, other: result.other });
      return;
    }
    onChange(null);
    void client.ask({ ask: "set_keys", keys: result.keys });
  };
  return (
    <li className={styles.row}>
      <span className={styles.name}>{name}</span>
      {isChanged(action, keys) && (
        <IconButton
          icon="undo"
          label={text("rebind-reset", { key: keyWords(ownKey(action), text), action: name })}
          onClick={() => bind(ownKey(action))}
        />
      )}
      <KeyButton
        action={action}
        isListening={change?.step === "listening"}
        onListen={() => onChange({ action, step: "listening" })}
        onKey={bind}
        onLeave={() => onChange(null)}
      />
      {change?.step === "clash" && <Clash change={change} onDone={() => onChange(null)} />}
    </li>
  );
}

interface KeyButtonProps {
  action: Action;
  isListening: boolean;
  onListen(): void;
  onKey(key: string): void;
  onLeave(): void;
}

/** Shows the key; once clicked, the next key press is the new one. */
function KeyButton({ action, isListening, onListen, onKey, onLeave }: KeyButtonProps) {
  const text = useText();
  const { keys } = useSetup();
  const [key = ""] = keysOf(action, keys);
  const name = text(`action-${action}`);
  return (
    <button
      type="button"
      className={styles.key}
      data-listening={isListening || undefined}
      onClick={onListen}
      onBlur={() => isListening && onLeave()}
      onKeyDown={event => {
        // Tab stays the way through the page: as a key of an action it could never be pressed.
        if (!isListening || event.key === "Tab") return;
        event.preventDefault();
        if (event.key === "Escape") return onLeave();
        const pressed = writtenKey(event.nativeEvent);
        if (pressed !== null) onKey(pressed);
      }}
      // A browser presses a button when Space comes up again.
      onKeyUp={event => event.key === " " && isListening && event.preventDefault()}
    >
      <span className="visually-hidden">
        {isListening
          ? text("rebind-waiting", { action: name })
          : `${text("rebind-change", { action: name })} (${keyWords(key, text)})`}
      </span>
      {isListening ? <span aria-hidden="true">{text("rebind-press")}</span> : <Kbd>{key}</Kbd>}
    </button>
  );
}

function Clash({ change, onDone }: { change: Change & { step: "clash" }; onDone(): void }) {
  const text = useText();
  const client = useClient();
  const { keys } = useSetup();
  const { action, other, key } = change;
  const swapped: Keys | null = swap(action, other, key, keys);
  const doSwap = (next: Keys) => {
    onDone();
    void client.ask({ ask: "set_keys", keys: next });
  };
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.scrollIntoView({ block: "nearest" }), []);
  return (
    <div ref={place} role="alert" className={styles.clash}>
      <p>
        {text("rebind-clash", { key: keyWords(key, text), action: text(`action-${other}`) })}.{" "}
        {!swapped && text("rebind-no-swap")}
      </p>
      <Button size="s" look="quiet" onClick={onDone}>
        {text("rebind-leave")}
      </Button>
      {swapped && (
        <Button size="s" onClick={() => doSwap(swapped)}>
          {text("rebind-swap")}
        </Button>
      )}
    </div>
  );
}

function ResetAllDialog({ onClose }: { onClose(): void }) {
  const text = useText();
  const client = useClient();
  const reset = () => {
    onClose();
    void client.ask({ ask: "set_keys", keys: {} });
  };
  return (
    <Question
      title={text("rebind-reset-all-question")}
      safe={text("cancel")}
      onSafe={onClose}
      answer={text("rebind-reset-all")}
      onAnswer={reset}
    >
      <p>{text("rebind-reset-all-meaning")}</p>
    </Question>
  );
}
