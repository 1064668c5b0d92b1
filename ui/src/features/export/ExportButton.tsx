import { useState } from "react";
import { Button } from "../../components/Button";
import { useText } from "../../l10n/l10n";
import { ExportDialog } from "./ExportDialog";

/** Opens the export of the catalogue. */
export function ExportButton() {
  const text = useText();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setIsOpen(true)}>{text("export-open")}</Button>
      {isOpen && <ExportDialog exported={{ what: "catalogue" }} onClose={() => setIsOpen(false)} />}
    </>
  );
}
