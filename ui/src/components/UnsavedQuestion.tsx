import { useState } from "react";
import { useText } from "../l10n/l10n";
import { letGo, useHold } from "../leaving";
import { Question } from "./Question";

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
    <Question
      title={text("unsaved-question")}
      safe={text("unsaved-stay")}
      onSafe={stay}
      answer={text("unsaved-discard")}
      onAnswer={discard}
    >
      <p>{text("unsaved-meaning", { name })}</p>
    </Question>
  );
}
