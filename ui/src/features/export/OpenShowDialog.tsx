import { useState } from "react";
import { Button } from "../../components/Button";
import { Dialog } from "../../components/Dialog";
import { FileChooser } from "../../components/FileChooser";
import { useText } from "../../l10n/l10n";
import { Busy } from "./Busy";
import styles from "./Export.module.css";
import { ShowFileReport } from "./ShowFileReport";
import { useShowFile } from "./useShowFile";

interface OpenShowDialogProps {
  onClose(): void;
  /** The show is in the schedule. */
  onOpened(title: string): void;
}

/** Brings a show from a file: chosen, checked, looked at, opened. */
export function OpenShowDialog({ onClose, onOpened }: OpenShowDialogProps) {
  const text = useText();
  const { checked, run, attempt, choose, upload, open, back } = useShowFile(onOpened);
  const [path, setPath] = useState("");
  return (
    <Dialog
      isWide
      title={text("open-show-title")}
      attempt={attempt}
      onClose={onClose}
      actions={
        run ? (
          <Busy key={run} words={text(`open-show-run-${run}`)} />
        ) : checked ? (
          <>
            <Button onClick={back}>{text("import-back")}</Button>
            <Button look="primary" onClick={open}>
              {text("open-show-open")}
            </Button>
          </>
        ) : (
          // After a file that was refused: the button that chose it is gone.
          <Button autoFocus={attempt > 0} onClick={onClose}>
            {text("cancel")}
          </Button>
        )
      }
    >
      <div className={styles.step} inert={run !== null}>
        {checked ? (
          <ShowFileReport check={checked.check} />
        ) : (
          <FileChooser
            about={text("open-show-about")}
            pickTitle={text("open-show-pick-title")}
            accepted=".vitrine"
            path={path}
            onPath={setPath}
            onChoose={choose}
            onUpload={upload}
          />
        )}
      </div>
    </Dialog>
  );
}
