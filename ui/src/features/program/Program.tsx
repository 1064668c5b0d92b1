import { type CSSProperties, use, useEffect, useRef, useState } from "react";
import type { Phase } from "../../bindings/Phase";
import { Segmented } from "../../components/Segmented";
import { type MessageId, useText } from "../../l10n/l10n";
import { onAirFace } from "../../l10n/time";
import { LevelsContext } from "../../lossy/levels";
import { useClient, useSetup, useShow, useStudioNow } from "../../studio/hooks";
import { showTimer } from "../../studio/timers";
import { type OtherPicture, otherPictures } from "../destination/pictures";
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
  const others = otherPictures(destinations);
  const [chosen, setChosen] = useState<number | null>(null);
  const other = others.find(each => each.composition === chosen) ?? null;
  const { width, height } = other ?? quality;
  const shape = { "--shape": String(width / height) } as CSSProperties;
  return (
    <section className={styles.stage} aria-label={text("program")}>
      <div className={styles.frame} data-phase={phase} data-reach={reached} style={shape}>
        <header className={styles.state}>
          <strong className={styles.word}>
            {phase === "live" && <span className={styles.lamp} aria-hidden="true" />}
            {text(PHASE_WORD[phase])}
          </strong>
          <span className={styles.meaning}>{text(meaningOf(phase, reached), { lost, all })}</span>
          {others.length > 0 && (
            <WhichPicture others={others} chosen={other} onChoose={setChosen} />
          )}
          <RunningTime />
        </header>
        <Picture width={width} height={height} composition={other?.composition ?? null} />
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

const SHOW = "show";

interface WhichPictureProps {
  others: readonly OtherPicture[];
  chosen: OtherPicture | null;
  onChoose(composition: number | null): void;
}

/** The show's picture, or that of destinations with one of their own: whether a card covers a face. */
function WhichPicture({ others, chosen, onChoose }: WhichPictureProps) {
  const text = useText();
  const choices = others.map(({ composition, names, width, height }) => ({
    value: String(composition),
    short: height > width ? "9:16" : (names[0] ?? ""),
    name: names.join(", "),
  }));
  const ofShow = { value: SHOW, short: text("program-show"), name: text("program-show") };
  return (
    <span className={styles.which}>
      <Segmented
        label={text("program-which")}
        value={chosen ? String(chosen.composition) : SHOW}
        choices={[ofShow, ...choices]}
        onChoose={value => onChoose(value === SHOW ? null : Number(value))}
      />
    </span>
  );
}

function RunningTime() {
  const show = useShow();
  const { runningMs } = showTimer(show, useStudioNow());
  return <span className={styles.time}>{runningMs === null ? "" : onAirFace(runningMs)}</span>;
}

interface PictureProps {
  /** Of the picture that goes out. */
  width: number;
  /** Of the picture that goes out. */
  height: number;
  /** Which one, if it is not the show's. */
  composition: number | null;
}

function Picture({ width, height, composition }: PictureProps) {
  const text = useText();
  const { host } = useClient();
  const levels = use(LevelsContext);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [isFlowing, setIsFlowing] = useState(false);

  useEffect(() => {
    if (!canvas.current) return;
    return startPreview({
      host,
      canvas: canvas.current,
      program: { width, height, composition },
      onLevels: levels.emit,
      onFlowing: setIsFlowing,
    });
  }, [host, width, height, composition, levels]);

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
