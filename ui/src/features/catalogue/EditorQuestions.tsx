import type { ProductCheck } from "../../bindings/ProductCheck";
import { Button } from "../../components/Button";
import { Dialog } from "../../components/Dialog";
import { useText } from "../../l10n/l10n";
import { ChangeList } from "./ChangeList";

interface OnAirQuestionProps {
  check: ProductCheck;
  onClose(): void;
  onSave(): void;
}

/** Shows what viewers are about to see change. */
export function OnAirQuestion({ check, onClose, onSave }: OnAirQuestionProps) {
  const text = useText();
  return (
    <Dialog
      isAlert
      title={text("editor-on-air-question")}
      onClose={onClose}
      actions={
        <>
          <Button data-autofocus onClick={onClose}>
            {text("cancel")}
          </Button>
          <Button look="primary" onClick={onSave}>
            {text("editor-on-air-save")}
          </Button>
        </>
      }
    >
      <p>{text("editor-on-air-meaning")}</p>
      <ChangeList changes={check.changes} />
    </Dialog>
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
    <Dialog
      isAlert
      title={text("editor-delete-question", { title })}
      onClose={onClose}
      actions={
        <>
          <Button data-autofocus onClick={onClose}>
            {text("cancel")}
          </Button>
          <Button look="danger" onClick={onDelete}>
            {text("editor-delete")}
          </Button>
        </>
      }
    >
      <p>{text("editor-delete-meaning")}</p>
    </Dialog>
  );
}
