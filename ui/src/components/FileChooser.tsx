import { type DragEvent, type FormEvent, useRef, useState } from "react";
import { hasFiles, useIsFileDragged } from "../fileDrag";
import { useText } from "../l10n/l10n";
import { useClient } from "../studio/hooks";
import { Button } from "./Button";
import { Field } from "./Field";
import styles from "./FileChooser.module.css";
import { Icon } from "./Icon";

interface FileChooserProps {
  /** What kinds of files there are to choose from. */
  about: string;
  /** The title of the system's own dialog. */
  pickTitle: string;
  /** Endings that a browser's dialog proposes; anything else may still be chosen. */
  accepted: string;
  /** What was typed as its path. Kept by the caller, so that going back keeps it. */
  path: string;
  onPath(path: string): void;
  /** A file of this computer, by its path. */
  onChoose(path: string): void;
  /** A file that only the page knows. */
  onUpload(file: File): void;
}

/** Which file: picked or dropped, or named by its path. */
export function FileChooser(props: FileChooserProps) {
  const { about, pickTitle, accepted, path, onPath, onChoose, onUpload } = props;
  const text = useText();
  const client = useClient();
  const { host } = client;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (path.trim() !== "") onChoose(path.trim());
  };
  const pick = async () => {
    const picked = await client.pickFile(pickTitle);
    if (picked !== null) onChoose(picked);
  };
  return (
    <>
      {host.uploadFile ? <DropZone about={about} accepted={accepted} onFile={onUpload} /> : null}
      {host.pickFile && !host.uploadFile ? (
        <div className={styles.zone}>
          <Icon name="folder" size="2em" />
          <p>{about}</p>
          <Button data-autofocus look="primary" onClick={() => void pick()}>
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

interface DropZoneProps {
  about: string;
  accepted: string;
  onFile(file: File): void;
}

/** Takes a file that is dropped on it, or chosen in the browser's own dialog. */
function DropZone({ about, accepted, onFile }: DropZoneProps) {
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
      <p>{about}</p>
      <Button data-autofocus look="primary" onClick={() => picker.current?.click()}>
        {text("import-pick")}
      </Button>
      <input
        ref={picker}
        type="file"
        accept={accepted}
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
