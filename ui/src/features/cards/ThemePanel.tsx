import { type FormEvent, useId, useState } from "react";
import { Button, IconButton } from "../../components/Button";
import { Icon } from "../../components/Icon";
import { Question } from "../../components/Question";
import { UnsavedQuestion } from "../../components/UnsavedQuestion";
import { useText } from "../../l10n/l10n";
import { useShow } from "../../studio/hooks";
import { ThemeFields } from "./ThemeFields";
import { ThemeList } from "./ThemeList";
import styles from "./ThemePanel.module.css";
import type { ThemeEditing } from "./useThemeEditing";

/** The themes, and the chosen one to look at or to edit. */
export function ThemePanel({ editing }: { editing: ThemeEditing }) {
  const text = useText();
  const headingId = useId();
  const [isDeleting, setIsDeleting] = useState(false);
  const { theme: themeOfShow } = useShow().state.show;
  const { chosen, draft, isDirty, isNew, canEdit } = editing;
  const isOfShow = chosen?.id === themeOfShow;
  const save = (event: FormEvent) => {
    event.preventDefault();
    void editing.save();
  };
  return (
    <aside className={styles.panel} aria-labelledby={headingId}>
      <h2 id={headingId} className={styles.heading}>
        {text("cards-theme")}
      </h2>
      <ThemeList editing={editing} themeOfShow={themeOfShow} />
      <div className={styles.tools}>
        <Button
          size="s"
          icon="copy"
          disabled={isNew}
          onClick={() => editing.copy(text("cards-copy-name", { name: draft.name }))}
        >
          {text("cards-copy")}
        </Button>
        {chosen?.is_own && (
          <IconButton
            icon="trash"
            label={text("cards-delete")}
            tip={isOfShow ? text("cards-delete-used") : undefined}
            disabled={isOfShow}
            onClick={() => setIsDeleting(true)}
          />
        )}
        <span className={styles.use}>
          <Button
            size="s"
            look={isOfShow || isDirty ? "plain" : "primary"}
            icon={isOfShow ? "check" : "live"}
            disabled={isOfShow || isDirty}
            title={isDirty ? text("cards-use-save-first") : undefined}
            onClick={() => void editing.giveToShow()}
          >
            {text(isOfShow ? "cards-used" : "cards-use")}
          </Button>
        </span>
      </div>
      {chosen && !isDirty && chosen.warnings.length > 0 && (
        <ul className={styles.warnings} aria-label={text("cards-warnings")}>
          {chosen.warnings.map(warning => (
            <li key={warning} className={styles.warning}>
              <Icon name="alert" />
              {warning}
            </li>
          ))}
        </ul>
      )}
      <form className={styles.form} onSubmit={save}>
        {/* Where nothing can be typed the keyboard scrolls. */}
        <div
          className={styles.fields}
          role="group"
          aria-label={draft.name}
          tabIndex={canEdit ? undefined : 0}
        >
          {!canEdit && <p className={styles.shipped}>{text("cards-shipped")}</p>}
          <ThemeFields
            key={isNew ? "new" : chosen?.id}
            draft={draft}
            logo={chosen && chosen.theme.logo === draft.logo ? chosen.logo : draft.logo}
            canEdit={canEdit}
            onChange={editing.change}
          />
        </div>
        {canEdit && (
          <footer className={styles.foot} data-save-row>
            <span role="status" className={styles.state}>
              {isDirty && text("editor-unsaved")}
            </span>
            <Button look="quiet" disabled={!isDirty} onClick={editing.discard}>
              {text("cards-discard")}
            </Button>
            <Button look="primary" type="submit" disabled={!isDirty}>
              {text("save")}
            </Button>
          </footer>
        )}
      </form>
      <UnsavedQuestion isUnsaved={isDirty} name={draft.name} />
      {isDeleting && chosen && (
        <DeleteQuestion
          name={chosen.theme.name}
          onClose={() => setIsDeleting(false)}
          onDelete={() => {
            setIsDeleting(false);
            void editing.remove();
          }}
        />
      )}
    </aside>
  );
}

interface DeleteQuestionProps {
  name: string;
  onClose(): void;
  onDelete(): void;
}

function DeleteQuestion({ name, onClose, onDelete }: DeleteQuestionProps) {
  const text = useText();
  return (
    <Question
      title={text("cards-delete-question", { name })}
      safe={text("cancel")}
      onSafe={onClose}
      answer={text("cards-delete")}
      onAnswer={onDelete}
    >
      <p>{text("cards-delete-meaning")}</p>
    </Question>
  );
}
