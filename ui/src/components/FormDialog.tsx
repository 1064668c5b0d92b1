import type { ReactNode } from "react";
import { useText } from "../l10n/l10n";
import { leaveThen } from "../leaving";
import { Button } from "./Button";
import { Dialog } from "./Dialog";
import { UnsavedQuestion } from "./UnsavedQuestion";

interface FormDialogProps {
  title: string;
  /** The id of the form inside, which the button submits. */
  form: string;
  /** What is edited, for the question about changes that would be lost. */
  name: string;
  isUnsaved: boolean;
  /** The form can't be submitted now. */
  isHeldBack?: boolean;
  /** What the button says; "Save" unless it makes something. */
  submit?: string;
  onClose(): void;
  children: ReactNode;
}

/** A dialog around a form. Whichever way it is left, nothing that was typed goes without a question. */
export function FormDialog(props: FormDialogProps) {
  const { title, form, name, isUnsaved, isHeldBack, submit, onClose, children } = props;
  const text = useText();
  const close = () => leaveThen(onClose);
  return (
    <>
      <Dialog
        title={title}
        onClose={close}
        actions={
          <>
            <Button onClick={close}>{text("cancel")}</Button>
            <Button look="primary" type="submit" form={form} disabled={isHeldBack}>
              {submit ?? text("save")}
            </Button>
          </>
        }
      >
        {children}
      </Dialog>
      <UnsavedQuestion isUnsaved={isUnsaved} name={name} />
    </>
  );
}
