import { type FormEvent, useState } from "react";
import { Button, keepFocusAway } from "../../components/Button";
import { Field } from "../../components/Field";
import { Panel } from "../../components/Panel";
import { type MessageId, useText } from "../../l10n/l10n";
import { useClient, useSnapshot } from "../../studio/hooks";
import styles from "./HostMessage.module.css";

/** The studio takes no longer one: it has to be read at a glance. */
const LONGEST = 200;

const QUICK: readonly MessageId[] = [
  "host-quick-wrap-up",
  "host-quick-slow-down",
  "host-quick-closer",
  "host-quick-price",
];

/** What the producer tells the host, shown large on the host view until one of them takes it away. */
export function HostMessage() {
  const text = useText();
  const client = useClient();
  const shown = useSnapshot(snapshot => snapshot.host_message);
  const [draft, setDraft] = useState("");
  const send = (words: string | null) => client.ask({ ask: "message_host", text: words });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const words = draft.trim();
    // What was typed on meanwhile stays.
    if (words !== "" && (await send(words))) setDraft(now => (now === draft ? "" : now));
  };
  return (
    <Panel
      title={text("host-message")}
      aside={
        shown && (
          <Button size="s" look="quiet" onClick={() => void send(null)}>
            {text("host-message-clear")}
          </Button>
        )
      }
    >
      <p role="status" className={shown ? styles.shown : "visually-hidden"} title={shown?.text}>
        {shown ? text("host-message-shown", { message: shown.text }) : ""}
      </p>
      <form className={styles.form} onSubmit={submit}>
        <Field
          label={text("host-message-text")}
          isLabelHidden
          value={draft}
          maxLength={LONGEST}
          placeholder={text("host-message-placeholder")}
          autoComplete="off"
          onChange={event => setDraft(event.currentTarget.value)}
        />
        <Button size="s" type="submit" disabled={draft.trim() === ""}>
          {text("host-message-send")}
        </Button>
      </form>
      <ul className={styles.quick} aria-label={text("host-message-quick")}>
        {QUICK.map(id => (
          <li key={id}>
            <button
              type="button"
              className={styles.phrase}
              onMouseDown={keepFocusAway}
              onClick={() => void send(text(id))}
            >
              {text(id)}
            </button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
