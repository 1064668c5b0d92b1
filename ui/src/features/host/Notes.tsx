import { type CSSProperties, useRef } from "react";
import { Button, IconButton } from "../../components/Button";
import { useText } from "../../l10n/l10n";
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
      <div className={styles.controls} title={text("host-keys")}>
        <Button
          icon={prompter.isScrolling ? "pause" : "play"}
          aria-pressed={prompter.isScrolling}
          onClick={prompter.toggle}
        >
          {text(prompter.isScrolling ? "host-pause" : "host-scroll")}
        </Button>
        <div className={styles.steps}>
          <IconButton
            icon="minus"
            label={text("host-slower")}
            disabled={prompter.speed === SPEEDS.least}
            onClick={() => prompter.changeSpeed(-1)}
          />
          <span className={styles.step} role="status">
            {text("host-speed", { speed: prompter.speed })}
          </span>
          <IconButton
            icon="plus"
            label={text("host-faster")}
            disabled={prompter.speed === SPEEDS.most}
            onClick={() => prompter.changeSpeed(1)}
          />
        </div>
        <div className={styles.steps}>
          <IconButton
            icon="lettersSmaller"
            label={text("host-smaller")}
            disabled={prompter.size === SIZES.least}
            onClick={() => prompter.changeSize(-1)}
          />
          <IconButton
            icon="lettersLarger"
            label={text("host-larger")}
            disabled={prompter.size === SIZES.most}
            onClick={() => prompter.changeSize(1)}
          />
        </div>
      </div>
    </section>
  );
}
