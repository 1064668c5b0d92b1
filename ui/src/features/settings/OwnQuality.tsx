import { type FormEvent, useState } from "react";
import type { Quality } from "../../bindings/Quality";
import { Button } from "../../components/Button";
import { Field, Select } from "../../components/Field";
import { UnsavedQuestion } from "../../components/UnsavedQuestion";
import { useText } from "../../l10n/l10n";
import { useClient, useSetup } from "../../studio/hooks";
import { useWishes } from "../destination/usePlatforms";
import { type Aim, costOf } from "./cost";
import { Excesses } from "./Excesses";
import styles from "./QualitySection.module.css";

const SIZES = ["1920 × 1080", "1280 × 720", "1080 × 1920", "720 × 1280"] as const;
const RATES = [24, 25, 30, 50, 60] as const;
const AUDIO_KBPS = [96, 128, 160, 192, 256, 320] as const;

/** What was typed where it differs from the quality in use. */
interface Draft {
  size?: string;
  fps?: number;
  video?: string;
  audio?: number;
}

/** A quality of one's own, with what it would cost while it is typed. */
export function OwnQuality({ aims }: { aims: readonly Aim[] }) {
  const text = useText();
  const client = useClient();
  const { quality, recording } = useSetup();
  const wishes = useWishes();
  const [draft, setDraft] = useState<Draft>({});
  const wished = withDraft(quality, draft);
  const cost = costOf(wished, wishes, recording.video_kbps);
  const isSame = Object.keys(draft).length === 0;

  const apply = async (event: FormEvent) => {
    event.preventDefault();
    if (await client.ask({ ask: "set_quality", quality: wished })) setDraft({});
  };

  return (
    <form className={styles.own} aria-label={text("quality-own")} onSubmit={apply}>
      <h2>{text("quality-own")}</h2>
      <div className={styles.fields}>
        <Select
          label={text("picture-size")}
          value={draft.size ?? sizeName(quality)}
          onChange={event => setDraft({ ...draft, size: event.currentTarget.value })}
        >
          {withValue(SIZES, sizeName(quality)).map(size => (
            <option key={size}>{size}</option>
          ))}
        </Select>
        <Select
          label={text("quality-fps")}
          value={wished.fps}
          onChange={event => setDraft({ ...draft, fps: Number(event.currentTarget.value) })}
        >
          {withValue(RATES, quality.fps).map(fps => (
            <option key={fps}>{fps}</option>
          ))}
        </Select>
        <Field
          label={text("video-kbps")}
          type="number"
          min={300}
          max={20000}
          step={100}
          required
          value={draft.video ?? quality.video_kbps}
          onChange={event => setDraft({ ...draft, video: event.currentTarget.value })}
        />
        <Select
          label={text("quality-audio")}
          value={wished.audio_kbps}
          onChange={event => setDraft({ ...draft, audio: Number(event.currentTarget.value) })}
        >
          {withValue(AUDIO_KBPS, quality.audio_kbps).map(kbps => (
            <option key={kbps}>{kbps}</option>
          ))}
        </Select>
      </div>
      <UnsavedQuestion isUnsaved={!isSame} name={text("quality-own")} />
      {!isSame && <Excesses aims={aims} quality={wished} />}
      <div className={styles.apply}>
        <p>
          {text("quality-own-cost", {
            kbps: cost.kbps,
            upload: text("quality-mbps", { mbps: cost.uploadKbps / 1000 }),
            data: text("quality-gigabytes", { gigabytes: cost.gigabytesPerHour }),
          })}
        </p>
        <Button type="submit" disabled={isSame}>
          {text("quality-apply")}
        </Button>
      </div>
    </form>
  );
}

function withDraft(quality: Quality, draft: Draft): Quality {
  const [width, height] = (draft.size ?? sizeName(quality)).split(" × ").map(Number);
  return {
    width: width ?? quality.width,
    height: height ?? quality.height,
    fps: draft.fps ?? quality.fps,
    video_kbps: draft.video === undefined ? quality.video_kbps : Number(draft.video),
    audio_kbps: draft.audio ?? quality.audio_kbps,
  };
}

function sizeName({ width, height }: Quality): string {
  return `${width} × ${height}`;
}

/** What is in use can always be kept, even where it is none of the usual values. */
function withValue<T>(usual: readonly T[], value: T): readonly T[] {
  return usual.includes(value) ? usual : [value, ...usual];
}
