import { useState } from "react";
import { Button } from "../../components/Button";
import { useText } from "../../l10n/l10n";
import { useClient, useSetup, useShow } from "../../studio/hooks";
import { isRunning } from "../../studio/timers";
import { EndDialog } from "./EndDialog";
import { GoLiveDialog } from "./GoLiveDialog";
import styles from "./Transport.module.css";

type Question = "go-live" | "end";

/** Practice, Go live, End. The last two ask first. */
export function Transport() {
  const text = useText();
  const client = useClient();
  const show = useShow();
  // While a show has nowhere to go, practising is what can be done now.
  const hasDestination = useSetup().destinations.some(each => each.is_used);
  const { phase } = show.state.live;
  const [question, setQuestion] = useState<Question | null>(null);
  const close = () => setQuestion(null);
  return (
    <div className={styles.transport}>
      {isRunning(show) ? (
        <Button look="danger" onClick={() => setQuestion("end")}>
          {text(phase === "live" ? "end-show" : "end-practice")}
        </Button>
      ) : (
        <>
          <Button
            look={hasDestination ? "plain" : "practice"}
            onClick={() => client.command({ do: "start_practice" })}
          >
            {text("practice")}
          </Button>
          <Button look={hasDestination ? "live" : "plain"} onClick={() => setQuestion("go-live")}>
            {text("go-live")}
          </Button>
        </>
      )}
      {question === "go-live" && <GoLiveDialog onClose={close} />}
      {question === "end" && <EndDialog phase={phase} onClose={close} />}
    </div>
  );
}
