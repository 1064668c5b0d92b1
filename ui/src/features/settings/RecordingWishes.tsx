import type { RecordingWish } from "../../bindings/RecordingWish";
import { Select } from "../../components/Field";
import { Segmented } from "../../components/Segmented";
import { useText } from "../../l10n/l10n";
import { useClient, useSetup, useSnapshot } from "../../studio/hooks";
import { gigabytes, room } from "../recording/measures";
import { Hint, Line } from "./Page";

/** In kbit/s, for 720 and 1080 lines. */
const RATES = [3_000, 6_000, 8_000, 12_000, 20_000] as const;
const SPLITS = [10, 15, 30, 60, 120] as const;

/** When recordings are made, how long their files are, and what they take. */
export function RecordingWishes() {
  const text = useText();
  const client = useClient();
  const { recording: wish } = useSetup();
  const { bytes_per_hour, left_minutes, is_room_low } = useSnapshot(it => it.recording);
  const set = (change: Partial<RecordingWish>) =>
    void client.ask({ ask: "set_recording", wish: { ...wish, ...change } });
  return (
    <>
      <OnOff
        name={text("recording-live")}
        hint={text("recording-live-hint")}
        isOn={wish.records_live}
        onChange={records_live => set({ records_live })}
      />
      <OnOff
        name={text("recording-practice")}
        hint={text("recording-practice-hint")}
        isOn={wish.records_practice}
        onChange={records_practice => set({ records_practice })}
      />
      <Line label={text("recording-rate")} hint={text("recording-rate-hint")}>
        <Select
          label={text("recording-rate")}
          isLabelHidden
          value={wish.video_kbps ?? ""}
          onChange={event => set({ video_kbps: Number(event.currentTarget.value) || null })}
        >
          <option value="">{text("recording-rate-stream")}</option>
          {withValue(RATES, wish.video_kbps).map(kbps => (
            <option key={kbps} value={kbps}>
              {text("recording-rate-own", { kbps })}
            </option>
          ))}
        </Select>
      </Line>
      <Line label={text("recording-split")} hint={text("recording-split-hint")}>
        <Select
          label={text("recording-split")}
          isLabelHidden
          value={wish.split_minutes ?? ""}
          onChange={event => set({ split_minutes: Number(event.currentTarget.value) || null })}
        >
          {withValue(SPLITS, wish.split_minutes).map(minutes => (
            <option key={minutes} value={minutes}>
              {text("recording-split-minutes", { minutes })}
            </option>
          ))}
          <option value="">{text("recording-split-never")}</option>
        </Select>
      </Line>
      <Hint tone={is_room_low ? "warning" : "note"}>
        {text("recording-cost", {
          size: gigabytes(text, bytes_per_hour),
          room: room(text, left_minutes) || text("recording-room-unknown"),
        })}
      </Hint>
    </>
  );
}

function OnOff({
  name,
  hint,
  isOn,
  onChange,
}: {
  name: string;
  hint: string;
  isOn: boolean;
  onChange(isOn: boolean): void;
}) {
  const text = useText();
  const choices = [
    { value: "on", short: text("recording-on"), name: text("recording-on") },
    { value: "off", short: text("recording-not"), name: text("recording-not") },
  ] as const;
  return (
    <Line label={name} hint={hint}>
      <Segmented
        label={name}
        value={isOn ? "on" : "off"}
        choices={choices}
        onChoose={value => onChange(value === "on")}
      />
    </Line>
  );
}

function withValue(usual: readonly number[], value: number | null): readonly number[] {
  return value === null || usual.includes(value) ? usual : [value, ...usual];
}
