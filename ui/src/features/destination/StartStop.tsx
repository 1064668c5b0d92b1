import { useState } from "react";
import type { SavedDestination } from "../../bindings/SavedDestination";
import { IconButton } from "../../components/Button";
import { Question } from "../../components/Question";
import { useText } from "../../l10n/l10n";
import { useClient } from "../../studio/hooks";

/** Starts or stops one destination of a live show. Stopping one that viewers watch asks first. */
export function StartStop({ destination }: { destination: SavedDestination }) {
  const text = useText();
  const client = useClient();
  const [isAsking, setIsAsking] = useState(false);
  const { id, name, link } = destination;
  const stop = () => {
    setIsAsking(false);
    void client.ask({ ask: "stop_destination", destination: id });
  };
  if (link.link === "off") {
    return (
      <IconButton
        icon="play"
        label={text("destination-start", { name })}
        onClick={() => client.ask({ ask: "start_destination", destination: id })}
      />
    );
  }
  return (
    <>
      <IconButton
        icon="stop"
        label={text("destination-stop", { name })}
        onClick={() => (link.link === "on_air" ? setIsAsking(true) : stop())}
      />
      {isAsking && (
        <Question
          title={text("destination-stop-question", { name })}
          safe={text("destination-stop-not")}
          onSafe={() => setIsAsking(false)}
          answer={text("destination-stop-yes")}
          onAnswer={stop}
          look="live"
        >
          <p>{text("destination-stop-meaning", { name })}</p>
        </Question>
      )}
    </>
  );
}
