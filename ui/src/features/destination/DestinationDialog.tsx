import { useId } from "react";
import type { SavedDestination } from "../../bindings/SavedDestination";
import { Button } from "../../components/Button";
import { Dialog } from "../../components/Dialog";
import { useText } from "../../l10n/l10n";
import { useShow } from "../../studio/hooks";
import { DestinationForm } from "./DestinationForm";

interface DestinationDialogProps {
  /** The one to edit; `null` for a new one. */
  destination: SavedDestination | null;
  onClose(): void;
}

/** The one form for a destination, wherever it is opened. */
export function DestinationDialog({ destination, onClose }: DestinationDialogProps) {
  const text = useText();
  const isLive = useShow().state.live.phase === "live";
  const form = useId();
  return (
    <Dialog
      title={text(destination ? "destination-edit" : "destination-new")}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{text("cancel")}</Button>
          <Button look="primary" type="submit" form={form} disabled={isLive}>
            {text("save")}
          </Button>
        </>
      }
    >
      {isLive && <p>{text("destination-busy")}</p>}
      <DestinationForm id={form} destination={destination} isDisabled={isLive} onSaved={onClose} />
    </Dialog>
  );
}
