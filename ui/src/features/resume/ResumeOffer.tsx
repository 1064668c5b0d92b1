import { useState } from "react";
import type { InterruptedRun } from "../../bindings/InterruptedRun";
import { Button } from "../../components/Button";
import { Dialog } from "../../components/Dialog";
import { useText } from "../../l10n/l10n";
import { dayAndTime } from "../../l10n/time";
import { useClient, useSetup, useSnapshot } from "../../studio/hooks";

/** A show that a crash cut short: asked about at once, and kept at hand until somebody decides. */
export function ResumeOffer() {
  const text = useText();
  const run = useSnapshot(snapshot => snapshot.interrupted);
  const [isPutOff, setIsPutOff] = useState(false);
  if (!run) return null;
  if (!isPutOff) return <ResumeDialog run={run} onPutOff={() => setIsPutOff(true)} />;
  return (
    <Button look="danger" icon="alert" onClick={() => setIsPutOff(false)}>
      {text("resume-again")}
    </Button>
  );
}

/** Going on has the focus: whoever was live wants to be back. */
function ResumeDialog({ run, onPutOff }: { run: InterruptedRun; onPutOff(): void }) {
  const text = useText();
  const client = useClient();
  const { language } = useSetup();
  const [isBusy, setIsBusy] = useState(false);
  const isLive = run.phase === "live";
  const decide = async (ask: "resume" | "leave_interrupted") => {
    setIsBusy(true);
    await client.ask({ ask });
    // Refused, it says why above; what is missing is set right behind this dialog.
    onPutOff();
  };
  return (
    <Dialog
      isAlert
      title={text("resume-title", { show: run.show })}
      onClose={onPutOff}
      actions={
        <>
          <Button look="quiet" disabled={isBusy} onClick={() => decide("leave_interrupted")}>
            {text("resume-leave")}
          </Button>
          <Button disabled={isBusy} onClick={onPutOff}>
            {text("resume-later")}
          </Button>
          <Button
            data-autofocus
            look={isLive ? "live" : "practice"}
            disabled={isBusy}
            onClick={() => decide("resume")}
          >
            {text("resume-go-on")}
          </Button>
        </>
      }
    >
      <p>
        {text(isLive ? "resume-was-live" : "resume-was-practice", {
          begun: dayAndTime(run.started_at, language),
          last: dayAndTime(run.last_at, language),
        })}
      </p>
      {run.item && <p>{text("resume-item", { item: run.item })}</p>}
      <p>{text(isLive ? "resume-means-live" : "resume-means-practice")}</p>
    </Dialog>
  );
}
