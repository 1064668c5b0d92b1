import { type FormEvent, useId, useState } from "react";
import type { Quality } from "../../bindings/Quality";
import { Button } from "../../components/Button";
import { Dialog } from "../../components/Dialog";
import { Field, Select } from "../../components/Field";
import { useText } from "../../l10n/l10n";
import { useClient, useSetup, useShow } from "../../studio/hooks";
import { isRunning } from "../../studio/timers";
import { keyState } from "./Destination";
import styles from "./Destination.module.css";

type Size = Pick<Quality, "width" | "height" | "fps">;

const SIZES: readonly Size[] = [
  { width: 1920, height: 1080, fps: 30 },
  { width: 1920, height: 1080, fps: 60 },
  { width: 1280, height: 720, fps: 30 },
  { width: 1280, height: 720, fps: 60 },
  { width: 1080, height: 1920, fps: 30 },
];

const sizeName = ({ width, height, fps }: Size) => `${width} × ${height}, ${fps} fps`;

/** The form for address, key and picture. A key is typed here and never shown again. */
export function DestinationDialog({ onClose }: { onClose(): void }) {
  const text = useText();
  const client = useClient();
  const { destination, quality } = useSetup();
  const isBusy = isRunning(useShow());
  const form = useId();
  const [url, setUrl] = useState(destination.url);
  const [key, setKey] = useState("");
  const [size, setSize] = useState(sizeName(quality));
  const [videoKbps, setVideoKbps] = useState(String(quality.video_kbps));
  const sizes = SIZES.some(each => sizeName(each) === sizeName(quality))
    ? SIZES
    : [quality, ...SIZES];

  const save = async (event: FormEvent) => {
    event.preventDefault();
    const chosen = sizes.find(each => sizeName(each) === size) ?? quality;
    const { width, height, fps } = chosen;
    const next: Quality = { ...quality, width, height, fps, video_kbps: Number(videoKbps) };
    const isSameQuality = size === sizeName(quality) && next.video_kbps === quality.video_kbps;
    const isKept = await client.ask({ ask: "set_destination", url: url.trim(), key: key || null });
    if (!isKept) return;
    if (isSameQuality || (await client.ask({ ask: "set_quality", quality: next }))) onClose();
  };

  return (
    <Dialog
      title={text("destination")}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{text("cancel")}</Button>
          <Button look="primary" type="submit" form={form} disabled={isBusy}>
            {text("save")}
          </Button>
        </>
      }
    >
      {isBusy && <p>{text("destination-busy")}</p>}
      <form id={form} className={styles.form} onSubmit={save}>
        <Field
          label={text("server-address")}
          hint={text("server-address-hint")}
          value={url}
          onChange={event => setUrl(event.currentTarget.value)}
          placeholder="rtmps://"
          inputMode="url"
          spellCheck={false}
          autoComplete="off"
          pattern="\s*rtmps?://.+"
          title={text("server-address-hint")}
          required
          disabled={isBusy}
          data-autofocus
        />
        <Field
          label={text("stream-key")}
          hint={text(destination.has_key ? keyState(destination) : "stream-key-hint")}
          type="password"
          value={key}
          onChange={event => setKey(event.currentTarget.value)}
          placeholder={destination.has_key ? text("stream-key-placeholder") : ""}
          spellCheck={false}
          autoComplete="off"
          disabled={isBusy}
        />
        <div className={styles.quality}>
          <Select
            label={text("picture-size")}
            value={size}
            disabled={isBusy}
            onChange={event => setSize(event.currentTarget.value)}
          >
            {sizes.map(each => (
              <option key={sizeName(each)}>{sizeName(each)}</option>
            ))}
          </Select>
          <Field
            label={text("video-kbps")}
            type="number"
            min={500}
            max={20000}
            step={100}
            value={videoKbps}
            required
            disabled={isBusy}
            onChange={event => setVideoKbps(event.currentTarget.value)}
          />
        </div>
      </form>
    </Dialog>
  );
}
