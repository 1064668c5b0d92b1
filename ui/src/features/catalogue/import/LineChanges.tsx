import type { ImportLine } from "../../../bindings/ImportLine";
import { useText } from "../../../l10n/l10n";
import { ChangeList } from "../ChangeList";

/** Enough to know a new product again; a changed one shows all that changes. */
const SHOWN_OF_NEW = 5;

/** What a product becomes: each field before and after, or what a new one has. */
export function LineChanges({ line: { fate, title, changes } }: { line: ImportLine }) {
  const text = useText();
  const isNew = fate === "new";
  // Its name stands above already.
  const told = isNew ? changes.filter(({ after }) => after !== title) : changes;
  if (told.length === 0) return null;
  const shown = isNew ? told.slice(0, SHOWN_OF_NEW) : told;
  const left = told.length - shown.length;
  return (
    <ChangeList
      changes={shown.map(({ field, before, after }) => ({
        name: field,
        before: isNew ? null : before,
        after,
      }))}
      more={left > 0 ? text("import-fields-more", { count: left }) : undefined}
    />
  );
}
