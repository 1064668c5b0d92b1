import type { ReactNode } from "react";
import { useText } from "../l10n/l10n";
import { Button } from "./Button";
import styles from "./SaveBar.module.css";

interface SaveBarProps {
  /** Whether there is something to save. */
  isUnsaved: boolean;
  /** It was saved and nothing has changed since. */
  isSaved?: boolean;
  /** Something is still on its way; saving waits for it. */
  isHeldBack?: boolean;
  /** Absent where there is nothing to go back to. */
  onDiscard?: (() => void) | undefined;
  /** Before the rest. */
  children?: ReactNode;
}

/** The foot of an editor's form: how its changes stand, and both ways out of them. */
export function SaveBar(props: SaveBarProps) {
  const { isUnsaved, isSaved, isHeldBack, onDiscard, children } = props;
  const text = useText();
  return (
    <footer className={styles.bar} data-save-row>
      {children}
      <span role="status" className={styles.state}>
        {isUnsaved ? text("editor-unsaved") : isSaved && text("editor-saved")}
      </span>
      {isUnsaved && onDiscard && (
        <Button look="quiet" onClick={onDiscard}>
          {text("editor-discard")}
        </Button>
      )}
      <Button look="primary" type="submit" disabled={!isUnsaved || isHeldBack}>
        {text("save")}
      </Button>
    </footer>
  );
}
