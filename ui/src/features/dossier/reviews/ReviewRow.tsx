import { memo, useRef, useState } from "react";
import type { Entry } from "../../../bindings/Entry";
import type { Problem } from "../../../bindings/Problem";
import type { Review } from "../../../bindings/Review";
import { Button, keepFocusAway } from "../../../components/Button";
import { Stars } from "../../../components/Stars";
import { useText } from "../../../l10n/l10n";
import dossier from "../Dossier.module.css";
import { EntryRow } from "../EntryRow";
import { entryName } from "../EntryWords";
import { some } from "../entries";
import { Refusal } from "../Refusal";
import { useEntryActions } from "../useEntryActions";
import { QuoteChooser } from "./QuoteChooser";
import { markedIn } from "./quote";
import styles from "./Reviews.module.css";

interface ReviewRowProps {
  entry: Entry<Review>;
  onEdit(id: number): void;
}

/** A review, to be read; its words become a quote by marking them. */
export const ReviewRow = memo(function ReviewRow({ entry, onEdit }: ReviewRowProps) {
  const text = useText();
  const { quote } = useEntryActions();
  const words = useRef<HTMLDivElement>(null);
  const [marked, setMarked] = useState("");
  const [isChoosing, setIsChoosing] = useState(false);
  const [refusal, setRefusal] = useState<Problem | null>(null);
  const { content: review } = entry;
  const shown = some("review", entry);
  const choose = async (chosen: string | null) => {
    const wrong = await quote(entry.id, chosen);
    setRefusal(wrong ?? null);
    setMarked("");
    if (wrong) return;
    setIsChoosing(false);
    window.getSelection()?.removeAllRanges();
  };
  // Marking may end beside the text; the click that ends it is heard wherever it is.
  const readMarks = () => setMarked(words.current ? markedIn(words.current) : "");
  const hasWords = review.text !== "" || review.title !== "";
  return (
    <EntryRow
      entry={shown}
      name={entryName(shown, [])}
      onEdit={() => onEdit(entry.id)}
      more={
        review.votes > 0 && (
          <span>{text("dossier-helpful", { helpful: review.helpful, votes: review.votes })}</span>
        )
      }
    >
      <p className={styles.head}>
        <Stars hundredths={review.stars_hundredths} />
        <span className="visually-hidden">
          {text("dossier-stars", { stars: review.stars_hundredths / 100 })}
        </span>
        <span className={styles.author}>{review.author || text("dossier-anonymous")}</span>
        <span className={styles.quoteTools}>
          {review.quote !== null && !isChoosing && (
            <Button size="s" look="quiet" onClick={() => void choose(null)}>
              {text("dossier-quote-drop")}
            </Button>
          )}
          {hasWords && !isChoosing && (
            <Button
              size="s"
              look={marked ? "primary" : "quiet"}
              onMouseDown={keepFocusAway}
              onClick={() => (marked ? void choose(marked) : setIsChoosing(true))}
            >
              {text(marked ? "dossier-quote-use" : "dossier-quote-choose")}
            </Button>
          )}
        </span>
      </p>
      {isChoosing ? (
        <QuoteChooser
          review={review}
          onChoose={chosen => void choose(chosen)}
          onClose={() => setIsChoosing(false)}
        />
      ) : (
        // biome-ignore lint/a11y/noStaticElementInteractions: marking words is reading; the button beside does the same by keyboard.
        <div ref={words} className={styles.words} onPointerUp={readMarks} onKeyUp={readMarks}>
          {review.title && (
            <p className={dossier.strong}>
              <Quoted text={review.title} quote={review.quote} />
            </p>
          )}
          {review.text && (
            <p className={dossier.long}>
              <Quoted text={review.text} quote={review.quote} />
            </p>
          )}
        </div>
      )}
      {refusal && <Refusal problem={refusal} />}
    </EntryRow>
  );
});

/** A text with the quote marked in it. */
function Quoted({ text, quote }: { text: string; quote: string | null }) {
  const say = useText();
  const at = quote === null ? -1 : text.indexOf(quote);
  if (quote === null || at < 0) return text;
  return (
    <>
      {text.slice(0, at)}
      <mark className={styles.quote} title={say("dossier-quote")}>
        {quote}
      </mark>
      {text.slice(at + quote.length)}
    </>
  );
}
