import { Button } from "../../components/Button";
import { Dialog } from "../../components/Dialog";
import { useText } from "../../l10n/l10n";

/** Asks before the welcome is left: it comes only once. */
export function LeaveDialog({ onStay, onLeave }: { onStay(): void; onLeave(): void }) {
  const text = useText();
  return (
    <Dialog
      isAlert
      title={text("welcome-leave-question")}
      onClose={onStay}
      actions={
        <>
          <Button data-autofocus onClick={onStay}>
            {text("welcome-stay")}
          </Button>
          <Button look="quiet" onClick={onLeave}>
            {text("welcome-leave")}
          </Button>
        </>
      }
    >
      <p>{text("welcome-leave-meaning")}</p>
    </Dialog>
  );
}
