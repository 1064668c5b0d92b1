import type { Segment } from "../../../bindings/Segment";
import { keepFocusAway } from "../../../components/Button";
import { Field, Select } from "../../../components/Field";
import { useText } from "../../../l10n/l10n";
import { useSetup } from "../../../studio/hooks";
import { type ChoiceColumn, changeFor, choicesOf, chosenOf } from "../rundown/choices";
import type { SegmentChange } from "../rundown/pending";
import { useDraft } from "../useDraft";
import styles from "./ItemDetails.module.css";

interface DraftFieldProps {
  label: string;
  value: string;
  onCommit(typed: string): Promise<boolean>;
  isValid?(typed: string): boolean;
  onDraft?(typed: string | null): void;
  /** What is wrong, when it is. */
  wrong?: string;
  hint?: string | undefined;
  placeholder?: string | undefined;
  maxLength?: number;
  inputMode?: "decimal" | "numeric" | "text";
}

/** A field that is sent when it is left, or with Enter; Escape takes back what was typed. */
export function DraftField(props: DraftFieldProps) {
  const { label, value, onCommit, isValid, onDraft, wrong, hint, ...rest } = props;
  const draft = useDraft({
    value,
    onCommit,
    ...(isValid && { isValid }),
    ...(onDraft && { onDraft }),
  });
  return (
    <Field
      {...rest}
      label={label}
      hint={draft.isWrong ? wrong : hint}
      aria-invalid={draft.isWrong || undefined}
      value={draft.text}
      autoComplete="off"
      onChange={event => draft.setText(event.currentTarget.value)}
      onBlur={() => void draft.commit()}
      onKeyDown={event => void draft.onKey(event)}
    />
  );
}

const LABELS = {
  kind: "schedule-column-kind",
  scene: "schedule-column-scene",
  card: "schedule-column-card",
  colour: "schedule-column-colour",
  end_action: "schedule-end-action",
} as const;

interface ChoiceFieldProps {
  segment: Segment;
  onChange(change: SegmentChange): Promise<boolean>;
}

export function ChoiceField({
  column,
  segment,
  onChange,
}: ChoiceFieldProps & { column: ChoiceColumn }) {
  const text = useText();
  const setup = useSetup();
  return (
    <Select
      label={text(LABELS[column])}
      value={chosenOf(column, segment)}
      onChange={event => {
        const change = changeFor(column, event.currentTarget.value, setup);
        if (change) void onChange(change);
      }}
    >
      {choicesOf(column, segment, setup, text).map(choice => (
        <option key={choice.value} value={choice.value}>
          {choice.name}
        </option>
      ))}
    </Select>
  );
}

/** The colour of the row, as a row of swatches. */
export function ColourField({ segment, onChange }: ChoiceFieldProps) {
  const text = useText();
  const setup = useSetup();
  return (
    <div role="group" aria-label={text("schedule-column-colour")} className={styles.colours}>
      <span className={styles.label}>{text("schedule-column-colour")}</span>
      <span className={styles.swatches}>
        {choicesOf("colour", segment, setup, text).map(({ value, name }) => (
          <button
            key={value}
            type="button"
            className={styles.swatch}
            style={value ? { background: value } : undefined}
            data-none={value === "" || undefined}
            aria-label={name}
            title={name}
            aria-pressed={chosenOf("colour", segment) === value}
            onMouseDown={keepFocusAway}
            onClick={() => void onChange({ colour: value || null })}
          />
        ))}
      </span>
    </div>
  );
}
