import { useEffect, useEffectEvent, useRef, useState } from "react";
import { useText } from "../../l10n/l10n";
import { useClient } from "../../studio/hooks";
import { announcements, type Facts, factsOf } from "./announcements";

const LOOK_EVERY_MS = 500;

/** Two live regions that say takes, warnings and lost connections to a screen reader. */
export function Announcer() {
  const client = useClient();
  const text = useText();
  const facts = useRef<Facts | null>(null);
  const [polite, setPolite] = useState("");
  const [urgent, setUrgent] = useState("");

  const look = useEffectEvent(() => {
    const after = factsOf(client.view(), client.nowMs());
    const said = facts.current ? announcements(facts.current, after) : [];
    facts.current = after;
    const words = (isUrgent: boolean) =>
      said
        .filter(announcement => announcement.isUrgent === isUrgent)
        .map(({ message, values }) => text(message, values))
        .join(" ");
    if (words(false)) setPolite(words(false));
    if (words(true)) setUrgent(words(true));
  });
  useEffect(() => {
    const unsubscribe = client.subscribe(() => look());
    const timer = setInterval(() => look(), LOOK_EVERY_MS);
    return () => {
      unsubscribe();
      clearInterval(timer);
    };
  }, [client]);

  return (
    <div className="visually-hidden">
      <p role="status">{polite}</p>
      <p role="alert">{urgent}</p>
    </div>
  );
}
