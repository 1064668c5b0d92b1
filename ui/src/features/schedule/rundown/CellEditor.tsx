import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import type { Segment } from "../../../bindings/Segment";
import type { SegmentId } from "../../../bindings/SegmentId";
import { actionFor } from "../../../keys/keymap";
import { useText } from "../../../l10n/l10n";
import { clockFace } from "../../../l10n/time";
import { useSetup } from "../../../studio/hooks";
import { useDraft } from "../useDraft";
import { type ChoiceColumn, changeFor, choicesOf, chosenOf } from "./choices";
import { COLUMN_NAMES, type ColumnId } from "./columns";
import { parseDuration } from "./duration";
import type { SegmentChange } from "./pending";
import styles from "./RundownTable.module.css";

export interface EditorActions {
  onChange(id: SegmentId, change: SegmentChange): Promise<boolean>;
  /** Every length while it is typed; `null` when there is no draft any more. */
  onDraftLength(id: SegmentId, durationMs: number | null): void;
  /** The keys that move an item work while one of its cells is edited. */
  onStep(id: SegmentId, step: -1 | 1): void;
  /** `isByKey`: the focus goes back to the cell. */
  onClose(isByKey: boolean): void;
}

interface CellEditorProps extends EditorActions {
  segment: Segment;
  column: ColumnId;
  typed: string | null;
}

/** The editor of the cell that is being edited; there is never more than one. */
export function CellEditor(props: CellEditorProps) {
  switch (props.column) {
    case "cue":
    case "title":
    case "duration":
    case "note":
      return <TextEditor {...props} column={props.column} />;
    case "kind":
    case "scene":
    case "card":
    case "colour":
      return <ChoiceEditor {...props} column={props.column} />;
    default:
      return null;
  }
}

/** As many characters as the studio takes. */
const MOST = { cue: 20, title: 200, duration: 12, note: 20_000 } as const;

type TextColumn = keyof typeof MOST;

function TextEditor(props: CellEditorProps & { column: TextColumn }) {
  const { segment, column, typed, onClose } = props;
  const text = useText();
  const { keys } = useSetup();
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const draft = useDraft({
    value: column === "duration" ? clockFace(segment.duration) : segment[column],
    isValid: written => column !== "duration" || parseDuration(written) !== null,
    onCommit: written => commitText(props, written),
    onDraft: written => {
      if (column !== "duration") return;
      props.onDraftLength(segment.id, written === null ? null : parseDuration(written));
    },
  });
  const begin = useRef(draft.setText);
  useEffect(() => {
    field.current?.focus();
    if (typed === null) field.current?.select();
    else begin.current(typed);
  }, [typed]);

  const close = async (isByKey: boolean) => {
    if (await draft.commit()) onClose(isByKey);
  };
  const stepFor = (event: KeyboardEvent): -1 | 1 | null => {
    const action = actionFor(event.nativeEvent, keys, ["schedule"]);
    return action === "move_up" ? -1 : action === "move_down" ? 1 : null;
  };
  const shared = {
    ref: field,
    "aria-label": text(COLUMN_NAMES[column]),
    "aria-invalid": draft.isWrong || undefined,
    title: draft.isWrong ? text("schedule-duration-wrong") : undefined,
    value: draft.text,
    maxLength: MOST[column],
    spellCheck: column === "title" || column === "note",
    onChange: (event: { currentTarget: { value: string } }) =>
      draft.setText(event.currentTarget.value),
    onBlur: () => void close(false),
    onKeyDown: (event: KeyboardEvent) => {
      const step = stepFor(event);
      if (step !== null) {
        event.preventDefault();
        void close(true).then(() => props.onStep(segment.id, step));
        return;
      }
      const isNewLine = event.shiftKey && column === "note";
      if (event.key === "Enter" && !isNewLine && !event.nativeEvent.isComposing) {
        event.preventDefault();
        void close(true);
      }
      if (event.key !== "Escape") return;
      event.preventDefault();
      draft.revert();
      onClose(true);
    },
  };
  if (column === "note") return <textarea className={styles.noteEditor} rows={5} {...shared} />;
  return <input className={styles.editor} {...shared} />;
}

function commitText(
  { segment, column, onChange }: CellEditorProps & { column: TextColumn },
  written: string,
): Promise<boolean> {
  if (column !== "duration") return onChange(segment.id, { [column]: written });
  const duration = parseDuration(written);
  return duration === null ? Promise.resolve(false) : onChange(segment.id, { duration });
}

function ChoiceEditor(props: CellEditorProps & { column: Exclude<ChoiceColumn, "end_action"> }) {
  const { segment, column, onChange, onClose } = props;
  const text = useText();
  const setup = useSetup();
  const field = useRef<HTMLSelectElement>(null);
  const saved = chosenOf(column, segment);
  const [value, setValue] = useState(saved);
  const isByArrow = useRef(false);
  useEffect(() => {
    field.current?.focus();
    try {
      // Opened at once where the web view can; elsewhere the arrow keys or a click do it.
      field.current?.showPicker?.();
    } catch {
      // It takes a recent press of a key or button, which a test may not have made.
    }
  }, []);
  const finish = (chosen: string, isByKey: boolean) => {
    const change = chosen === saved ? null : changeFor(column, chosen, setup);
    if (change) void onChange(segment.id, change);
    onClose(isByKey);
  };
  return (
    <select
      ref={field}
      className={styles.editor}
      aria-label={text(COLUMN_NAMES[column])}
      value={value}
      onChange={event => {
        // Arrow keys in a closed list only walk through it; a pick from the open list is meant.
        const chosen = event.currentTarget.value;
        if (isByArrow.current) setValue(chosen);
        else finish(chosen, true);
      }}
      onBlur={() => finish(value, false)}
      onKeyDown={event => {
        isByArrow.current = true;
        if (event.key === "Enter" || event.key === "Escape") event.preventDefault();
        if (event.key === "Enter") finish(value, true);
        else if (event.key === "Escape") onClose(true);
      }}
      onPointerDown={() => {
        isByArrow.current = false;
      }}
    >
      {choicesOf(column, segment, setup, text).map(choice => (
        <option key={choice.value} value={choice.value}>
          {choice.name}
        </option>
      ))}
    </select>
  );
}
