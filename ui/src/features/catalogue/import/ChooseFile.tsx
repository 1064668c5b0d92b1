import { type DragEvent, type FormEvent, useRef, useState } from "react";
import { Button } from "../../../components/Button";
import { Field } from "../../../components/Field";
import { Icon } from "../../../components/Icon";
import { hasFiles, useIsFileDragged } from "../../../fileDrag";
import { useText } from "../../../l10n/l10n";
import { useClient } from "../../../studio/hooks";
import styles from "./Import.module.css";
import type { ProductImport } from "./useImport";

/** Shops export these; anything else may still be chosen, and the studio says what it makes of it. */
const ACCEPTED = ".csv,.tsv,.txt,.xml";

interface ChooseFileProps {
  importing: ProductImport;
  path: string;
  onPath(path: string): void;
}

/** Which file: picked or dropped, or named by its path. */
export function ChooseFile({ importing, path, onPath }: ChooseFileProps) {
  const text = useText();
  const { host } = useClient();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (path.trim() !== "") importing.choose(path.trim());
  };
  return (
    <>
      {host.uploadFile ? <DropZone onFile={importing.upload} /> : null}
      {host.pickFile && !host.uploadFile ? (
        <div className={styles.zone}>
          <Icon name="folder" size="2em" />
          <p>{text("import-formats")}</p>
          <Button
            data-autofocus
            look="primary"
            onClick={() => importing.pick(text("import-pick-title"))}
          >
            {text("import-pick")}
          </Button>
        </div>
      ) : null}
      <form className={styles.path} onSubmit={submit}>
        <Field
          label={text("import-path")}
          value={path}
          spellCheck={false}
          autoComplete="off"
          onChange={event => onPath(event.currentTarget.value)}
        />
        <Button type="submit" disabled={path.trim() === ""}>
          {text("import-continue")}
        </Button>
      </form>
    </>
  );
}

/** Takes a file that is dropped on it, or chosen in the browser's own dialog. */
function DropZone({ onFile }: { onFile(file: File): void }) {
  const text = useText();
  const picker = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  const isDragged = useIsFileDragged();
  const take = (files: FileList | null) => {
    const file = files?.[0];
    if (file) onFile(file);
  };
  const onDragOver = (event: DragEvent) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "copy";
    setIsOver(true);
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    take(event.dataTransfer.files);
  };
  return (
    <section
      aria-label={text("import-drop")}
      className={styles.zone}
      data-drag={!isDragged ? "none" : isOver ? "over" : "near"}
      onDragOver={onDragOver}
      onDragLeave={() => setIsOver(false)}
      onDrop={onDrop}
    >
      <Icon name="folder" size="2em" />
      <p className={styles.zoneTitle}>{text("import-drop")}</p>
      <p>{text("import-formats")}</p>
      <Button data-autofocus look="primary" onClick={() => picker.current?.click()}>
        {text("import-pick")}
      </Button>
      <input
        ref={picker}
        type="file"
        accept={ACCEPTED}
        hidden
        aria-label={text("import-pick")}
        onChange={event => {
          take(event.currentTarget.files);
          event.currentTarget.value = "";
        }}
      />
    </section>
  );
}
