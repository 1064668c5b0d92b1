import { useEffect, useRef, useState } from "react";
import type { ExportWish } from "../../bindings/ExportWish";
import type { Format } from "../../bindings/Format";
import { Button } from "../../components/Button";
import { Dialog } from "../../components/Dialog";
import { Icon } from "../../components/Icon";
import { LongWork } from "../../components/LongWork";
import { useText } from "../../l10n/l10n";
import styles from "./Export.module.css";
import { useExport, useExportProgress, useLeftOut } from "./useExport";

const FORMATS: readonly Format[] = ["csv", "csv_for_excel", "json"];

/** What is exported; a show is named for the person. */
export type Exported =
  | { what: "catalogue" }
  | { what: "rundown" | "takes" | "show"; show: number; title: string };

/** Writes the catalogue, a rundown, a take log or a whole show to a file. */
export function ExportDialog({ exported, onClose }: { exported: Exported; onClose(): void }) {
  const text = useText();
  const [format, setFormat] = useState<Format>("csv");
  const { step, attempt, isSaved, start, stop } = useExport();
  const wish = wishFor(exported, format);
  const leftOut = useLeftOut(wish);
  const { what } = exported;
  const title = text(`export-title-${what}`);
  const show = "title" in exported ? exported.title : "";
  return (
    <Dialog
      title={title}
      attempt={attempt}
      onClose={onClose}
      actions={
        step.step === "writing" ? (
          <Writing onStop={stop} />
        ) : step.step === "done" ? (
          <Button look="primary" onClick={onClose}>
            {text("close")}
          </Button>
        ) : (
          <>
            <Button onClick={onClose}>{text("cancel")}</Button>
            <Button
              look="primary"
              icon="save"
              autoFocus={attempt > 0}
              onClick={() => void start(wish, title)}
            >
              {text(isSaved ? "export-save" : "export-download")}
            </Button>
          </>
        )
      }
    >
      {step.step === "done" ? (
        <Done
          words={
            step.file === null
              ? text("export-downloading")
              : text("export-done", { file: step.file })
          }
        />
      ) : (
        <>
          <p className={styles.about}>{text(`export-about-${what}`, { show })}</p>
          {what !== "show" && <Formats format={format} onChoose={setFormat} />}
          {leftOut.map(words => (
            <p key={words} className={styles.note}>
              <Icon name="alert" />
              <span>{words}</span>
            </p>
          ))}
        </>
      )}
    </Dialog>
  );
}

/** How far the file is, and a way to stop it. */
function Writing({ onStop }: { onStop(): void }) {
  const text = useText();
  const percent = useExportProgress();
  return <LongWork words={text("export-writing")} percent={percent} onStop={onStop} />;
}

/** It takes the focus, since the button that led here is gone. */
function Done({ words }: { words: string }) {
  const place = useRef<HTMLParagraphElement>(null);
  useEffect(() => place.current?.focus(), []);
  return (
    <p ref={place} role="status" tabIndex={-1} className={styles.done}>
      {words}
    </p>
  );
}

function Formats({ format, onChoose }: { format: Format; onChoose(format: Format): void }) {
  const text = useText();
  return (
    <fieldset className={styles.formats}>
      <legend className="visually-hidden">{text("export-format")}</legend>
      {FORMATS.map(each => (
        <label key={each} className={styles.format}>
          <input
            type="radio"
            name="format"
            value={each}
            checked={each === format}
            data-autofocus={each === format || undefined}
            onChange={() => onChoose(each)}
          />
          <span className={styles.formatName}>{text(`export-format-${each}`)}</span>
          <span className={styles.formatAbout}>{text(`export-format-${each}-about`)}</span>
        </label>
      ))}
    </fieldset>
  );
}

function wishFor(exported: Exported, format: Format): ExportWish {
  switch (exported.what) {
    case "catalogue":
      return { export: "catalogue", format };
    case "rundown":
    case "takes":
      return { export: exported.what, show: exported.show, format };
    case "show":
      return { export: "show", show: exported.show };
  }
}
