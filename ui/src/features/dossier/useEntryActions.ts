import type { EntryRef } from "../../bindings/EntryRef";
import type { Problem } from "../../bindings/Problem";
import { useOfferUndo } from "../../components/UndoOffer";
import { useText } from "../../l10n/l10n";
import { useClient } from "../../studio/hooks";
import { asDraft, type SomeEntry } from "./entries";

export interface Saved {
  /** What it is called now; absent when it was not saved. */
  entry?: EntryRef;
  /** Why it was not, to be told beside the entry. */
  refusal?: Problem;
}

interface EntryActions {
  save(entry: SomeEntry): Promise<Saved>;
  /** Deletes it at once, and offers to bring it back. */
  remove(entry: SomeEntry): Promise<void>;
  /** `null` lets go of the quote. What is wrong comes back. */
  quote(review: number, words: string | null): Promise<Problem | undefined>;
}

/** What can be done with the entries of a dossier. */
export function useEntryActions(): EntryActions {
  const text = useText();
  const client = useClient();
  const offerUndo = useOfferUndo();

  const save = async (entry: SomeEntry): Promise<Saved> => {
    const { response, refusal } = await client.attempt({
      ask: "save_entry",
      draft: asDraft(entry),
    });
    if (refusal) return { refusal };
    return response?.answer === "entry_saved" ? { entry: response.entry } : {};
  };
  const quote = async (review: number, words: string | null) => {
    const { refusal } = await client.attempt({ ask: "choose_quote", review, words });
    return refusal;
  };
  const restore = async (entry: SomeEntry) => {
    const { entry: saved } = await save({ ...entry, id: null });
    const { content } = entry;
    if (saved && content.sort === "review" && content.says.quote) {
      await quote(saved.id, content.says.quote);
    }
  };
  const remove = async (entry: SomeEntry) => {
    if (entry.id === null) return;
    const { sort } = entry.content;
    if (await client.ask({ ask: "delete_entry", entry: { sort, id: entry.id } })) {
      offerUndo(text(`dossier-deleted-${sort}`), () => restore(entry));
    }
  };
  return { save, remove, quote };
}
