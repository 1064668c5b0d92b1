import { useEffect, useState } from "react";
import { useText } from "../../l10n/l10n";
import { timeOfDay } from "../../l10n/time";
import { useClient, useSetup, useShow, useSnapshot } from "../../studio/hooks";
import { isRunning } from "../../studio/timers";
import { NoticeLog } from "../notices/NoticeLog";
import styles from "./StatusBar.module.css";

/** Below this share of the set rate the picture visibly stutters. */
const FPS_SHARE_OK = 0.95;
/** A queue beyond this is congestion; the studio drops frames soon after. */
const QUEUE_OK_MS = 400;
/** Of all frames; more than this and viewers notice. */
const DROPPED_SHARE_OK = 0.001;

/** How the machine and the connection do, in figures that keep their place. */
export function StatusBar() {
  const text = useText();
  const health = useSnapshot(snapshot => snapshot.health);
  const { quality, encoder } = useSetup();
  const running = isRunning(useShow());
  const isSlow = running && health.fps < quality.fps * FPS_SHARE_OK;
  const isDropping = health.dropped_frames > health.frames * DROPPED_SHARE_OK;
  return (
    <section className={styles.bar} aria-label={text("status")}>
      <dl className={styles.figures}>
        <Figure
          name={text("status-fps")}
          room={9}
          value={text("fps-value", { fps: health.fps })}
          isBad={isSlow}
        />
        <Figure
          name={text("status-kbps")}
          room={12}
          value={text("kbps-value", { kbps: health.kbps })}
        />
        <Figure
          name={text("status-dropped")}
          room={5}
          value={text("count-value", { count: health.dropped_frames })}
          isBad={isDropping}
        />
        <Figure
          name={text("status-missed")}
          room={5}
          value={text("count-value", { count: health.missed_ticks })}
          isBad={running && health.missed_ticks > health.frames * DROPPED_SHARE_OK}
        />
        <Figure
          name={text("status-queue")}
          room={8}
          value={text("ms-value", { ms: health.queue_ms })}
          isBad={health.queue_ms > QUEUE_OK_MS}
        />
        <Figure
          name={text("status-cpu")}
          room={6}
          value={text("percent-value", { percent: health.cpu_percent })}
        />
        <Figure name={text("status-encoder")} room={9} value={encoder ?? "–"} />
        <Figure
          name={text("status-picture")}
          room={13}
          value={`${quality.width}×${quality.height}@${quality.fps}`}
        />
      </dl>
      <NoticeLog />
      <WallClock />
    </section>
  );
}

interface FigureProps {
  name: string;
  value: string;
  /** Room for so many characters, so that figures beside it keep their place. */
  room: number;
  isBad?: boolean;
}

function Figure({ name, value, room, isBad }: FigureProps) {
  return (
    <div className={styles.figure} data-bad={isBad || undefined}>
      <dt className={styles.name}>{name}</dt>
      <dd className={styles.value} style={{ minWidth: `${room}ch` }}>
        {value}
      </dd>
    </div>
  );
}

function WallClock() {
  const text = useText();
  const client = useClient();
  const { language } = useSetup();
  const [time, setTime] = useState("");
  useEffect(() => {
    const show = () => setTime(timeOfDay(client.nowMs(), language));
    show();
    const timer = setInterval(show, 1000);
    return () => clearInterval(timer);
  }, [client, language]);
  return (
    <time className={styles.clock} title={text("time-of-day")}>
      {time}
    </time>
  );
}
