import { type MessageId, useText } from "../l10n/l10n";
import { MESSAGE_IDS } from "../l10n/message-ids";
import styles from "./Kbd.module.css";

/** A key as printed on the keyboard, such as "Ctrl+Z". A reminder for the eye only. */
export function Kbd({ children }: { children: string }) {
  const text = useText();
  return (
    <span className={styles.chord} aria-hidden="true">
      {partsOf(children).map(part => (
        <span key={part} className={styles.kbd}>
          {keyWord(part, text)}
        </span>
      ))}
    </span>
  );
}

/** A key in words, for those who hear the screen. */
export function keyWords(key: string, text: ReturnType<typeof useText>): string {
  return partsOf(key)
    .map(part => keyWord(part, text))
    .join(" ");
}

function partsOf(key: string): string[] {
  return key === "+" ? [key] : key.split("+").map(part => part || "+");
}

function keyWord(part: string, text: ReturnType<typeof useText>): string {
  const id = `key-${part}`;
  return MESSAGE_IDS.has(id) ? text(id as MessageId) : part;
}
