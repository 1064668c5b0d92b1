import type { CSSProperties } from "react";
import type { Quality } from "../../bindings/Quality";
import { keepFocusAway } from "../../components/Button";
import { Icon } from "../../components/Icon";
import { type Text, useText } from "../../l10n/l10n";
import { useClient, useSetup, useShow } from "../../studio/hooks";
import { isRunning } from "../../studio/timers";
import { useAims, usePlatforms, useWishes } from "../destination/usePlatforms";
import { editionsOf } from "../destination/wish";
import { type Aim, costOf } from "./cost";
import { Excesses, excessWords } from "./Excesses";
import { OwnQuality } from "./OwnQuality";
import { Hint, Page } from "./Page";
import styles from "./QualitySection.module.css";

const AUDIO_KBPS = 128;

/** The first one is what every platform takes. */
const PRESETS: readonly Quality[] = [
  { width: 1920, height: 1080, fps: 30, video_kbps: 4500, audio_kbps: AUDIO_KBPS },
  { width: 1280, height: 720, fps: 30, video_kbps: 3000, audio_kbps: AUDIO_KBPS },
  { width: 1920, height: 1080, fps: 60, video_kbps: 6000, audio_kbps: AUDIO_KBPS },
  { width: 1280, height: 720, fps: 60, video_kbps: 4500, audio_kbps: AUDIO_KBPS },
  { width: 1080, height: 1920, fps: 30, video_kbps: 4500, audio_kbps: AUDIO_KBPS },
];

/** Size, rate and bitrate, each with what it costs. */
export function QualitySection() {
  const text = useText();
  const { quality } = useSetup();
  const wishes = useWishes();
  const editions = editionsOf(wishes, quality);
  const isBusy = isRunning(useShow());
  const aims = useAims(usePlatforms());
  return (
    <Page title={text("settings-quality")} lead={text("quality-lead")}>
      {isBusy && <Hint tone="note">{text("quality-busy")}</Hint>}
      <Excesses aims={aims} quality={quality} />
      <fieldset disabled={isBusy}>
        <ul className={styles.presets} aria-label={text("quality-presets")}>
          {PRESETS.map((preset, index) => (
            <li key={qualityKey(preset)}>
              <Preset preset={preset} isRecommended={index === 0} aims={aims} />
            </li>
          ))}
        </ul>
        <OwnQuality aims={aims} />
      </fieldset>
      <p className={styles.note}>
        {text("quality-upload-note")}
        {wishes.length > 1 && ` ${text("quality-upload-several", { count: wishes.length })}`}
        {editions > 0 && ` ${text("quality-editions", { count: editions })}`}
      </p>
    </Page>
  );
}

interface PresetProps {
  preset: Quality;
  isRecommended: boolean;
  aims: readonly Aim[];
}

function Preset({ preset, isRecommended, aims }: PresetProps) {
  const text = useText();
  const client = useClient();
  const { quality } = useSetup();
  const isInUse = qualityKey(preset) === qualityKey(quality);
  const shape = { "--shape": String(preset.width / preset.height) } as CSSProperties;
  const [excess] = excessWords(aims, preset, text);
  return (
    <button
      type="button"
      className={styles.preset}
      aria-pressed={isInUse}
      onMouseDown={keepFocusAway}
      onClick={() => void client.ask({ ask: "set_quality", quality: preset })}
    >
      <span className={styles.head}>
        <span className={styles.shape} style={shape} aria-hidden="true" />
        <strong>{qualityName(preset, text)}</strong>
        {isInUse ? (
          <span className={styles.mark}>{text("quality-in-use")}</span>
        ) : (
          isRecommended && <span className={styles.advice}>{text("quality-recommended")}</span>
        )}
      </span>
      <Costs quality={preset} />
      {excess && (
        <span className={styles.excess}>
          <Icon name="alert" />
          {excess}
        </span>
      )}
    </button>
  );
}

function Costs({ quality }: { quality: Quality }) {
  const text = useText();
  const cost = costOf(quality, useWishes(), useSetup().recording.video_kbps);
  const lines = [
    [text("quality-rate"), text("quality-kbps", { kbps: quality.video_kbps })],
    [text("quality-upload"), text("quality-mbps", { mbps: cost.uploadKbps / 1000 })],
    [text("quality-data"), text("quality-gigabytes", { gigabytes: cost.gigabytesPerHour })],
    [text("quality-load"), text(`quality-load-${cost.load}`)],
  ] as const;
  return (
    <span className={styles.costs}>
      {lines.map(([name, value]) => (
        <span key={name} className={styles.cost}>
          <span className={styles.costName}>{name}</span> <span>{value}</span>
        </span>
      ))}
    </span>
  );
}

function qualityName({ width, height, fps }: Quality, text: Text): string {
  if (height > width) return text("quality-portrait", { fps });
  return text("quality-landscape", { lines: height, fps });
}

function qualityKey({ width, height, fps, video_kbps, audio_kbps }: Quality): string {
  return [width, height, fps, video_kbps, audio_kbps].join(" ");
}
