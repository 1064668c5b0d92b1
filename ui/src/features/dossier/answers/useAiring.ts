import { useRef, useState } from "react";
import type { AnswerView } from "../../../bindings/AnswerView";
import type { Problem } from "../../../bindings/Problem";
import type { ProductId } from "../../../bindings/ProductId";
import { useText } from "../../../l10n/l10n";
import { useClient } from "../../../studio/hooks";
import { useEntryActions } from "../useEntryActions";
import { type Airing, entryOf } from "./airing";

/** What came of the last thing that was done with an answer. */
export type Outcome =
  | { outcome: "said"; words: string; undo?: () => void }
  | { outcome: "refused"; problem: Problem }
  | null;

interface AiringActions {
  outcome: Outcome;
  forget(): void;
  /** Puts it on air; false when it can't go there, which is said. */
  show(airing: Airing): Promise<boolean>;
  /** Lets viewers see it; false when the studio misses a source or a date, which is said. */
  allow(answer: AnswerView): Promise<boolean>;
  /** Puts what was typed on the list for after the show. */
  note(product: ProductId, question: string): Promise<boolean>;
}

export function useAiring(): AiringActions {
  const text = useText();
  const client = useClient();
  const { save, quote } = useEntryActions();
  const [outcome, setOutcome] = useState<Outcome>(null);
  /** A second press before the first was done is the same press. */
  const isBusy = useRef(false);
  const once = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
    if (isBusy.current) return undefined;
    isBusy.current = true;
    try {
      return await work();
    } finally {
      isBusy.current = false;
    }
  };
  const say = (words: string) => setOutcome({ outcome: "said", words });

  const show = async (airing: Airing) => {
    if (airing.how === "not") {
      say(text(`answers-not-${airing.why}`));
      return false;
    }
    const { template, entry } = airing;
    if (airing.how === "quote_and_show") {
      const problem = await quote(entry.id, airing.words);
      if (problem) {
        setOutcome({ outcome: "refused", problem });
        return false;
      }
    }
    const isShown = await client.command({ do: "show_card", template, entry });
    if (isShown) say(text("answers-shown"));
    return isShown;
  };
  const allow = async (answer: AnswerView) => {
    const { entry, refusal } = await save({ ...entryOf(answer), audience: "air_safe" });
    if (refusal) setOutcome({ outcome: "refused", problem: refusal });
    else if (entry) say(text("answers-allowed"));
    return entry !== undefined;
  };
  const note = async (product: ProductId, question: string) => {
    const { entry, refusal } = await save({
      id: null,
      product,
      audience: "host_only",
      provenance: { source: "", url: null, as_of: null },
      content: {
        sort: "question",
        says: { question, answer: null, asked_at: Math.round(client.nowMs()) },
      },
    });
    if (refusal) setOutcome({ outcome: "refused", problem: refusal });
    if (!entry) return false;
    const undo = () => {
      setOutcome(null);
      void client.ask({ ask: "delete_entry", entry });
    };
    setOutcome({ outcome: "said", words: text("answers-noted", { question }), undo });
    return true;
  };
  return {
    outcome,
    forget: () => setOutcome(null),
    show: async airing => (await once(() => show(airing))) ?? false,
    allow: async answer => (await once(() => allow(answer))) ?? false,
    note: async (product, question) => (await once(() => note(product, question))) ?? false,
  };
}
