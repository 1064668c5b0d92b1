import type { AnswerView } from "../../../bindings/AnswerView";
import type { ProductId } from "../../../bindings/ProductId";
import { Button } from "../../../components/Button";
import { Kbd } from "../../../components/Kbd";
import { useText } from "../../../l10n/l10n";
import { Refusal } from "../Refusal";
import styles from "./Answers.module.css";
import type { Airing } from "./airing";
import type { Outcome } from "./useAiring";

interface AnswerFootProps {
  product: ProductId | null;
  active: AnswerView | undefined;
  airing: Airing | null;
  outcome: Outcome;
  onShow(): void;
  onAllow(): void;
}

/** What Enter does with the chosen answer, or why it can't go on air, and what came of the last one. */
export function AnswerFoot(props: AnswerFootProps) {
  const { product, active, airing, outcome, onShow, onAllow } = props;
  const text = useText();
  const section = active?.entry.sort ?? "fact";
  const why = airing?.how === "not" ? text(`answers-not-${airing.why}`) : null;
  const isSaid = outcome?.outcome === "said" && outcome.words === why;
  return (
    <div className={styles.foot}>
      {outcome?.outcome === "refused" && (
        <Refusal problem={outcome.problem}>
          <a href={`#/catalogue/${active?.entry.entry.product ?? product}/${section}`}>
            {text("answers-to-dossier")}
          </a>
        </Refusal>
      )}
      <p role="status" className={styles.said}>
        {outcome?.outcome === "said" && (
          <>
            <span>{outcome.words}</span>
            {outcome.undo && (
              <Button size="s" look="quiet" icon="undo" onClick={outcome.undo}>
                {text("undo")}
              </Button>
            )}
          </>
        )}
      </p>
      {airing?.how === "quote_and_show" && (
        <p className={styles.quoted}>{text("answers-quotes", { words: airing.words })}</p>
      )}
      {airing && airing.how !== "not" && (
        <Button size="s" look="primary" isWide onClick={onShow}>
          {text(airing.how === "show" ? "answers-show" : "answers-quote-and-show")}
          <Kbd>Enter</Kbd>
        </Button>
      )}
      {airing?.how === "not" && (
        <div className={styles.why}>
          {!isSaid && <span>{why}</span>}
          {airing.why === "host_only" && (
            <Button size="s" onClick={onAllow}>
              {text("answers-allow")}
              <Kbd>Ctrl+Enter</Kbd>
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
