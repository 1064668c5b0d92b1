import { useState } from "react";
import type { ShowFileCheck } from "../../bindings/ShowFileCheck";
import { useClient } from "../../studio/hooks";

/** What the studio does just now with the file. */
type Run = "upload" | "check" | "open";

/** A file that is sound, and what it would bring. */
interface Checked {
  file: string;
  check: ShowFileCheck;
}

/** A show on its way in from a file. The studio checks and writes; this asks for it. */
export function useShowFile(onOpened: (title: string) => void) {
  const client = useClient();
  const [checked, setChecked] = useState<Checked | null>(null);
  const [run, setRun] = useState<Run | null>(null);
  const [attempt, setAttempt] = useState(0);

  const during = async (run: Run, work: () => Promise<void>) => {
    setAttempt(before => before + 1);
    setRun(run);
    await work();
    setRun(null);
  };
  const check = async (file: string) => {
    setRun("check");
    const answer = await client.query({ ask: "check_show_file", file });
    if (answer?.answer === "show_file") setChecked({ file, check: answer.check });
  };
  return {
    checked,
    run,
    attempt,
    choose: (path: string) => void during("check", () => check(path)),
    upload: (file: File) =>
      void during("upload", async () => {
        const path = await client.uploadFile(file);
        if (path !== null) await check(path);
      }),
    open: () =>
      void during("open", async () => {
        if (!checked) return;
        const { file, check } = checked;
        const answer = await client.query({ ask: "open_show_file", file, seal: check.seal });
        if (answer?.answer === "show_made") onOpened(check.title_here);
      }),
    back: () => setChecked(null),
  };
}
