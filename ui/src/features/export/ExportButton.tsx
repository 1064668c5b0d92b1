import { useState } from "react";
import { Button } from "../../components/Button";
import { useText } from "../../l10n/l10n";
import styles from "./Export.module.css";
import { ExportDialog } from "./ExportDialog";

/** Opens the export of the catalogue. */
export function ExportButton() {
  const text = useText();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button icon="save" title={text("export-open")} onClick={() => setIsOpen(true)}>
        <span className={styles.words}>{text("export-open")}</span>
      </Button>
      {isOpen && <ExportDialog exported={{ what: "catalogue" }} onClose={() => setIsOpen(false)} />}
    </>
  );
}
