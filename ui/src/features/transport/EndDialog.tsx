import type { Phase } from "../../bindings/Phase";
import { Button } from "../../components/Button";
import { Dialog } from "../../components/Dialog";
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
    <Dialog
      isAlert
      title={text(isLive ? "end-live-question" : "end-practice-question")}
      onClose={onClose}
      actions={
        <>
          <Button data-autofocus onClick={onClose}>
            {text(isLive ? "stay-live" : "stay-practice")}
          </Button>
          <Button look={isLive ? "live" : "primary"} onClick={end}>
            {text(isLive ? "end-show" : "end-practice")}
          </Button>
        </>
      }
    >
      <p>{text(isLive ? "end-live-meaning" : "end-practice-meaning")}</p>
    </Dialog>
  );
}
