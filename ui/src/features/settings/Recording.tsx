import { type FormEvent, useState } from "react";
import { Button } from "../../components/Button";
import { Field } from "../../components/Field";
import { UnsavedQuestion } from "../../components/UnsavedQuestion";
import { useText } from "../../l10n/l10n";
import { useClient, useSetup } from "../../studio/hooks";
import { Page } from "./Page";
import styles from "./Recording.module.css";
import { RecordingList } from "./RecordingList";
import { RecordingWishes } from "./RecordingWishes";

/** When recordings are made, where they are kept, and those there are. */
export function Recording() {
  const text = useText();
  const client = useClient();
  const { recording_folder } = useSetup();
  const [draft, setDraft] = useState<string | null>(null);
  const [isKept, setIsKept] = useState(false);
  const folder = draft ?? recording_folder;

  const keep = async (chosen: string | null) => {
    const isDone = await client.ask({ ask: "set_recording_folder", folder: chosen });
    setIsKept(isDone);
    if (isDone) setDraft(null);
  };
  const type = (folder: string) => {
    setDraft(folder);
    setIsKept(false);
  };
  const pick = async () => {
    const picked = await client.pickFolder(text("recording-pick-title"));
    if (picked) type(picked);
  };
  const isUnsaved = draft !== null && draft.trim() !== recording_folder;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void keep(folder.trim());
  };

  return (
    <Page title={text("settings-recording")} lead={text("recording-lead")}>
      <RecordingWishes />
      <form className={styles.form} onSubmit={submit}>
        <Field
          label={text("recording-folder")}
          hint={text("recording-folder-hint")}
          value={folder}
          required
          spellCheck={false}
          autoComplete="off"
          onChange={event => type(event.currentTarget.value)}
        />
        <div className={styles.actions}>
          <Button look="primary" type="submit" disabled={!isUnsaved}>
            {text("save")}
          </Button>
          {client.host.pickFolder && (
            <Button icon="folder" onClick={() => void pick()}>
              {text("recording-pick")}
            </Button>
          )}
          <Button look="quiet" onClick={() => void keep(null)}>
            {text("recording-usual")}
          </Button>
          <span role="status" className={styles.kept}>
            {isKept ? text("recording-kept") : ""}
          </span>
        </div>
      </form>
      <UnsavedQuestion isUnsaved={isUnsaved} name={text("recording-folder")} />
      <RecordingList />
    </Page>
  );
}
