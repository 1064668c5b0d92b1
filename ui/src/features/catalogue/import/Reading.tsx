import { useEffect, useRef } from "react";
import { Button } from "../../../components/Button";
import { useText } from "../../../l10n/l10n";
import styles from "./Import.module.css";
import { type Run, useImportProgress } from "./useImport";

/** So seldom that a screen reader has time for each. */
const SAID_EVERY_PERCENT = 25;

/** Stands where the buttons were: how far the studio is with the file, and a way to stop it. */
export function Reading({ run, onStop }: { run: Run; onStop(): void }) {
  const text = useText();
  const percent = useImportProgress();
  const place = useRef<HTMLDivElement>(null);
  // The button that began it is gone. Not on Cancel: a second press of Enter would stop it again.
  useEffect(() => place.current?.focus(), []);
  const quarter = Math.floor((percent ?? 0) / SAID_EVERY_PERCENT) * SAID_EVERY_PERCENT;
  const words = text(`import-run-${run}`);
  return (
    <div ref={place} tabIndex={-1} className={styles.reading}>
      <span className={styles.readingWords}>{words}</span>
      <div
        role="progressbar"
        aria-label={words}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent ?? undefined}
        className={styles.track}
      >
        <div className={styles.bar} style={{ width: `${percent ?? 0}%` }} />
      </div>
      <span className={styles.percent} aria-hidden="true">
        {percent !== null && text("import-percent", { percent })}
      </span>
      <p role="status" className="visually-hidden">
        {words} {quarter > 0 && text("import-percent", { percent: quarter })}
      </p>
      {(run === "preview" || run === "import" || run === "photos") && (
        <Button onClick={onStop}>{text("cancel")}</Button>
      )}
    </div>
  );
}
