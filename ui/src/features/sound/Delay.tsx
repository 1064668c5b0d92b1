import { useState } from "react";
import type { StripView } from "../../bindings/StripView";
import { Field } from "../../components/Field";
import { useText } from "../../l10n/l10n";
import { useClient } from "../../studio/hooks";
import { setStrip } from "./Sound";

const MOST_MS = 2_000;

/** How long a sound is held back, so that it meets its picture. Kept when the field is left. */
export function Delay({ strip }: { strip: StripView }) {
  const text = useText();
  const client = useClient();
  const [draft, setDraft] = useState<string | null>(null);
  const keep = () => {
    const value = Math.round(Number(draft));
    setDraft(null);
    if (draft === null || draft.trim() === "" || !Number.isFinite(value)) return;
    const delay_ms = Math.min(MOST_MS, Math.max(0, value));
    if (delay_ms !== strip.delay_ms) void setStrip(client, strip, { delay_ms });
  };
  return (
    <Field
      label={text("delay")}
      hint={text("delay-hint")}
      type="number"
      min={0}
      max={MOST_MS}
      step={10}
      value={draft ?? strip.delay_ms}
      aria-label={text("delay-of", {
        name: text(strip.strip === "microphone" ? "source-microphone" : "source-system_sound"),
      })}
      onChange={event => setDraft(event.currentTarget.value)}
      onBlur={keep}
      onKeyDown={event => {
        if (event.key === "Enter") keep();
      }}
    />
  );
}
