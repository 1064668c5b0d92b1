import { useState } from "react";
import type { DossierView } from "../../bindings/DossierView";
import type { Provenance } from "../../bindings/Provenance";
import { Button } from "../../components/Button";
import { useText } from "../../l10n/l10n";
import { Comparison } from "./Comparison";
import styles from "./Dossier.module.css";
import { EntryForm } from "./EntryForm";
import { EntryRow } from "./EntryRow";
import { EntryWords, entryName } from "./EntryWords";
import { emptyContent, entriesOf, type Section, type SomeEntry } from "./entries";
import { TogetherWords } from "./TogetherWords";

interface EntrySectionProps {
  view: DossierView;
  section: Exclude<Section, "review">;
}

/** What is typed: a new entry, or the one with this number. */
type Typed = "new" | number | null;

/** The entries of one sort, each to be read, shown, changed or deleted. */
export function EntrySection({ view, section }: EntrySectionProps) {
  const text = useText();
  const [typed, setTyped] = useState<Typed>(null);
  const entries = entriesOf(view.dossier, section);
  const { title, price } = view.product.product;
  const currency = price?.current.currency;
  const close = () => setTyped(null);
  return (
    <>
      {typed === "new" ? (
        <EntryForm
          entry={newEntry(view, section, entries)}
          others={view.others}
          currency={currency}
          name={title}
          onClose={close}
        />
      ) : (
        <div className={styles.addLine}>
          <p className={styles.about}>{text(`dossier-about-${section}`)}</p>
          <Button size="s" icon="plus" onClick={() => setTyped("new")}>
            {text(`dossier-new-${section}`)}
          </Button>
        </div>
      )}
      <ul className={styles.entries} aria-label={text(`dossier-section-${section}`)}>
        {entries.map(entry =>
          entry.id === typed ? (
            <li key={entry.id}>
              <EntryForm
                entry={entry}
                others={view.others}
                currency={currency}
                name={title}
                onClose={close}
              />
            </li>
          ) : (
            <EntryRow
              key={entry.id}
              entry={entry}
              name={entryName(entry, view.others)}
              onEdit={() => setTyped(entry.id)}
            >
              <EntryWords entry={entry} others={view.others} />
              {section === "relation" && <TogetherOf view={view} relation={entry.id} />}
            </EntryRow>
          ),
        )}
      </ul>
      {section === "relation" && <Comparison view={view} />}
    </>
  );
}

/** With the source of the entry before, which most often is that of the next one. */
function newEntry(view: DossierView, section: Section, entries: readonly SomeEntry[]): SomeEntry {
  const last = entries.at(-1)?.provenance;
  const today = new Date();
  today.setHours(0, 0, 0, 0);
  const provenance: Provenance = {
    source: last?.source ?? "",
    url: last?.url ?? null,
    as_of: today.getTime(),
  };
  return {
    id: null,
    product: view.product.product.id,
    audience: "host_only",
    provenance,
    content: emptyContent(section, Date.now()),
  };
}

/** The price that a relation names for both products, if it names one. */
function TogetherOf({ view, relation }: { view: DossierView; relation: number | null }) {
  const bundle = view.bundle_prices.find(each => each.relation === relation);
  return bundle ? <TogetherWords bundle={bundle} /> : null;
}
