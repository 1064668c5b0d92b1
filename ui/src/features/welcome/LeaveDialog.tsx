import { Question } from "../../components/Question";
import { useText } from "../../l10n/l10n";

/** Asks before the welcome is left: it comes only once. */
export function LeaveDialog({ onStay, onLeave }: { onStay(): void; onLeave(): void }) {
  const text = useText();
  return (
    <Question
      title={text("welcome-leave-question")}
      safe={text("welcome-stay")}
      onSafe={onStay}
      answer={text("welcome-leave")}
      onAnswer={onLeave}
      look="quiet"
    >
      <p>{text("welcome-leave-meaning")}</p>
    </Question>
  );
}
