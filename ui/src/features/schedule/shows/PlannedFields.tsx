import { Field } from "../../../components/Field";
import { useText } from "../../../l10n/l10n";
import styles from "./ShowLists.module.css";

/** Day ("2026-11-26") and time ("20:00") as their fields have them; empty is unplanned. */
export interface Planned {
  day: string;
  time: string;
}

/** When a show begins. Without a day it stays unplanned. */
export function PlannedFields({
  value,
  onChange,
}: {
  value: Planned;
  onChange(planned: Planned): void;
}) {
  const text = useText();
  return (
    <div className={styles.pair}>
      <Field
        label={text("schedule-day")}
        hint={text("schedule-day-hint")}
        type="date"
        // Web views without a date field show a text field, which then takes this form.
        placeholder="2026-11-26"
        pattern="\d{4}-\d{2}-\d{2}"
        value={value.day}
        onChange={event => onChange({ ...value, day: event.currentTarget.value })}
      />
      <Field
        label={text("schedule-time")}
        // Not a time field: those speak the language of the system and not that of the studio.
        inputMode="text"
        placeholder="20:00"
        pattern="([01]?\d|2[0-3])\s?[:hH]\s?([0-5]\d)?"
        title={text("schedule-time-hint")}
        autoComplete="off"
        value={value.time}
        onChange={event => onChange({ ...value, time: event.currentTarget.value })}
      />
    </div>
  );
}
