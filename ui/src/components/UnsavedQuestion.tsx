import { useState } from "react";
import { useText } from "../l10n/l10n";
import { letGo, useHold } from "../leaving";
import { Button } from "./Button";
import { Dialog } from "./Dialog";

/** Asks before unsaved changes of `name` would be lost. Stands beside whatever is being edited. */
export function UnsavedQuestion({ isUnsaved, name }: { isUnsaved: boolean; name: string }) {
  const text = useText();
  const [proceed, setProceed] = useState<(() => void) | null>(null);
  useHold(isUnsaved, way => setProceed(() => way));
  if (!proceed) return null;
  const stay = () => setProceed(null);
  const discard = () => {
    stay();
    letGo(proceed);
  };
  return (
    <Dialog
      isAlert
      title={text("unsaved-question")}
      onClose={stay}
      actions={
        <>
          <Button data-autofocus onClick={stay}>
            {text("unsaved-stay")}
          </Button>
          <Button look="danger" onClick={discard}>
            {text("unsaved-discard")}
          </Button>
        </>
      }
    >
      <p>{text("unsaved-meaning", { name })}</p>
    </Dialog>
  );
}
