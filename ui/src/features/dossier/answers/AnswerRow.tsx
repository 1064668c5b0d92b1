import type { AnswerView } from "../../../bindings/AnswerView";
import { Icon } from "../../../components/Icon";
import { Stars } from "../../../components/Stars";
import { useText } from "../../../l10n/l10n";
import { ProvenanceLine } from "../ProvenanceLine";
import styles from "./Answers.module.css";
import { excerpt } from "./airing";
import { Marked } from "./Marked";

/** Letters before the first match that still fit on the first line. */
const LEAD = 40;

interface AnswerRowProps {
  answer: AnswerView;
  isActive: boolean;
  isOnCard: boolean;
}

/** An answer: what it says with the words marked, and who says so. The active one is shown whole. */
export function AnswerRow({ answer, isActive, isOnCard }: AnswerRowProps) {
  const text = useText();
  const { sort, entry } = answer.entry;
  const pieces = isActive ? answer.text : excerpt(answer.text, LEAD);
  const hasHeading = answer.heading.some(piece => piece.text !== "");
  return (
    <>
      {hasHeading && (
        <span className={styles.heading}>
          <Marked pieces={answer.heading} />
        </span>
      )}
      <span className={styles.text} data-whole={isActive || undefined}>
        <Marked pieces={pieces} />
      </span>
      <span className={styles.meta}>
        {entry.audience === "host_only" && (
          <span className={styles.hostOnly}>
            <Icon name="lock" size="1em" />
            {text("dossier-audience-host_only")}
          </span>
        )}
        {sort === "review" && (
          <span className={styles.stars}>
            <Stars hundredths={entry.content.stars_hundredths} />
            <span className="visually-hidden">
              {text("dossier-stars", { stars: entry.content.stars_hundredths / 100 })}
            </span>
            {entry.content.author}
          </span>
        )}
        {!answer.is_own && <span className={styles.other}>{answer.product_title}</span>}
        <ProvenanceLine provenance={entry.provenance} isPlain />
        {isOnCard && <span className={styles.onCard}>{text("answers-on-card")}</span>}
      </span>
    </>
  );
}
