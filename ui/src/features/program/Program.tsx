import { type CSSProperties, use, useEffect, useRef, useState } from "react";
import type { Phase } from "../../bindings/Phase";
import { type MessageId, useText } from "../../l10n/l10n";
import { onAirFace } from "../../l10n/time";
import { LevelsContext } from "../../lossy/levels";
import { useClient, useSetup, useShow, useStudioNow } from "../../studio/hooks";
import { showTimer } from "../../studio/timers";
import { lostNames, type Reach, reach } from "../destination/standing";
import styles from "./Program.module.css";
import { startPreview } from "./preview";

export const PHASE_WORD: Record<Phase, MessageId> = {
  off: "phase-off",
  practice: "phase-practice",
  live: "phase-live",
  ended: "phase-ended",
};

/** What goes out, in a frame that says in colour and word whether anybody sees it. */
export function Program() {
  const text = useText();
  const show = useShow();
  const { destinations, quality } = useSetup();
  const { phase } = show.state.live;
  const reached = reach(destinations);
  const lost = lostNames(destinations).length;
  const all = destinations.filter(each => each.link.link !== "off").length;
  const shape = { "--shape": String(quality.width / quality.height) } as CSSProperties;
  return (
    <section className={styles.stage} aria-label={text("program")}>
      <div className={styles.frame} data-phase={phase} data-reach={reached} style={shape}>
        <header className={styles.state}>
          <strong className={styles.word}>
            {phase === "live" && <span className={styles.lamp} aria-hidden="true" />}
            {text(PHASE_WORD[phase])}
          </strong>
          <span className={styles.meaning}>{text(meaningOf(phase, reached), { lost, all })}</span>
          <RunningTime />
        </header>
        <Picture />
      </div>
    </section>
  );
}

const MEANING_LIVE: Record<Reach, MessageId> = {
  none: "meaning-nowhere",
  connecting: "meaning-connecting",
  all: "meaning-live",
  partly: "meaning-partly",
  lost: "meaning-reconnecting",
};

function meaningOf(phase: Phase, reached: Reach): MessageId {
  switch (phase) {
    case "off":
      return "meaning-off";
    case "practice":
      return "meaning-practice";
    case "ended":
      return "meaning-ended";
    case "live":
      return MEANING_LIVE[reached];
  }
}

function RunningTime() {
  const show = useShow();
  const { runningMs } = showTimer(show, useStudioNow());
  return <span className={styles.time}>{runningMs === null ? "" : onAirFace(runningMs)}</span>;
}

function Picture() {
  const text = useText();
  const { host } = useClient();
  const { width, height } = useSetup().quality;
  const levels = use(LevelsContext);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [isFlowing, setIsFlowing] = useState(false);

  useEffect(() => {
    if (!canvas.current) return;
    return startPreview({
      host,
      canvas: canvas.current,
      program: { width, height },
      onLevels: levels.emit,
      onFlowing: setIsFlowing,
    });
  }, [host, width, height, levels]);

  return (
    <div className={styles.picture}>
      <canvas
        ref={canvas}
        className={styles.canvas}
        width={640}
        height={360}
        role="img"
        aria-label={text("program-picture")}
      />
      {!isFlowing && <p className={styles.waiting}>{text("program-waiting")}</p>}
    </div>
  );
}
