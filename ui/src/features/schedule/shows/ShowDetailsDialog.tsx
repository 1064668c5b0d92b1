import { type FormEvent, useId, useState } from "react";
import type { ShowDetails } from "../../../bindings/ShowDetails";
import type { ShowId } from "../../../bindings/ShowId";
import { CurrencySelect } from "../../../components/CurrencySelect";
import { Field, Select } from "../../../components/Field";
import { FormDialog } from "../../../components/FormDialog";
import { useText } from "../../../l10n/l10n";
import { useClient, useSnapshot } from "../../../studio/hooks";
import { dayOf, momentOf, timeOf } from "../calendar/month";
import { PlannedFields } from "./PlannedFields";
import styles from "./ShowLists.module.css";

const DAY_MS = 86_400_000;
/** What shops say of their prices: today's, this week's, this month's. */
const AGES = [1, 7, 30, 90].map(days => days * DAY_MS);

interface ShowDetailsDialogProps {
  show: ShowDetails & { id: ShowId };
  onClose(): void;
}

/** What a show is, beside its rundown. */
export function ShowDetailsDialog({ show, onClose }: ShowDetailsDialogProps) {
  const text = useText();
  const client = useClient();
  const themes = useSnapshot(snapshot => snapshot.themes);
  const form = useId();
  const [draft, setDraft] = useState(() => ({
    title: show.title,
    language: show.language,
    currency: show.currency,
    theme: show.theme,
    price_age_limit: show.price_age_limit,
  }));
  const [planned, setPlanned] = useState(() => ({
    day: show.planned_start === null ? "" : dayOf(show.planned_start),
    time: show.planned_start === null ? "" : timeOf(show.planned_start),
  }));
  const [before] = useState(() => JSON.stringify([draft, planned]));
  const ownAge = show.price_age_limit;
  const ages = ownAge === null || AGES.includes(ownAge) ? AGES : [ownAge, ...AGES];

  const save = async (event: FormEvent) => {
    event.preventDefault();
    const planned_start = momentOf(planned.day, planned.time || "20:00");
    const details = { ...draft, title: draft.title.trim(), planned_start };
    if (await client.ask({ ask: "edit_show", show: show.id, details })) onClose();
  };
  return (
    <FormDialog
      title={text("schedule-show-details")}
      form={form}
      name={show.title}
      isUnsaved={JSON.stringify([draft, planned]) !== before}
      onClose={onClose}
    >
      <form id={form} className={styles.form} onSubmit={save}>
        <Field
          label={text("schedule-show-title")}
          value={draft.title}
          maxLength={120}
          required
          autoComplete="off"
          data-autofocus
          onChange={event => setDraft({ ...draft, title: event.currentTarget.value })}
        />
        <PlannedFields value={planned} onChange={setPlanned} />
        <div className={styles.pair}>
          <Select
            label={text("schedule-show-language")}
            value={draft.language}
            onChange={event =>
              setDraft({ ...draft, language: event.currentTarget.value === "fr" ? "fr" : "en" })
            }
          >
            <option value="en">English</option>
            <option value="fr">Français</option>
          </Select>
          <CurrencySelect
            label={text("schedule-show-currency")}
            value={draft.currency}
            onChoose={currency => setDraft({ ...draft, currency })}
          />
        </div>
        <Select
          label={text("schedule-show-theme")}
          value={draft.theme}
          onChange={event => setDraft({ ...draft, theme: event.currentTarget.value })}
        >
          {themes.map(theme => (
            <option key={theme.id} value={theme.id}>
              {theme.theme.name}
            </option>
          ))}
        </Select>
        <Select
          label={text("schedule-price-age")}
          hint={text("schedule-price-age-hint")}
          value={draft.price_age_limit ?? ""}
          onChange={event => {
            const limit = event.currentTarget.value;
            setDraft({ ...draft, price_age_limit: limit === "" ? null : Number(limit) });
          }}
        >
          <option value="">{text("schedule-price-age-any")}</option>
          {ages.map(age => (
            <option key={age} value={age}>
              {text("schedule-price-age-days", { days: Math.max(1, Math.round(age / DAY_MS)) })}
            </option>
          ))}
        </Select>
      </form>
    </FormDialog>
  );
}
