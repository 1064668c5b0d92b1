import { useRef, useState } from "react";
import type { PracticeView } from "../../bindings/PracticeView";
import type { Training } from "../../bindings/Training";
import { Button } from "../../components/Button";
import { Panel } from "../../components/Panel";
import { type MessageId, useText } from "../../l10n/l10n";
import type { Viewed } from "../../lossy/viewed";
import { useClient, useSetup, useSnapshot, useStudioNow } from "../../studio/hooks";
import { LinkState } from "../destination/LinkState";
import { meterShare } from "../sound/Meter";
import styles from "./PracticePanel.module.css";
import { useViewed } from "./useViewed";

/** Figures that change ten times a second can't be read; twice can. */
const FIGURES_EVERY_MS = 500;

/** How long after its tick a picture has arrived, and has been decoded here, in milliseconds. */
interface Delays {
  arrivalMs: number;
  pictureMs: number;
}

/** What a viewer would see of a practice run, how late, and what to train with. */
export function PracticePanel() {
  const text = useText();
  const practice = useSnapshot(snapshot => snapshot.practice);
  if (!practice) return null;
  return (
    <Panel title={text("practice-viewer")} aside={<LinkState link={practice.link} />}>
      <View practice={practice} />
      <Train practice={practice} />
    </Panel>
  );
}

function View({ practice }: { practice: PracticeView }) {
  const text = useText();
  const { width, height } = useSetup().quality;
  const canvas = useRef<HTMLCanvasElement>(null);
  const meter = useRef<HTMLDivElement>(null);
  const readAt = useRef(Number.NEGATIVE_INFINITY);
  const [delays, setDelays] = useState<Delays | null>(null);
  const isFlowing = useViewed(canvas, (viewed: Viewed) => {
    drawMeter(meter.current, viewed.peakDb);
    const now = performance.now();
    if (now - readAt.current < FIGURES_EVERY_MS) return;
    readAt.current = now;
    setDelays({ arrivalMs: viewed.arrivalMs, pictureMs: viewed.pictureMs });
  });
  return (
    <div className={styles.view}>
      <div className={styles.picture} style={{ aspectRatio: `${width} / ${height}` }}>
        <canvas
          ref={canvas}
          className={styles.canvas}
          width={640}
          height={360}
          role="img"
          aria-label={text("practice-picture")}
          data-flowing={isFlowing || undefined}
        />
        <strong className={styles.badge}>{text("phase-practice")}</strong>
        {!isFlowing && <p className={styles.waiting}>{text("practice-no-picture")}</p>}
      </div>
      <div className={styles.figures}>
        <p className={styles.rate}>
          {text("practice-rate", { kbps: practice.kbps, gaps: practice.gaps })}
        </p>
        {isFlowing && delays && (
          <p className={styles.rate}>
            {text("practice-age", { seconds: delays.pictureMs / 1000 })}
          </p>
        )}
        <div
          ref={meter}
          className={styles.meter}
          role="meter"
          aria-label={text("practice-sound")}
          aria-valuemin={-60}
          aria-valuemax={0}
          aria-valuenow={-60}
        >
          <span className={styles.bar} />
          <span className={styles.bar} />
        </div>
      </div>
      <p className={styles.delay} data-delay-ms={delays?.arrivalMs}>
        {isFlowing && delays
          ? text("practice-delay", { seconds: delays.arrivalMs / 1000 })
          : text("practice-no-delay")}
      </p>
    </div>
  );
}

function drawMeter(meter: HTMLDivElement | null, peakDb: [number, number]): void {
  if (!meter) return;
  for (const side of [0, 1] as const) {
    const bar = meter.children[side] as HTMLElement;
    bar.style.setProperty("--peak", String(meterShare(peakDb[side])));
  }
  const loudest = Math.max(-60, Math.min(0, Math.max(...peakDb)));
  meter.setAttribute("aria-valuenow", String(Math.round(loudest)));
}

interface Exercise {
  what: Training;
  name: MessageId;
  tip: MessageId;
  /** Until when it goes on. */
  until: number | null;
}

/** Takes something away, so that losing it live is nothing new. */
function Train({ practice }: { practice: PracticeView }) {
  const text = useText();
  const client = useClient();
  const now = useStudioNow();
  const exercises: Exercise[] = [
    {
      what: "camera_loss",
      name: "train-camera",
      tip: "train-camera-tip",
      until: practice.camera_lost_until,
    },
    {
      what: "network_loss",
      name: "train-network",
      tip: "train-network-tip",
      until: practice.network_lost_until,
    },
    { what: "question", name: "train-question", tip: "train-question-tip", until: null },
  ];
  return (
    <fieldset className={styles.train}>
      <legend className={styles.legend}>{text("train")}</legend>
      {exercises.map(({ what, name, tip, until }) => {
        const left = until === null ? 0 : Math.max(0, Math.ceil((until - now) / 1000));
        return (
          <Button
            key={what}
            size="s"
            title={text(tip)}
            disabled={left > 0}
            onClick={() => client.ask({ ask: "train", what })}
          >
            {left > 0 ? text("train-back-in", { seconds: left }) : text(name)}
          </Button>
        );
      })}
    </fieldset>
  );
}
