import { useText } from "../../l10n/l10n";
import { offsetFace, onAirFace, timeOfDay } from "../../l10n/time";
import { useSetup, useShow, useStudioNow } from "../../studio/hooks";
import { offsetKind, showTimer } from "../../studio/timers";
import { PHASE_WORD } from "../program/Program";
import styles from "./HostTop.module.css";

/** The state of the show in one bar of its colour, for how long, and how far off the plan. */
export function HostTop() {
  const text = useText();
  const show = useShow();
  const { language } = useSetup();
  const nowMs = useStudioNow();
  const { phase } = show.state.live;
  const { runningMs, offsetMs } = showTimer(show, nowMs);
  const meaning = phase === "live" || phase === "practice" ? phase : "off";
  return (
    <header className={styles.top}>
      <strong className={styles.word}>
        {phase === "live" && <span className={styles.lamp} aria-hidden="true" />}
        {text(PHASE_WORD[phase])}
      </strong>
      <span className={styles.meaning}>{text(`host-meaning-${meaning}`)}</span>
      {runningMs !== null && (
        <span className={styles.time}>
          <span className="visually-hidden">{text("host-on-air")} </span>
          {onAirFace(runningMs)}
        </span>
      )}
      {offsetMs !== null && (
        <span className={styles.offset}>
          {text(`offset-${offsetKind(offsetMs)}`, { by: offsetFace(offsetMs) })}
        </span>
      )}
      <span className={styles.clock} title={text("time-of-day")}>
        {timeOfDay(nowMs, language)}
      </span>
    </header>
  );
}
