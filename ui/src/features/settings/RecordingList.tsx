import { useCallback, useEffect, useState } from "react";
import type { RecordedView } from "../../bindings/RecordedView";
import { Button, IconButton } from "../../components/Button";
import { type MessageId, useText } from "../../l10n/l10n";
import { clockFace } from "../../l10n/time";
import { useClient, useSetup, useShow } from "../../studio/hooks";
import { gigabytes } from "../recording/measures";
import { Empty } from "./Page";
import styles from "./RecordingList.module.css";

/** What was recorded so far, the newest first, with ways to the files and to clips of them. */
export function RecordingList() {
  const text = useText();
  const recordings = useRecordings();
  const clips = useClips();
  if (recordings === null) return null;
  return (
    <section className={styles.past} aria-labelledby="past-recordings">
      <h2 id="past-recordings">{text("recordings")}</h2>
      <p role="status" className={styles.said}>
        {clips.said}
      </p>
      {recordings.length === 0 ? (
        <Empty title={text("recordings-none")} hint={text("recordings-none-hint")} />
      ) : (
        <ul className={styles.list}>
          {recordings.map(each => (
            <Recorded key={each.id} recorded={each} clips={clips} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Recorded({ recorded, clips }: { recorded: RecordedView; clips: Clips }) {
  const text = useText();
  const client = useClient();
  const isLive = useShow().state.live.phase === "live";
  const { language } = useSetup();
  const { host } = client;
  const { run } = recorded;
  const about = [
    moment(recorded.started_at, language),
    recorded.part > 1 ? text("recorded-part", { part: recorded.part }) : "",
    recorded.length_ms === null ? "" : clockFace(recorded.length_ms),
    recorded.bytes === null ? "" : gigabytes(text, recorded.bytes),
  ].filter(word => word !== "");
  const trouble = troubleOf(recorded);
  return (
    <li className={styles.recorded}>
      <div className={styles.words}>
        <p className={styles.title}>{recorded.show_title}</p>
        <p className={styles.about}>{about.join(" · ")}</p>
        {trouble && <p className={styles.trouble}>{text(trouble)}</p>}
        <p className={styles.file} title={recorded.file}>
          {recorded.file}
        </p>
      </div>
      <div className={styles.actions}>
        {run !== null && recorded.clips > 0 && (
          <Button
            size="s"
            icon="clip"
            disabled={isLive || clips.isBusy}
            title={isLive ? text("recorded-clips-live") : undefined}
            onClick={() => void clips.cut(run)}
          >
            {text("recorded-clips", { clips: recorded.clips })}
          </Button>
        )}
        {host.showInFolder && recorded.is_there && (
          <IconButton
            icon="folder"
            label={text("recorded-show")}
            onClick={() => void client.showInFolder(recorded.file)}
          />
        )}
      </div>
    </li>
  );
}

function troubleOf({ length_ms, is_there, is_whole }: RecordedView): MessageId | null {
  if (length_ms === null) return "recorded-running";
  if (!is_there) return "recorded-gone";
  return is_whole ? null : "recorded-torn";
}

function moment(at: number, language: string): string {
  const locale = language === "fr" ? "fr-FR" : "en-GB";
  return new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" }).format(at);
}

/** The recordings, asked for again whenever there are others. */
function useRecordings(): readonly RecordedView[] | null {
  const client = useClient();
  const [recordings, setRecordings] = useState<readonly RecordedView[] | null>(null);
  const load = useCallback(async () => {
    const answer = await client.query({ ask: "recordings" });
    if (answer?.answer === "recordings") setRecordings(answer.recordings);
  }, [client]);
  useEffect(() => {
    void load();
    return client.onEvent(what => what.event === "recordings_changed" && void load());
  }, [client, load]);
  return recordings;
}

interface Clips {
  isBusy: boolean;
  said: string;
  cut(run: number): Promise<void>;
}

/** Cuts the clips of one run at a time. */
function useClips(): Clips {
  const text = useText();
  const client = useClient();
  const [isBusy, setIsBusy] = useState(false);
  const [said, setSaid] = useState("");
  const cut = async (run: number) => {
    setIsBusy(true);
    setSaid(text("recorded-clips-busy"));
    const answer = await client.query({ ask: "cut_clips", run });
    setIsBusy(false);
    const clips = answer?.answer === "clips" ? answer.clips : [];
    const folder = clips[0]?.file.replace(/[/\\][^/\\]*$/, "");
    setSaid(folder ? text("recorded-clips-done", { clips: clips.length, folder }) : "");
  };
  return { isBusy, said, cut };
}
