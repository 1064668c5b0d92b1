import type { CSSProperties } from "react";
import { useText } from "../../l10n/l10n";
import { clockFace, remainingFace } from "../../l10n/time";
import { useShow, useStudioNow } from "../../studio/hooks";
import { itemTimer } from "../../studio/timers";
import styles from "./Remaining.module.css";

/** The time the item on air has left. */
export function Remaining() {
  const text = useText();
  const timer = itemTimer(useShow(), useStudioNow());
  if (!timer) return null;
  return (
    <div className={styles.remaining} data-tone={timer.tone}>
      <p role="timer" className={styles.faces}>
        <strong className={styles.face}>{remainingFace(timer.remainingMs)}</strong>
        <span className={styles.unit}>
          {text(timer.tone === "overtime" ? "host-over" : "host-left")}
        </span>
        <span className={styles.planned}>
          {text("timer-elapsed", {
            elapsed: clockFace(timer.elapsedMs),
            planned: clockFace(timer.plannedMs),
          })}
        </span>
      </p>
      <div className={styles.track} aria-hidden="true">
        <div className={styles.fill} style={{ "--share": String(timer.share) } as CSSProperties} />
      </div>
    </div>
  );
}
