import { Select } from "../../components/Field";
import { useText } from "../../l10n/l10n";
import { onAirFace } from "../../l10n/time";
import {
  useClient,
  useCurrentSegment,
  useShow,
  useSnapshot,
  useStudioNow,
} from "../../studio/hooks";
import { isRunning, showTimer } from "../../studio/timers";
import { PHASE_WORD } from "../program/Program";
import { RecordingStrip } from "../recording/RecordingStrip";
import { ResumeOffer } from "../resume/ResumeOffer";
import { Transport } from "../transport/Transport";
import styles from "./TopBar.module.css";

/**
 * The show and what to do with it. On the Live screen it says whether the show is recorded, away from it
 * what is on air.
 */
export function TopBar({ isLiveShown }: { isLiveShown: boolean }) {
  const show = useShow();
  return (
    <header className={styles.bar}>
      <ShowTitle />
      {isLiveShown && <RecordingStrip />}
      {!isLiveShown && isRunning(show) && <OnAir />}
      <ResumeOffer />
      <Transport />
    </header>
  );
}

/** In every corner of the studio: whether anybody sees the show, for how long, and what of it. */
function OnAir() {
  const text = useText();
  const show = useShow();
  const current = useCurrentSegment();
  const { runningMs } = showTimer(show, useStudioNow());
  return (
    <a href="#/live" className={styles.onAir} title={text("go-to-live")}>
      <strong className={styles.word}>{text(PHASE_WORD[show.state.live.phase])}</strong>
      <span className={styles.time}>{runningMs === null ? "" : onAirFace(runningMs)}</span>
      <span className={styles.item}>
        <span className="visually-hidden">{text("on-air-now")}</span> {current?.title}
      </span>
    </a>
  );
}

function ShowTitle() {
  const text = useText();
  const client = useClient();
  const show = useShow();
  const shows = useSnapshot(snapshot => snapshot.shows);
  const { id, title } = show.state.show;
  if (shows.length < 2) return <p className={styles.title}>{title}</p>;
  return (
    <div className={styles.shows}>
      <Select
        label={text("show")}
        isLabelHidden
        value={id}
        disabled={isRunning(show)}
        onChange={event =>
          client.ask({ ask: "open_show", show: Number(event.currentTarget.value) })
        }
      >
        {shows.map(line => (
          <option key={line.id} value={line.id}>
            {line.title}
          </option>
        ))}
      </Select>
    </div>
  );
}
