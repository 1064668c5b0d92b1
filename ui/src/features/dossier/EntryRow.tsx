import { type ReactNode, useState } from "react";
import type { Problem } from "../../bindings/Problem";
import { Button, IconButton } from "../../components/Button";
import { useText } from "../../l10n/l10n";
import { AudienceSwitch } from "./AudienceSwitch";
import styles from "./Dossier.module.css";
import type { SomeEntry } from "./entries";
import { ProvenanceLine } from "./ProvenanceLine";
import { Refusal } from "./Refusal";
import { useEntryActions } from "./useEntryActions";

interface EntryRowProps {
  entry: SomeEntry;
  /** What its controls are about, for those who hear them. */
  name: string;
  onEdit(): void;
  /** What it says. */
  children: ReactNode;
  /** Beside the source, such as what can be done with a review. */
  more?: ReactNode;
}

/** An entry: what it says, who says so, who may see it, and what can be done with it. */
export function EntryRow({ entry, name, onEdit, children, more }: EntryRowProps) {
  const text = useText();
  const { save, remove } = useEntryActions();
  const [refusal, setRefusal] = useState<Problem | null>(null);
  const choose = async (audience: SomeEntry["audience"]) => {
    setRefusal(null);
    setRefusal((await save({ ...entry, audience })).refusal ?? null);
  };
  return (
    <li className={styles.entry} data-audience={entry.audience}>
      <div className={styles.says}>{children}</div>
      <div className={styles.entryFoot}>
        <span className={styles.meta}>
          <ProvenanceLine provenance={entry.provenance} />
          {more}
        </span>
        <AudienceSwitch value={entry.audience} onChoose={audience => void choose(audience)} />
        <span className={styles.tools}>
          <IconButton icon="pencil" label={text("dossier-edit-entry", { name })} onClick={onEdit} />
          <IconButton
            icon="trash"
            label={text("dossier-delete-entry", { name })}
            onClick={() => void remove(entry)}
          />
        </span>
      </div>
      {refusal && (
        <Refusal problem={refusal}>
          <Button size="s" onClick={onEdit}>
            {text("dossier-edit")}
          </Button>
        </Refusal>
      )}
    </li>
  );
}
