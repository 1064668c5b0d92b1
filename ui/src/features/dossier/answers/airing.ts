/** Whether and how an answer goes on air. Pure: the studio decides, this only says what to ask of it. */
import type { AnswerView } from "../../../bindings/AnswerView";
import type { CardTemplateId } from "../../../bindings/CardTemplateId";
import type { EntryRef } from "../../../bindings/EntryRef";
import type { EntrySort } from "../../../bindings/EntrySort";
import type { MarkedText } from "../../../bindings/MarkedText";
import type { SomeEntry } from "../entries";
import { some } from "../entries";
import { bestSentence } from "../reviews/quote";

/** The cards that show an answer. */
const TEMPLATES: Partial<Record<EntrySort, CardTemplateId>> = {
  fact: "spec-sheet",
  review: "review-quote",
  question: "question-answer",
};

export type Airing =
  | { how: "show"; template: CardTemplateId; entry: EntryRef }
  /** A review's words have to be chosen first; these have the most of what was typed. */
  | { how: "quote_and_show"; template: CardTemplateId; entry: EntryRef; words: string }
  | { how: "not"; why: "host_only" | "other_product" | "not_running" | "not_taken" | "no_words" };

export interface OnAirNow {
  isRunning: boolean;
  /** The product in focus is on air, and not only the next one. */
  isTaken: boolean;
}

export function airingOf(answer: AnswerView, now: OnAirNow): Airing {
  const { sort, entry } = answer.entry;
  const template = TEMPLATES[sort];
  if (!answer.is_own || !template) return { how: "not", why: "other_product" };
  if (entry.audience !== "air_safe") return { how: "not", why: "host_only" };
  if (!now.isRunning) return { how: "not", why: "not_running" };
  if (!now.isTaken) return { how: "not", why: "not_taken" };
  const on = { template, entry: { sort, id: entry.id } };
  if (answer.entry.sort !== "review" || answer.entry.entry.content.quote !== null) {
    return { how: "show", ...on };
  }
  const words = bestSentence(answer.text) || bestSentence(answer.heading);
  return words ? { how: "quote_and_show", ...on, words } : { how: "not", why: "no_words" };
}

/** The entry of an answer, as it can be saved. */
export function entryOf({ entry }: AnswerView): SomeEntry {
  switch (entry.sort) {
    case "fact":
      return some("fact", entry.entry);
    case "review":
      return some("review", entry.entry);
    case "question":
      return some("question", entry.entry);
  }
}

/** As much of a long text as can be read at a glance, around the first word that matches. */
export function excerpt(pieces: readonly MarkedText[], lead: number): MarkedText[] {
  const at = pieces.findIndex(piece => piece.is_match);
  if (at < 0) return [...pieces];
  const before = pieces
    .slice(0, at)
    .map(piece => piece.text)
    .join("");
  if (before.length <= lead) return [...pieces];
  const tail = before.slice(-lead);
  // Not in the middle of a word.
  const from = tail.indexOf(" ") + 1;
  return [{ text: `… ${tail.slice(from)}`, is_match: false }, ...pieces.slice(at)];
}
