import { useEffect, useRef } from "react";
import { useText } from "../l10n/l10n";
import { Button } from "./Button";
import styles from "./LongWork.module.css";

/** So seldom that a screen reader has time for each. */
const SAID_EVERY_PERCENT = 25;

interface LongWorkProps {
  /** What is done. */
  words: string;
  /** `null` while that is not known. */
  percent: number | null;
  /** Absent where it can't be stopped. */
  onStop?: (() => void) | undefined;
}

/** Stands where the buttons were: how far the studio is with a file, and a way to stop it. */
export function LongWork({ words, percent, onStop }: LongWorkProps) {
  const text = useText();
  const place = useRef<HTMLDivElement>(null);
  // The button that began it is gone. Not on Cancel: a second press of Enter would stop it again.
  useEffect(() => place.current?.focus(), []);
  const quarter = Math.floor((percent ?? 0) / SAID_EVERY_PERCENT) * SAID_EVERY_PERCENT;
  return (
    <div ref={place} tabIndex={-1} className={styles.work}>
      <span className={styles.words}>{words}</span>
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
      {onStop && <Button onClick={onStop}>{text("cancel")}</Button>}
    </div>
  );
}
