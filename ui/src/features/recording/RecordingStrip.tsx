import type { RecordingView } from "../../bindings/RecordingView";
import type { Setup } from "../../bindings/Setup";
import { Button, IconButton } from "../../components/Button";
import { type MessageId, useText } from "../../l10n/l10n";
import { onAirFace } from "../../l10n/time";
import { useClient, useSetup, useShow, useSnapshot } from "../../studio/hooks";
import { isRunning } from "../../studio/timers";
import { gigabytes, room } from "./measures";
import styles from "./RecordingStrip.module.css";

/** Whether the show is recorded, how much there is of it, and how long the disk has room. */
export function RecordingStrip() {
  const text = useText();
  const recording = useSnapshot(snapshot => snapshot.recording);
  const { is } = recording.state;
  return (
    <section className={styles.strip} data-is={is} aria-label={text("recording")}>
      <div className={styles.words}>
        <p className={styles.head} role={is === "stopped" ? "alert" : undefined}>
          <span className={styles.lamp} aria-hidden="true" />
          <strong>{text(HEAD[is])}</strong>
          {is === "running" && (
            <span className={styles.time} role="timer">
              {onAirFace(recording.seconds * 1000)}
            </span>
          )}
        </p>
        <Detail recording={recording} />
      </div>
      <Controls recording={recording} />
    </section>
  );
}

const HEAD: Record<RecordingView["state"]["is"], MessageId> = {
  off: "recording-off",
  starting: "recording-starting",
  running: "recording-running",
  stopped: "recording-stopped",
};

function Detail({ recording }: { recording: RecordingView }) {
  const text = useText();
  const { state, left_minutes, is_room_low } = recording;
  const setup = useSetup();
  const { phase } = useShow().state.live;
  const space = room(text, left_minutes);
  if (state.is === "stopped") {
    return (
      <p className={styles.reason} title={state.reason}>
        {state.reason}
      </p>
    );
  }
  const words =
    state.is === "off"
      ? [phase === "off" || phase === "ended" ? text(plan(setup)) : "", space]
      : [gigabytes(text, recording.bytes), space];
  const said = words.filter(word => word !== "").join(" · ");
  return (
    <p className={styles.detail} data-low={is_room_low || undefined} title={said}>
      {said}
    </p>
  );
}

/** What will be recorded by itself. */
function plan({ recording }: Setup): MessageId {
  if (recording.records_live) return "recording-plan-live";
  return recording.records_practice ? "recording-plan-practice" : "recording-plan-none";
}

function Controls({ recording }: { recording: RecordingView }) {
  const text = useText();
  const client = useClient();
  const show = useShow();
  if (!isRunning(show)) return null;
  const { is } = recording.state;
  const isOn = is === "running" || is === "starting";
  return (
    <div className={styles.controls}>
      {(is === "running" || show.state.live.phase === "live") && (
        <IconButton
          icon="clip"
          label={text("recording-clip")}
          onClick={() => client.ask({ ask: "clip_last" })}
        />
      )}
      {isOn ? (
        <IconButton
          icon="stop"
          label={text("recording-stop")}
          onClick={() => client.ask({ ask: "stop_recording" })}
        />
      ) : (
        <Button size="s" icon="record" onClick={() => client.ask({ ask: "start_recording" })}>
          {text("recording-start")}
        </Button>
      )}
    </div>
  );
}
