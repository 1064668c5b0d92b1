import { useRef } from "react";
import { useLevels } from "../../lossy/levels";
import styles from "./Sound.module.css";

/** Below this nothing is drawn. */
const FLOOR_DB = -60;
/** A screen reader needs no more than a word a second. */
const SPEAK_EVERY = 10;

interface MeterProps {
  label: string;
  /** Which strip, in the order of the setup; -1 is the mix. */
  index: number;
}

/** A stereo level meter, drawn past React. */
export function Meter({ label, index }: MeterProps) {
  const meter = useRef<HTMLDivElement>(null);
  const messages = useRef(0);

  useLevels(levels => {
    const element = meter.current;
    const peak = levels.peak_db.at(index);
    const rms = levels.rms_db.at(index);
    if (!element || !peak || !rms) return;
    for (const side of [0, 1] as const) {
      const bar = element.children[side] as HTMLElement;
      bar.style.setProperty("--rms", String(meterShare(rms[side])));
      bar.style.setProperty("--peak", String(meterShare(peak[side])));
    }
    messages.current += 1;
    if (messages.current % SPEAK_EVERY === 0) {
      element.setAttribute("aria-valuenow", String(Math.round(clampDb(Math.max(...peak)))));
    }
  });

  return (
    <div
      ref={meter}
      className={styles.meter}
      role="meter"
      aria-label={label}
      aria-valuemin={FLOOR_DB}
      aria-valuemax={0}
      aria-valuenow={FLOOR_DB}
    >
      <span className={styles.bar} />
      <span className={styles.bar} />
    </div>
  );
}

/** Where a level stands on the meter, 0 to 1. */
export function meterShare(db: number): number {
  return (clampDb(db) - FLOOR_DB) / -FLOOR_DB;
}

function clampDb(db: number): number {
  return Number.isFinite(db) ? Math.min(0, Math.max(FLOOR_DB, db)) : FLOOR_DB;
}
