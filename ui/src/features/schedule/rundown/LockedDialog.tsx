import type { Segment } from "../../../bindings/Segment";
import { Button } from "../../../components/Button";
import { Dialog } from "../../../components/Dialog";
import { useText } from "../../../l10n/l10n";

interface LockedDialogProps {
  segment: Segment;
  onUnlock(): void;
  onClose(): void;
}

/** Viewers see this item: an edit has to be meant. */
export function LockedDialog({ segment, onUnlock, onClose }: LockedDialogProps) {
  const text = useText();
  const unlock = () => {
    onUnlock();
    onClose();
  };
  return (
    <Dialog
      isAlert
      title={text("schedule-locked-question", { item: segment.title })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={unlock}>{text("schedule-edit-anyway")}</Button>
          <Button look="primary" data-autofocus onClick={onClose}>
            {text("schedule-leave-it")}
          </Button>
        </>
      }
    >
      <p>{text("schedule-locked-meaning")}</p>
    </Dialog>
  );
}
