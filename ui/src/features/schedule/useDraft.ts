import { type KeyboardEvent, useEffect, useEffectEvent, useRef, useState } from "react";

interface DraftOptions {
  /** What the studio has. */
  value: string;
  /** Sends it; false keeps what was typed in the field. */
  onCommit(typed: string): Promise<boolean>;
  /** What can't be sent stays in the field until it is put right or taken back. */
  isValid?(typed: string): boolean;
  /** Every change while it is typed; `null` when there is no draft any more. */
  onDraft?(typed: string | null): void;
}

interface Draft {
  text: string;
  isWrong: boolean;
  setText(text: string): void;
  /** Sends what was typed. False when it stays, because it is wrong or was refused. */
  commit(): Promise<boolean>;
  revert(): void;
  /** Enter commits and Escape takes back; true when the key was one of them. */
  onKey(event: KeyboardEvent): boolean;
}

/**
 * A text between what the studio has and what is being typed. An event that arrives meanwhile
 * changes nothing in the field, and leaving the screen keeps what was typed.
 */
export function useDraft({ value, onCommit, isValid, onDraft }: DraftOptions): Draft {
  const [draft, setDraft] = useState<string | null>(null);
  const latest = useRef<string | null>(null);
  const sending = useRef<Promise<boolean> | null>(null);
  const set = (text: string | null) => {
    latest.current = text;
    setDraft(text);
    onDraft?.(text);
  };
  const isFit = (typed: string) => isValid?.(typed) ?? true;

  const send = async (typed: string) => {
    // Nothing is left to be sent again when the field goes away meanwhile.
    latest.current = null;
    const isDone = await onCommit(typed);
    if (latest.current !== null) return isDone;
    if (isDone) set(null);
    else latest.current = typed;
    return isDone;
  };

  const commit = (): Promise<boolean> => {
    const typed = latest.current;
    if (typed === null) return sending.current ?? Promise.resolve(true);
    if (typed === value) {
      set(null);
      return Promise.resolve(true);
    }
    if (!isFit(typed)) return Promise.resolve(false);
    const sent = send(typed).finally(() => {
      if (sending.current === sent) sending.current = null;
    });
    sending.current = sent;
    return sent;
  };

  const commitOnLeave = useEffectEvent(() => {
    const typed = latest.current;
    if (typed !== null && typed !== value && isFit(typed)) void onCommit(typed);
    onDraft?.(null);
  });
  useEffect(() => () => commitOnLeave(), []);

  return {
    text: draft ?? value,
    isWrong: draft !== null && !isFit(draft),
    setText: set,
    commit,
    revert: () => set(null),
    onKey: event => {
      if (event.nativeEvent.isComposing) return false;
      if (event.key === "Enter" && !event.shiftKey) {
        event.preventDefault();
        void commit();
        return true;
      }
      if (event.key !== "Escape") return false;
      event.preventDefault();
      set(null);
      return true;
    },
  };
}
