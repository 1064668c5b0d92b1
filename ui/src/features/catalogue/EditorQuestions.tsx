import type { ProductCheck } from "../../bindings/ProductCheck";
import { Question } from "../../components/Question";
import { useText } from "../../l10n/l10n";
import { FieldChangeList } from "./ChangeList";

interface OnAirQuestionProps {
  check: ProductCheck;
  onClose(): void;
  onSave(): void;
}

/** Shows what viewers are about to see change. */
export function OnAirQuestion({ check, onClose, onSave }: OnAirQuestionProps) {
  const text = useText();
  return (
    <Question
      title={text("editor-on-air-question")}
      safe={text("cancel")}
      onSafe={onClose}
      answer={text("editor-on-air-save")}
      onAnswer={onSave}
      look="primary"
    >
      <p>{text("editor-on-air-meaning")}</p>
      <FieldChangeList changes={check.changes} />
    </Question>
  );
}

interface DeleteQuestionProps {
  title: string;
  onClose(): void;
  onDelete(): void;
}

export function DeleteQuestion({ title, onClose, onDelete }: DeleteQuestionProps) {
  const text = useText();
  return (
    <Question
      title={text("editor-delete-question", { title })}
      safe={text("cancel")}
      onSafe={onClose}
      answer={text("editor-delete")}
      onAnswer={onDelete}
    >
      <p>{text("editor-delete-meaning")}</p>
    </Question>
  );
}
