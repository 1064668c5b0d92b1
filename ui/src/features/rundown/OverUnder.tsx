import { useText } from "../../l10n/l10n";
import { offsetFace, timeOfDay } from "../../l10n/time";
import { useSetup, useShow, useStudioNow } from "../../studio/hooks";
import { plannedEndMs, planOrigin, showTimer } from "../../studio/timers";
import styles from "./Rundown.module.css";

/** Less than this is on time: nobody notices five seconds. */
const ON_TIME_WITHIN_MS = 5_000;

/** How the show stands against its plan, and when it will end. */
export function OverUnder() {
  const text = useText();
  const show = useShow();
  const { language } = useSetup();
  const { offsetMs, expectedEnd } = showTimer(show, useStudioNow());
  const origin = planOrigin(show);
  const end = expectedEnd ?? (origin === null ? null : origin + plannedEndMs(show.plan));
  const time = end === null ? null : timeOfDay(end, language);
  return (
    <div className={styles.overUnder} data-offset={offsetMs === null ? "none" : kindOf(offsetMs)}>
      <span className={styles.offset}>
        {offsetMs === null
          ? text("offset-none")
          : text(`offset-${kindOf(offsetMs)}`, {
              by: offsetFace(offsetMs),
            })}
      </span>
      {time && (
        <span>
          {expectedEnd === null ? text("ends-planned", { time }) : text("ends-expected", { time })}
        </span>
      )}
    </div>
  );
}

function kindOf(offsetMs: number): "on-time" | "behind" | "ahead" {
  if (Math.abs(offsetMs) < ON_TIME_WITHIN_MS) return "on-time";
  return offsetMs > 0 ? "behind" : "ahead";
}
