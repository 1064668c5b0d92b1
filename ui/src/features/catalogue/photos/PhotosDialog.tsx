import { type FormEvent, useState } from "react";
import type { PhotoPlace } from "../../../bindings/PhotoPlace";
import type { PhotosView } from "../../../bindings/PhotosView";
import { Button } from "../../../components/Button";
import { Dialog } from "../../../components/Dialog";
import { Field } from "../../../components/Field";
import { useText } from "../../../l10n/l10n";
import { useClient, useSnapshot } from "../../../studio/hooks";
import { Reading } from "../import/Reading";
import styles from "./Photos.module.css";

/** Where photos come from that files have only named: the shop's addresses, a folder, a zip. */
export function PhotosDialog({ count, onClose }: { count: number; onClose(): void }) {
  const text = useText();
  const client = useClient();
  const [isRunning, setIsRunning] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const [view, setView] = useState<PhotosView | null>(null);
  const fetchFrom = async (from: PhotoPlace) => {
    setIsRunning(true);
    setAttempt(before => before + 1);
    const answer = await client.query({ ask: "fetch_photos", from });
    if (answer?.answer === "photos_fetched") setView(answer.photos);
    setIsRunning(false);
  };
  const stop = () => client.ask({ ask: "stop_import" });
  const close = () => {
    if (isRunning) void stop();
    onClose();
  };
  return (
    <Dialog
      title={text("photos-title")}
      attempt={attempt}
      onClose={close}
      actions={
        isRunning ? (
          <Reading run="photos" onStop={stop} />
        ) : (
          <Button look={view ? "primary" : "plain"} onClick={onClose}>
            {text(view ? "close" : "cancel")}
          </Button>
        )
      }
    >
      <div className={styles.body} inert={isRunning}>
        {view && <Result view={view} />}
        {count > 0 && <Places count={count} onChoose={fetchFrom} />}
      </div>
    </Dialog>
  );
}

/** The places to choose from. */
function Places({ count, onChoose }: { count: number; onChoose(from: PhotoPlace): void }) {
  const text = useText();
  const client = useClient();
  const [path, setPath] = useState("");
  const phase = useSnapshot(({ show }) => show.state.live.phase);
  const isShowRunning = phase !== "off";
  const take = (typed: string) => {
    if (typed.trim() !== "") onChoose({ place: "files", path: typed.trim() });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    take(path);
  };
  const pick = async () => {
    const picked = await client.pickFolder(text("photos-pick-title"));
    if (picked === null) return;
    setPath(picked);
    take(picked);
  };
  return (
    <>
      <p>{isShowRunning ? text("photos-show-runs") : text("photos-waiting", { count })}</p>
      <div className={styles.place}>
        <p className={styles.about}>{text("photos-web-about")}</p>
        <Button
          look="primary"
          data-autofocus
          disabled={isShowRunning}
          onClick={() => onChoose({ place: "web" })}
        >
          {text("photos-web")}
        </Button>
      </div>
      <form className={styles.place} onSubmit={submit}>
        <Field
          label={text("photos-path")}
          hint={text("photos-path-hint")}
          value={path}
          spellCheck={false}
          autoComplete="off"
          onChange={event => setPath(event.currentTarget.value)}
        />
        <span className={styles.buttons}>
          {client.host.pickFolder && (
            <Button disabled={isShowRunning} onClick={() => void pick()}>
              {text("photos-pick")}
            </Button>
          )}
          <Button type="submit" disabled={isShowRunning || path.trim() === ""}>
            {text("photos-take")}
          </Button>
        </span>
      </form>
    </>
  );
}

/** What became of them. */
function Result({ view }: { view: PhotosView }) {
  const text = useText();
  const { taken, missing, failed, faults, is_stopped } = view;
  return (
    <section role="status" className={styles.result}>
      <h3>{text(is_stopped ? "photos-stopped" : "photos-done", { count: taken })}</h3>
      {missing > 0 && <p>{text("photos-missing", { count: missing })}</p>}
      {failed > 0 && <p>{text("photos-failed", { count: failed })}</p>}
      <ul className={styles.faults}>
        {faults.map(({ reference, reason }) => (
          <li key={reference}>
            <span className={styles.reference}>{reference}</span> {reason}
          </li>
        ))}
      </ul>
    </section>
  );
}
