import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import type { Problem } from "../../bindings/Problem";
import type { ProductView } from "../../bindings/ProductView";
import { Button } from "../../components/Button";
import { Field } from "../../components/Field";
import { UnsavedQuestion } from "../../components/UnsavedQuestion";
import { useText } from "../../l10n/l10n";
import { leaveThen } from "../../leaving";
import { useShow } from "../../studio/hooks";
import { AudienceSwitch } from "./AudienceSwitch";
import { ContentFields } from "./ContentFields";
import styles from "./Dossier.module.css";
import {
  emptyContent,
  fromDateField,
  isFilled,
  isSameEntry,
  type SomeEntry,
  toDateField,
} from "./entries";
import { Refusal } from "./Refusal";
import { useEntryActions } from "./useEntryActions";

interface EntryFormProps {
  /** What it begins with. */
  entry: SomeEntry;
  others: readonly ProductView[];
  /** What the product's price is in, if it has one. */
  currency?: string | undefined;
  /** The product, for the question about what would be lost. */
  name: string;
  /** Where one begins: the answer, when that is what is missing. */
  focus?: "first" | "answer";
  onClose(): void;
}

/**
 * An entry being typed. A new one is followed by the next: Enter saves it and empties what it says, while
 * source, date and audience stay, because facts come a dozen at a time from one sheet.
 */
export function EntryForm(props: EntryFormProps) {
  const { entry, others, currency, name, focus = "first", onClose } = props;
  const text = useText();
  const { save } = useEntryActions();
  const { show } = useShow().state;
  const form = useRef<HTMLFormElement>(null);
  const [base, setBase] = useState(entry);
  const [typed, setTyped] = useState(entry);
  const [turn, setTurn] = useState(0);
  const [refusal, setRefusal] = useState<Problem | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const headingId = useId();
  const isNew = entry.id === null;
  const { sort } = typed.content;
  const isDirty = !isSameEntry(typed, base);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the next entry begins at the first field.
  useEffect(() => {
    const first = focus === "answer" ? "[data-answer]" : "[data-first]";
    form.current?.querySelector<HTMLElement>(first)?.focus();
    form.current?.scrollIntoView({ block: "nearest" });
  }, [turn, focus]);

  const change = (change: Partial<SomeEntry>) => {
    setRefusal(null);
    setTyped(now => ({ ...now, ...change }));
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (isBusy || !isFilled(typed.content)) return;
    setIsBusy(true);
    const saved = await save(typed);
    setIsBusy(false);
    setRefusal(saved.refusal ?? null);
    if (!saved.entry) return;
    if (!isNew) {
      onClose();
      return;
    }
    const next = { ...typed, content: nextContent(typed) };
    setBase(next);
    setTyped(next);
    setTurn(now => now + 1);
  };
  const close = () => leaveThen(onClose);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || document.querySelector("dialog[open]")) return;
    const isSent =
      event.key === "Enter" &&
      (event.ctrlKey || event.metaKey) &&
      event.target instanceof HTMLTextAreaElement;
    if (isSent) form.current?.requestSubmit();
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <form
      ref={form}
      className={styles.form}
      aria-labelledby={headingId}
      noValidate
      onSubmit={submit}
      onKeyDown={onKeyDown}
    >
      <h3 id={headingId} className={styles.formTitle}>
        {text(isNew ? `dossier-new-${sort}` : "dossier-edit")}
      </h3>
      <ContentFields
        key={turn}
        content={typed.content}
        others={others}
        currency={currency ?? show.currency}
        onChange={content => change({ content })}
      />
      <ProvenanceFields entry={typed} onChange={change} />
      {refusal && <Refusal problem={refusal} />}
      <div className={styles.formFoot}>
        <AudienceSwitch value={typed.audience} onChoose={audience => change({ audience })} />
        <span className={styles.space} />
        <Button size="s" look="quiet" onClick={close}>
          {text(isNew && !isDirty ? "close" : "cancel")}
        </Button>
        <Button
          size="s"
          look="primary"
          type="submit"
          disabled={isBusy || !isFilled(typed.content) || (!isNew && !isDirty)}
        >
          {text(isNew ? "dossier-add" : "save")}
        </Button>
      </div>
      <UnsavedQuestion isUnsaved={isDirty} name={name} />
    </form>
  );
}

/** Empty, of the same kind. */
function nextContent({ content }: SomeEntry): SomeEntry["content"] {
  const next = emptyContent(content.sort, Date.now());
  if (next.sort === "fact" && content.sort === "fact") next.says.kind = content.says.kind;
  return next;
}

interface ProvenanceFieldsProps {
  entry: SomeEntry;
  onChange(change: Partial<SomeEntry>): void;
}

/** Who says so, where, and when. */
function ProvenanceFields({ entry, onChange }: ProvenanceFieldsProps) {
  const text = useText();
  const { provenance } = entry;
  const { sort } = entry.content;
  const isClaim = sort === "fact" || sort === "rank" || sort === "review";
  const isAsked = isClaim && entry.audience === "air_safe";
  // What is half typed in a date field is no date yet, and must stay there all the same.
  const [day, setDay] = useState(toDateField(provenance.as_of));
  const set = (change: Partial<SomeEntry["provenance"]>) =>
    onChange({ provenance: { ...provenance, ...change } });
  return (
    <div className={styles.provenanceFields}>
      <Field
        label={text("dossier-source")}
        hint={isAsked ? text("dossier-source-asked") : undefined}
        value={provenance.source}
        autoComplete="off"
        onChange={event => set({ source: event.target.value })}
      />
      <Field
        type="url"
        label={text("dossier-link")}
        placeholder="https://"
        value={provenance.url ?? ""}
        autoComplete="off"
        onChange={event => set({ url: event.target.value })}
      />
      <Field
        type="date"
        label={text(sort === "review" ? "dossier-written" : "dossier-as-of")}
        max={toDateField(Date.now())}
        value={day}
        onChange={event => {
          setDay(event.target.value);
          set({ as_of: fromDateField(event.target.value) });
        }}
      />
    </div>
  );
}
