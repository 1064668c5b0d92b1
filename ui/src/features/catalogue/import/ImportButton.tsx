import { useState } from "react";
import { Button } from "../../../components/Button";
import { useText } from "../../../l10n/l10n";
import { ImportDialog } from "./ImportDialog";

/** Opens the import of a file. */
export function ImportButton() {
  const text = useText();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setIsOpen(true)}>{text("import-open")}</Button>
      {isOpen && <ImportDialog onClose={() => setIsOpen(false)} />}
    </>
  );
}
