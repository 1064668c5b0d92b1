import {
  type KeyboardEvent,
  type Ref,
  useEffect,
  useImperativeHandle,
  useRef,
  useState,
} from "react";
import type { AnswerView } from "../../../bindings/AnswerView";
import type { ProductView } from "../../../bindings/ProductView";
import { keepFocusAway } from "../../../components/Button";
import { Icon } from "../../../components/Icon";
import { SearchField } from "../../../components/SearchField";
import { type Listbox, useListbox } from "../../../components/useListbox";
import { useText } from "../../../l10n/l10n";
import { useShow } from "../../../studio/hooks";
import { isRunning } from "../../../studio/timers";
import { Glance } from "../Glance";
import { useDossier } from "../useDossier";
import { AnswerFoot } from "./AnswerFoot";
import { AnswerRow } from "./AnswerRow";
import styles from "./Answers.module.css";
import { airingOf } from "./airing";
import { useAiring } from "./useAiring";
import { useAnswers } from "./useAnswers";

/** Puts the keyboard into the field, ready for another question. */
export interface AnswersHandle {
  focus(): void;
}

interface AnswersProps {
  /** The product in focus, or the next one before the first take. */
  product: ProductView | undefined;
  isTaken: boolean;
  typed: string;
  onType(typed: string): void;
  /** Escape in an empty field. */
  onLeave(): void;
  ref?: Ref<AnswersHandle>;
}

/** What is known of the product in focus; two words find the answer to what a viewer asks. */
export function Answers({ product, isTaken, typed, onType, onLeave, ref }: AnswersProps) {
  const text = useText();
  const show = useShow();
  const input = useRef<HTMLInputElement>(null);
  const id = product?.product.id ?? null;
  const dossier = useDossier(id);
  const found = useAnswers(id, typed);
  const actions = useAiring();
  // What viewers were just allowed to see, until the answers come anew and say so themselves.
  const [allowed, setAllowed] = useState<AnswerView["entry"]["entry"] | null>(null);
  const answers = (found?.answers ?? []).map(answer =>
    answer.entry.entry === allowed ? forViewers(answer) : answer,
  );
  const wanted = typed.trim();
  // Not before the answers are here: Enter would note what is already known.
  const canNote = found?.text === wanted && wanted !== "";
  useImperativeHandle(ref, () => ({
    focus: () => {
      input.current?.focus();
      input.current?.select();
    },
  }));
  // What was said belongs to the question before; an emptied field is no other question.
  const { forget } = actions;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text or product is the reason.
  useEffect(() => {
    if (wanted !== "") forget();
  }, [wanted, id]);

  const now = { isRunning: isRunning(show), isTaken };
  const letGo = () => input.current?.blur();
  const choose = async (index: number) => {
    const answer = answers[index];
    // The keyboard goes back to the show, whose next key may be Space.
    if (answer) {
      if (await actions.show(airingOf(answer, now))) letGo();
    } else if (canNote && id !== null) {
      if (!(await actions.note(id, wanted))) return;
      onType("");
      letGo();
    }
  };
  const listbox = useListbox({
    count: answers.length + (canNote ? 1 : 0),
    text: wanted,
    onChoose: index => void choose(index),
    onEscape: () => {
      if (typed !== "") onType("");
      else {
        letGo();
        onLeave();
      }
    },
  });
  const active = answers[listbox.active];
  const allow = async () => {
    const entry = found?.answers[listbox.active]?.entry.entry;
    if (active && entry && (await actions.allow(active))) setAllowed(entry);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      event.stopPropagation();
      if (active?.entry.entry.audience === "host_only") void allow();
      return;
    }
    listbox.inputProps.onKeyDown(event);
  };
  return (
    <div className={styles.answers}>
      <SearchField
        ref={input}
        label={text("answers-find")}
        placeholder={text("answers-example")}
        disabled={id === null}
        value={typed}
        onType={onType}
        {...listbox.inputProps}
        onKeyDown={onKeyDown}
      />
      {wanted === "" ? (
        <Glance view={dossier} product={product} />
      ) : (
        <List
          answers={answers}
          listbox={listbox}
          note={canNote ? wanted : null}
          isSearched={found !== null}
          onChoose={index => void choose(index)}
        />
      )}
      <AnswerFoot
        product={id}
        active={wanted === "" ? undefined : active}
        airing={active && wanted !== "" ? airingOf(active, now) : null}
        outcome={actions.outcome}
        onShow={() => void choose(listbox.active)}
        onAllow={() => void allow()}
      />
    </div>
  );
}

function forViewers(answer: AnswerView): AnswerView {
  const { sort, entry } = answer.entry;
  const opened = { sort, entry: { ...entry, audience: "air_safe" } };
  return { ...answer, entry: opened as AnswerView["entry"] };
}

interface ListProps {
  answers: readonly AnswerView[];
  listbox: Listbox;
  /** What can be put on the list for after the show. */
  note: string | null;
  isSearched: boolean;
  onChoose(index: number): void;
}

/** First what is known of the product itself, then of others of its kind, then what can be noted. */
function List({ answers, listbox, note, isSearched, onChoose }: ListProps) {
  const text = useText();
  const card = useShow().state.live.card;
  const own = answers.filter(answer => answer.is_own);
  const others = answers.filter(answer => !answer.is_own);
  const option = (answer: AnswerView, index: number) => {
    const { sort, entry } = answer.entry;
    const isOnCard = card?.entry?.sort === sort && card.entry.id === entry.id;
    return (
      // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus and takes Enter.
      <li
        key={`${sort}-${entry.id}`}
        {...listbox.optionProps(index)}
        className={styles.option}
        onMouseDown={keepFocusAway}
        onClick={() => onChoose(index)}
      >
        <AnswerRow answer={answer} isActive={index === listbox.active} isOnCard={isOnCard} />
      </li>
    );
  };
  return (
    <div className={styles.results}>
      {isSearched && answers.length === 0 && (
        <p className={styles.none} role="status">
          {text("answers-none")}
        </p>
      )}
      <ul {...listbox.listProps} className={styles.list} aria-label={text("answers-found")}>
        {own.length > 0 && (
          <li role="presentation" className={styles.group}>
            {text("answers-own")}
          </li>
        )}
        {own.map(option)}
        {others.length > 0 && (
          <li role="presentation" className={styles.group}>
            {text("answers-others")}
          </li>
        )}
        {others.map((answer, index) => option(answer, own.length + index))}
        {note !== null && (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus and takes Enter.
          <li
            {...listbox.optionProps(answers.length)}
            className={styles.note}
            onMouseDown={keepFocusAway}
            onClick={() => onChoose(answers.length)}
          >
            <Icon name="plus" size="1.1em" />
            {text("answers-note", { question: note })}
          </li>
        )}
      </ul>
    </div>
  );
}
