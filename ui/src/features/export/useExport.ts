import { useEffect, useRef, useState } from "react";
import type { ExportWish } from "../../bindings/ExportWish";
import { useClient } from "../../studio/hooks";

/** How far an export is. */
export type Step =
  | { step: "choose" }
  | { step: "writing" }
  /** Written to a file, or handed to the browser, which says how far it is. */
  | { step: "done"; file: string | null };

/** Writes what is wished for to a file: by the system's dialog, or as a download of the browser. */
export function useExport() {
  const client = useClient();
  const { host } = client;
  const [step, setStep] = useState<Step>({ step: "choose" });
  const [attempt, setAttempt] = useState(0);

  const write = async (wish: ExportWish, title: string): Promise<Step> => {
    // It refuses what there is nothing of, in words: a download could only fail.
    const named = await client.query({ ask: "name_export", wish });
    if (named?.answer !== "export_name") return { step: "choose" };
    if (host.downloadUrl && !host.saveFile) {
      download(host.downloadUrl(wish));
      return { step: "done", file: null };
    }
    const file = await client.saveFile(title, named.export.name);
    if (file === null) return { step: "choose" };
    const written = await client.query({ ask: "export", wish, file });
    if (written?.answer !== "exported" || !written.export) return { step: "choose" };
    return { step: "done", file: written.export.file };
  };
  return {
    step,
    /** How often it was tried. */
    attempt,
    /** Whether the person is asked by the system where to write. */
    isSaved: host.saveFile !== undefined,
    start: async (wish: ExportWish, title: string) => {
      setAttempt(before => before + 1);
      setStep({ step: "writing" });
      setStep(await write(wish, title));
    },
    stop: () => void client.ask({ ask: "stop_export" }),
  };
}

/** How much of the file is written, in percent; `null` while that is not known. */
export function useExportProgress(): number | null {
  const client = useClient();
  const [percent, setPercent] = useState<number | null>(null);
  useEffect(
    () =>
      client.onEvent(what => {
        if (what.event !== "export_progress" || !what.total) return;
        setPercent(Math.min(100, Math.floor((100 * what.written) / what.total)));
      }),
    [client],
  );
  return percent;
}

/** What can't be in an export, known before it is written. */
export function useLeftOut(wish: ExportWish): readonly string[] {
  const client = useClient();
  const [leftOut, setLeftOut] = useState<readonly string[]>([]);
  const [first] = useState(wish);
  const isAsked = useRef(false);
  useEffect(() => {
    if (isAsked.current || first.export !== "show") return;
    isAsked.current = true;
    void client.query({ ask: "name_export", wish: first }).then(named => {
      if (named?.answer === "export_name") setLeftOut(named.export.left_out);
    });
  }, [client, first]);
  return leftOut;
}

/** The browser keeps what comes, under the name that the studio gives it. */
function download(address: string): void {
  const link = document.createElement("a");
  link.href = address;
  link.download = "";
  link.click();
}
