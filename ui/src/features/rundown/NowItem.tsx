import type { CSSProperties } from "react";
import type { ShowView } from "../../bindings/ShowView";
import { type MessageId, useText } from "../../l10n/l10n";
import { clockFace, remainingFace } from "../../l10n/time";
import { useCurrentSegment, useShow, useStudioNow } from "../../studio/hooks";
import { type ItemTimer, isRunning, itemTimer, plannedEndMs } from "../../studio/timers";
import styles from "./NowItem.module.css";

/** The item on air with its timer, and what the host should say. */
export function NowItem() {
  const text = useText();
  const show = useShow();
  const segment = useCurrentSegment();
  const timer = itemTimer(show, useStudioNow());
  const { phase } = show.state.live;
  return (
    <section className={styles.now} data-phase={phase} aria-label={text("now")}>
      {segment && timer ? (
        <>
          <div className={styles.head}>
            <span className={styles.label}>{text("now")}</span>
            {segment.cue && <span className={styles.cue}>{segment.cue}</span>}
          </div>
          <h2 className={styles.title} title={segment.title}>
            {segment.title}
          </h2>
          <Timer timer={timer} />
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long notes scroll by the arrow keys. */}
          <section className={styles.note} aria-label={text("now-notes")} tabIndex={0}>
            {segment.note}
          </section>
        </>
      ) : (
        <Nothing />
      )}
    </section>
  );
}

function Timer({ timer }: { timer: ItemTimer }) {
  const text = useText();
  return (
    <div className={styles.timer} data-tone={timer.tone}>
      <div className={styles.faces} role="timer">
        <span className={styles.remaining}>{remainingFace(timer.remainingMs)}</span>
        <span className={styles.unit}>
          {text(timer.tone === "overtime" ? "timer-over" : "timer-left")}
        </span>
        <span className={styles.elapsed}>
          {text("timer-elapsed", {
            elapsed: clockFace(timer.elapsedMs),
            planned: clockFace(timer.plannedMs),
          })}
        </span>
      </div>
      <div className={styles.track} aria-hidden="true">
        <div className={styles.fill} style={{ "--share": String(timer.share) } as CSSProperties} />
      </div>
    </div>
  );
}

function Nothing() {
  const text = useText();
  const show = useShow();
  const { rundown } = show.state.show;
  const [title, hint] = nothingWords(show);
  return (
    <>
      <div className={styles.head}>
        <span className={styles.label}>{text("now")}</span>
      </div>
      <h2 className={styles.title}>{text(title)}</h2>
      <p className={styles.planned}>
        {text("rundown-planned", {
          items: rundown.segments.length,
          length: clockFace(plannedEndMs(show.plan)),
        })}
      </p>
      <p className={styles.note}>{text(hint)}</p>
    </>
  );
}

function nothingWords(show: ShowView): [title: MessageId, hint: MessageId] {
  if (isRunning(show)) return ["now-ready", "now-ready-hint"];
  if (show.state.live.phase === "ended") return ["now-ended", "now-ended-hint"];
  return ["now-nothing", "now-nothing-hint"];
}
