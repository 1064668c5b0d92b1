import { type KeyboardEvent, useId, useState } from "react";
import type { OpenQuestion } from "../../bindings/OpenQuestion";
import type { Problem } from "../../bindings/Problem";
import type { ProductId } from "../../bindings/ProductId";
import { Button, IconButton } from "../../components/Button";
import { TextArea } from "../../components/Field";
import { Segmented } from "../../components/Segmented";
import { UndoOffers } from "../../components/UndoOffer";
import { UnsavedQuestion } from "../../components/UnsavedQuestion";
import { useText } from "../../l10n/l10n";
import { leaveThen } from "../../leaving";
import { useClient, useSetup, useSnapshot } from "../../studio/hooks";
import { AudienceSwitch } from "./AudienceSwitch";
import dossier from "./Dossier.module.css";
import { dayWords, some } from "./entries";
import styles from "./OpenQuestions.module.css";
import { Refusal } from "./Refusal";
import { useEntryActions } from "./useEntryActions";
import { useOpenQuestions } from "./useOpenQuestions";

interface OpenQuestionsProps {
  onClose(): void;
  /** To the whole dossier of a product. */
  onOpen(product: ProductId): void;
}

type Reach = "show" | "all";

/** The list for after the show: what viewers asked and nobody has answered yet, to be answered in place. */
export function OpenQuestions({ onClose, onOpen }: OpenQuestionsProps) {
  const text = useText();
  const headingId = useId();
  const show = useSnapshot(snapshot => snapshot.show.state.show.id);
  const [reach, setReach] = useState<Reach>("all");
  const questions = useOpenQuestions(reach === "show" ? show : null);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    leaveThen(onClose);
  };
  return (
    <UndoOffers>
      <aside className={styles.panel} aria-labelledby={headingId} onKeyDown={onKeyDown}>
        <header className={styles.head}>
          <h2 id={headingId} className={styles.heading}>
            {text("questions-open")}
          </h2>
          <Segmented<Reach>
            label={text("questions-reach")}
            value={reach}
            onChoose={setReach}
            choices={[
              { value: "all", short: text("questions-all"), name: text("questions-all") },
              { value: "show", short: text("questions-show"), name: text("questions-show") },
            ]}
          />
          <IconButton icon="close" label={text("close")} onClick={() => leaveThen(onClose)} />
        </header>
        {questions?.length === 0 ? (
          <div className={styles.none}>
            <p className={dossier.strong}>{text("questions-none")}</p>
            <p>{text("questions-none-hint")}</p>
          </div>
        ) : (
          <ul className={styles.list}>
            {questions?.map(question => (
              <QuestionRow
                key={question.entry.id}
                question={question}
                onOpen={() => onOpen(question.entry.product)}
              />
            ))}
          </ul>
        )}
      </aside>
    </UndoOffers>
  );
}

function QuestionRow({ question, onOpen }: { question: OpenQuestion; onOpen(): void }) {
  const text = useText();
  const client = useClient();
  const { language } = useSetup();
  const { save, remove } = useEntryActions();
  const { entry, product_title } = question;
  const [answer, setAnswer] = useState("");
  const [audience, setAudience] = useState(entry.audience);
  const [refusal, setRefusal] = useState<Problem | null>(null);
  const asked = entry.content.question;
  const keep = async () => {
    if (answer.trim() === "") return;
    const says = { ...entry.content, answer };
    const saved = await save({ ...some("question", { ...entry, content: says }), audience });
    setRefusal(saved.refusal ?? null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void keep();
  };
  return (
    <li className={styles.question}>
      <p className={dossier.strong}>{asked}</p>
      <p className={styles.about}>
        <button type="button" className={styles.product} onClick={onOpen}>
          {product_title}
        </button>
        <span>
          {text("questions-asked", {
            day: dayWords(entry.content.asked_at, language, client.nowMs()),
          })}
        </span>
      </p>
      <TextArea
        label={text("dossier-question-answer")}
        aria-label={text("questions-answer-to", { question: asked })}
        hint={answer ? text("questions-answer-hint") : undefined}
        rows={2}
        value={answer}
        onChange={event => setAnswer(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {refusal && <Refusal problem={refusal} />}
      <div className={dossier.formFoot}>
        <AudienceSwitch value={audience} onChoose={setAudience} />
        <span className={dossier.space} />
        <IconButton
          icon="trash"
          label={text("dossier-delete-entry", { name: asked })}
          onClick={() => void remove(some("question", entry))}
        />
        <Button size="s" look="primary" disabled={answer.trim() === ""} onClick={() => void keep()}>
          {text("questions-save")}
        </Button>
      </div>
      <UnsavedQuestion isUnsaved={answer.trim() !== ""} name={asked} />
    </li>
  );
}
