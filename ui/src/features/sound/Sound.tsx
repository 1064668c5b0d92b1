import { useEffect, useRef, useState } from "react";
import type { StripId } from "../../bindings/StripId";
import type { StripView } from "../../bindings/StripView";
import { keepFocusAway } from "../../components/Button";
import { Icon } from "../../components/Icon";
import { Panel } from "../../components/Panel";
import { type MessageId, useText } from "../../l10n/l10n";
import type { StudioClient } from "../../studio/client";
import { useClient, useSetup } from "../../studio/hooks";
import { Meter } from "./Meter";
import styles from "./Sound.module.css";

const GAIN_DB = { least: -60, most: 12, step: 0.5 };
/** A dragged slider sends no more often than this. */
const SEND_EVERY_MS = 60;

const STRIP_NAME: Record<StripId, MessageId> = {
  microphone: "source-microphone",
  system_sound: "source-system_sound",
};

/** A strip for each sound, and the mix that goes out. */
export function Sound() {
  const text = useText();
  const { strips } = useSetup();
  return (
    <Panel title={text("sound")}>
      {strips.map((strip, index) => (
        <Strip key={strip.strip} strip={strip} index={index} />
      ))}
      <div className={styles.mix}>
        <span className={styles.mixName}>{text("sound-mix")}</span>
        <Meter label={text("level-of", { name: text("sound-mix") })} index={-1} />
      </div>
    </Panel>
  );
}

/** A sound with its meter: mute and gain. */
export function Strip({
  strip,
  index,
  isNameHidden,
}: {
  strip: StripView;
  index: number;
  /** Where the name stands above already. */
  isNameHidden?: boolean;
}) {
  const text = useText();
  const client = useClient();
  const name = text(STRIP_NAME[strip.strip]);
  const isMicrophone = strip.strip === "microphone";
  return (
    <div className={styles.strip} data-muted={strip.is_muted || undefined}>
      <button
        type="button"
        className={styles.mute}
        aria-pressed={strip.is_muted}
        aria-label={text("mute-of", { name })}
        title={text(strip.is_muted ? "unmute" : "mute")}
        onMouseDown={keepFocusAway}
        onClick={() => setStrip(client, strip, { is_muted: !strip.is_muted })}
      >
        <Icon
          name={
            isMicrophone
              ? strip.is_muted
                ? "micOff"
                : "mic"
              : strip.is_muted
                ? "soundOff"
                : "sound"
          }
          size="1.4em"
        />
      </button>
      <div className={styles.stripBody}>
        <div className={styles.stripHead}>
          <span className={isNameHidden ? "visually-hidden" : undefined}>{name}</span>
          {strip.is_muted && <strong className={styles.muted}>{text("muted")}</strong>}
        </div>
        <Meter label={text("level-of", { name })} index={index} />
        <Gain strip={strip} label={text("gain-of", { name })} />
      </div>
    </div>
  );
}

/** While a hand is on the slider it shows the hand; then it shows the studio's value again. */
function Gain({ strip, label }: { strip: StripView; label: string }) {
  const text = useText();
  const client = useClient();
  const [draft, setDraft] = useState<number | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const gainDb = draft ?? strip.gain_db;
  // The studio confirmed what was set: from here on its value is the truth again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new value ends the draft.
  useEffect(() => setDraft(null), [strip.gain_db]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const set = (value: number) => {
    setDraft(value);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setStrip(client, strip, { gain_db: value }), SEND_EVERY_MS);
  };
  return (
    <div className={styles.gain}>
      <input
        type="range"
        className={styles.slider}
        min={GAIN_DB.least}
        max={GAIN_DB.most}
        step={GAIN_DB.step}
        value={gainDb}
        aria-label={label}
        aria-valuetext={text("decibels", signed(gainDb))}
        onChange={event => set(event.currentTarget.valueAsNumber)}
        onDoubleClick={() => set(0)}
      />
      <span className={styles.gainValue}>{text("decibels", signed(gainDb))}</span>
    </div>
  );
}

/** Sets one thing of a strip and leaves the rest as it is. */
export function setStrip(
  client: StudioClient,
  strip: StripView,
  change: Partial<Pick<StripView, "gain_db" | "is_muted" | "delay_ms">>,
): Promise<boolean> {
  const { gain_db, is_muted, delay_ms } = { ...strip, ...change };
  return client.ask({ ask: "set_strip", strip: strip.strip, gain_db, is_muted, delay_ms });
}

/** Fluent's numbers have no plus sign, and a gain needs one. */
function signed(value: number): { sign: string; value: number } {
  const sign = value > 0 ? "+" : value < 0 ? "−" : "";
  return { sign, value: Math.abs(value) };
}
