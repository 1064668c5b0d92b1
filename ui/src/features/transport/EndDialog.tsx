import type { Phase } from "../../bindings/Phase";
import { Question } from "../../components/Question";
import { useText } from "../../l10n/l10n";
import { useClient } from "../../studio/hooks";

/** Asks before a run ends. Staying is the choice that has the focus. */
export function EndDialog({ phase, onClose }: { phase: Phase; onClose(): void }) {
  const text = useText();
  const client = useClient();
  const isLive = phase === "live";
  const end = () => {
    onClose();
    void client.command({ do: "end" });
  };
  return (
    <Question
      title={text(isLive ? "end-live-question" : "end-practice-question")}
      safe={text(isLive ? "stay-live" : "stay-practice")}
      onSafe={onClose}
      answer={text(isLive ? "end-show" : "end-practice")}
      onAnswer={end}
      look={isLive ? "live" : "primary"}
    >
      <p>{text(isLive ? "end-live-meaning" : "end-practice-meaning")}</p>
    </Question>
  );
}
