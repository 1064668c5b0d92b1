import { useState } from "react";
import type { Segment } from "../../../bindings/Segment";
import type { SegmentId } from "../../../bindings/SegmentId";
import { useText } from "../../../l10n/l10n";
import { findItem } from "./find";
import styles from "./RundownEditor.module.css";

interface FindItemProps {
  segments: readonly Segment[];
  selected: SegmentId | null;
  onFound(id: SegmentId): void;
}

/** Selects the first item that matches while it is typed; Enter goes on to the next one. */
export function FindItem({ segments, selected, onFound }: FindItemProps) {
  const text = useText();
  const [typed, setTyped] = useState("");
  const find = (wanted: string, from: SegmentId | null) => {
    const id = findItem(segments, wanted, from);
    if (id !== null) onFound(id);
  };
  const isNothing = typed.trim() !== "" && findItem(segments, typed, null) === null;
  return (
    <input
      type="search"
      className={styles.find}
      data-search
      aria-label={text("schedule-find")}
      placeholder={text("schedule-find")}
      aria-invalid={isNothing || undefined}
      title={isNothing ? text("schedule-find-none") : undefined}
      autoComplete="off"
      spellCheck={false}
      value={typed}
      onChange={event => {
        setTyped(event.currentTarget.value);
        find(event.currentTarget.value, null);
      }}
      onKeyDown={event => {
        if (event.key === "Enter") find(typed, selected);
        if (event.key === "Escape") setTyped("");
      }}
    />
  );
}
