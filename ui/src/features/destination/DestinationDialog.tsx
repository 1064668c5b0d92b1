import { useId, useState } from "react";
import type { SavedDestination } from "../../bindings/SavedDestination";
import { FormDialog } from "../../components/FormDialog";
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
  const [isUnsaved, setIsUnsaved] = useState(false);
  const title = text(destination ? "destination-edit" : "destination-new");
  return (
    <FormDialog
      title={title}
      form={form}
      name={destination?.name ?? title}
      isUnsaved={isUnsaved}
      isHeldBack={isLive}
      onClose={onClose}
    >
      {isLive && <p>{text("destination-busy")}</p>}
      <DestinationForm
        id={form}
        destination={destination}
        isDisabled={isLive}
        onUnsaved={setIsUnsaved}
        onSaved={onClose}
      />
    </FormDialog>
  );
}
