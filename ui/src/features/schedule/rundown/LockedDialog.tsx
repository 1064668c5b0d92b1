import type { Segment } from "../../../bindings/Segment";
import { Question } from "../../../components/Question";
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
    <Question
      title={text("schedule-locked-question", { item: segment.title })}
      safe={text("schedule-leave-it")}
      onSafe={onClose}
      answer={text("schedule-edit-anyway")}
      onAnswer={unlock}
      look="plain"
    >
      <p>{text("schedule-locked-meaning")}</p>
    </Question>
  );
}
