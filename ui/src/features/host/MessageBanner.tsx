import type { HostMessage } from "../../bindings/HostMessage";
import { Button } from "../../components/Button";
import { Icon } from "../../components/Icon";
import { useText } from "../../l10n/l10n";
import { useClient } from "../../studio/hooks";
import styles from "./MessageBanner.module.css";

/** Beyond so many letters the words get smaller, so that the notes keep their place. */
const LONG = 70;

/** What the producer tells the host. "Seen" takes it away, which the producer sees in turn. */
export function MessageBanner({ message }: { message: HostMessage }) {
  const text = useText();
  const client = useClient();
  return (
    <section
      className={styles.banner}
      role="alert"
      data-long={message.text.length > LONG || undefined}
    >
      <Icon name="message" size="1.1em" />
      <p className={styles.words}>
        <span className="visually-hidden">{text("host-message-from")} </span>
        {message.text}
      </p>
      <Button size="l" onClick={() => void client.ask({ ask: "message_host", text: null })}>
        {text("host-message-seen")}
      </Button>
    </section>
  );
}
