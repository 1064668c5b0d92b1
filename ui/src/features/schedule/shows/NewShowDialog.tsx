import { type FormEvent, useId, useState } from "react";
import type { ShowId } from "../../../bindings/ShowId";
import type { ShowLine } from "../../../bindings/ShowLine";
import { Field, Select } from "../../../components/Field";
import { FormDialog } from "../../../components/FormDialog";
import { type Text, useText } from "../../../l10n/l10n";
import { type Day, momentOf } from "../calendar/month";
import { PlannedFields } from "./PlannedFields";
import styles from "./ShowLists.module.css";
import type { ShowActions } from "./useShowActions";

interface NewShowDialogProps {
  shows: readonly ShowLine[];
  /** What it begins as. */
  from: ShowLine | null;
  day: Day | null;
  actions: ShowActions;
  onClose(): void;
}

const USUAL_TIME = "20:00";

/** Name, what it begins as, and when it is. */
export function NewShowDialog({ shows, from, day, actions, onClose }: NewShowDialogProps) {
  const text = useText();
  const form = useId();
  const [title, setTitle] = useState(() => beginningTitle(from, text));
  const [copyOf, setCopyOf] = useState<ShowId | null>(from?.id ?? null);
  const [planned, setPlanned] = useState({ day: day ?? "", time: day ? USUAL_TIME : "" });
  const [before] = useState(() => JSON.stringify([title, copyOf, planned]));
  const [isCreating, setIsCreating] = useState(false);
  const templates = shows.filter(show => show.is_template);
  const others = shows.filter(show => !show.is_template);

  const create = async (event: FormEvent) => {
    event.preventDefault();
    // Saving takes a moment, and a second Enter must not make a second show.
    if (isCreating) return;
    setIsCreating(true);
    const plannedStart = momentOf(planned.day, planned.time || USUAL_TIME);
    if (await actions.create({ title: title.trim(), copyOf, plannedStart })) onClose();
    else setIsCreating(false);
  };
  return (
    <FormDialog
      title={text("schedule-new-show")}
      form={form}
      name={title || text("schedule-new-show")}
      isUnsaved={JSON.stringify([title, copyOf, planned]) !== before}
      isHeldBack={isCreating}
      submit={text("schedule-create")}
      onClose={onClose}
    >
      <form id={form} className={styles.form} onSubmit={create}>
        <Field
          label={text("schedule-show-title")}
          value={title}
          maxLength={120}
          required
          autoComplete="off"
          placeholder={text("schedule-show-title-placeholder")}
          data-autofocus
          onChange={event => setTitle(event.currentTarget.value)}
        />
        <Select
          label={text("schedule-begin-as")}
          value={copyOf ?? ""}
          onChange={event => setCopyOf(Number(event.currentTarget.value) || null)}
        >
          <option value="">{text("schedule-begin-empty")}</option>
          {templates.length > 0 && (
            <optgroup label={text("schedule-begin-template")}>{templates.map(optionOf)}</optgroup>
          )}
          {others.length > 0 && (
            <optgroup label={text("schedule-begin-copy")}>{others.map(optionOf)}</optgroup>
          )}
        </Select>
        <PlannedFields value={planned} onChange={setPlanned} />
      </form>
    </FormDialog>
  );
}

/** A show from a template mostly keeps its name; a copy beside its original must not. */
function beginningTitle(from: ShowLine | null, text: Text): string {
  if (!from) return "";
  return from.is_template ? from.title : text("schedule-copy-of", { show: from.title });
}

function optionOf(show: ShowLine) {
  return (
    <option key={show.id} value={show.id}>
      {show.title}
    </option>
  );
}
