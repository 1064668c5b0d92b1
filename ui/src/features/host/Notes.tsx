import { type CSSProperties, useRef } from "react";
import { Button, IconButton } from "../../components/Button";
import { keyWords } from "../../components/Kbd";
import { type Action, keysOf } from "../../keys/keymap";
import { type MessageId, useText } from "../../l10n/l10n";
import { useSetup } from "../../studio/hooks";
import styles from "./Notes.module.css";
import { SIZES, SPEEDS, sizeFactor } from "./prompter";
import { usePrompter } from "./usePrompter";

interface NotesProps {
  note: string;
  /** Which item they belong to: with a new one, reading begins at the top. */
  item: string;
}

/** What the host should say, as a prompter. */
export function Notes({ note, item }: NotesProps) {
  const text = useText();
  const page = useRef<HTMLDivElement>(null);
  const prompter = usePrompter(page, item);
  const { keys } = useSetup();
  const tip = (word: MessageId, action: Action) =>
    `${text(word)} (${keyWords(keysOf(action, keys)[0] ?? "", text)})`;
  const size = { "--factor": String(sizeFactor(prompter.size)) } as CSSProperties;
  return (
    <section className={styles.notes} aria-label={text("host-notes")}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <div ref={page} className={styles.page} style={size} tabIndex={0}>
        {note.trim() === "" ? (
          <p className={styles.none}>{text("host-no-notes")}</p>
        ) : (
          <p className={styles.words}>{note}</p>
        )}
      </div>
      <div className={styles.controls}>
        <Button
          icon={prompter.isScrolling ? "pause" : "play"}
          aria-pressed={prompter.isScrolling}
          title={tip("host-scroll", "prompter_scroll")}
          onClick={prompter.toggle}
        >
          {text(prompter.isScrolling ? "host-pause" : "host-scroll")}
        </Button>
        <div className={styles.steps}>
          <IconButton
            icon="minus"
            label={text("host-slower")}
            tip={tip("host-slower", "prompter_slower")}
            disabled={prompter.speed === SPEEDS.least}
            onClick={() => prompter.changeSpeed(-1)}
          />
          <span className={styles.step} role="status">
            {text("host-speed", { speed: prompter.speed })}
          </span>
          <IconButton
            icon="plus"
            label={text("host-faster")}
            tip={tip("host-faster", "prompter_faster")}
            disabled={prompter.speed === SPEEDS.most}
            onClick={() => prompter.changeSpeed(1)}
          />
        </div>
        <div className={styles.steps}>
          <IconButton
            icon="lettersSmaller"
            label={text("host-smaller")}
            tip={tip("host-smaller", "prompter_smaller")}
            disabled={prompter.size === SIZES.least}
            onClick={() => prompter.changeSize(-1)}
          />
          <IconButton
            icon="lettersLarger"
            label={text("host-larger")}
            tip={tip("host-larger", "prompter_larger")}
            disabled={prompter.size === SIZES.most}
            onClick={() => prompter.changeSize(1)}
          />
        </div>
      </div>
    </section>
  );
}
