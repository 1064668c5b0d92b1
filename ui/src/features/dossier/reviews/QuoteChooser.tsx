import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import type { Review } from "../../../bindings/Review";
import { Button } from "../../../components/Button";
import { Kbd } from "../../../components/Kbd";
import { useText } from "../../../l10n/l10n";
import dossier from "../Dossier.module.css";
import { sentences, wordsBetween } from "./quote";
import styles from "./Reviews.module.css";

interface QuoteChooserProps {
  review: Review;
  onChoose(words: string): void;
  onClose(): void;
}

/** The words of a review, to be marked by keyboard: a text area has a caret, plain text has none. */
export function QuoteChooser({ review, onChoose, onClose }: QuoteChooserProps) {
  const text = useText();
  const area = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const words = review.text || review.title;
  const first = review.quote ?? sentences(words)[0] ?? words;
  const [marked, setMarked] = useState(first);
  useEffect(() => {
    const element = area.current;
    if (!element) return;
    element.focus();
    // Of the value, not of the review: a text area has one letter for each end of line.
    const from = element.value.indexOf(first.replaceAll("\r\n", "\n"));
    if (from >= 0) element.setSelectionRange(from, from + first.length);
  }, [first]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && marked) onChoose(marked);
    else if (event.key === "Escape") onClose();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={styles.chooser}>
      <label htmlFor={id} className={dossier.soft}>
        {text("dossier-quote-mark")}
      </label>
      <textarea
        ref={area}
        id={id}
        // Not `readOnly`: then Chromium hides the caret, and it can't be moved.
        aria-readonly="true"
        spellCheck={false}
        className={styles.area}
        rows={Math.min(10, 1 + Math.ceil(words.length / 60))}
        value={words}
        onBeforeInput={event => event.preventDefault()}
        onChange={() => {}}
        onPaste={event => event.preventDefault()}
        onCut={event => event.preventDefault()}
        onDrop={event => event.preventDefault()}
        onSelect={event => {
          const { selectionStart, selectionEnd } = event.currentTarget;
          setMarked(wordsBetween(words, selectionStart, selectionEnd));
        }}
        onKeyDown={onKeyDown}
      />
      <div className={dossier.formFoot}>
        <span className={dossier.space} />
        <Button size="s" look="quiet" onClick={onClose}>
          {text("cancel")}
        </Button>
        <Button size="s" look="primary" disabled={!marked} onClick={() => onChoose(marked)}>
          {text("dossier-quote-use")}
          <Kbd>Enter</Kbd>
        </Button>
      </div>
    </div>
  );
}
