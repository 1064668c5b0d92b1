import { useEffect, useState } from "react";
import type { FileLook } from "../../../bindings/FileLook";
import type { ImportView } from "../../../bindings/ImportView";
import type { ImportWish } from "../../../bindings/ImportWish";
import { useClient, useSnapshot } from "../../../studio/hooks";
import { fileName, wishFor } from "./wish";

/** What the studio does just now for the file. */
export type Run = "upload" | "look" | "preview" | "import" | "undo" | "photos";

/** How far a file was brought. Going back keeps what was typed. */
export type Step =
  | { step: "choose" }
  | { step: "read" }
  | { step: "preview"; view: ImportView }
  | { step: "done"; view: ImportView; isUndone: boolean };

/** A file that was looked at. */
export interface Chosen {
  name: string;
  look: FileLook;
  wish: ImportWish;
}

export interface ProductImport {
  step: Step;
  chosen: Chosen | null;
  run: Run | null;
  /** How often something was tried. */
  attempt: number;
  /** Why nothing may be written now is known beforehand: a show runs. */
  isShowRunning: boolean;
  choose(path: string): void;
  upload(file: File): void;
  change(change: Partial<ImportWish>): void;
  preview(): void;
  write(): void;
  undo(): void;
  stop(): void;
  back(): void;
}

/** A file on its way into the catalogue. The studio reads, compares and writes; this asks for it. */
export function useImport(): ProductImport {
  const client = useClient();
  const showCurrency = useSnapshot(({ show }) => show.state.show.currency);
  const phase = useSnapshot(({ show }) => show.state.live.phase);
  const [step, setStep] = useState<Step>({ step: "choose" });
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [run, setRun] = useState<Run | null>(null);
  const [attempt, setAttempt] = useState(0);

  const during = async (run: Run, work: () => Promise<void>) => {
    setRun(run);
    setAttempt(before => before + 1);
    await work();
    setRun(null);
  };
  const look = async (file: string, name: string) => {
    const answer = await client.query({ ask: "look_at_file", file });
    if (answer?.answer !== "file_look") return;
    setChosen({ name, look: answer.look, wish: wishFor(file, name, answer.look, showCurrency) });
    setStep({ step: "read" });
  };
  const choose = (path: string) => during("look", () => look(path, fileName(path)));
  /** What the studio says of the file; `null` when it was stopped or refused. */
  const asked = async (ask: "preview_import" | "import"): Promise<ImportView | null> => {
    if (!chosen) return null;
    const answer = await client.query({ ask, wish: chosen.wish });
    return answer?.answer === "import" ? answer.import : null;
  };

  return {
    step,
    chosen,
    run,
    attempt,
    isShowRunning: phase === "live" || phase === "practice",
    choose: path => void choose(path),
    upload: file =>
      void during("upload", async () => {
        const path = await client.uploadFile(file);
        if (path !== null) await look(path, file.name);
      }),
    change: change =>
      setChosen(before => before && { ...before, wish: { ...before.wish, ...change } }),
    preview: () =>
      void during("preview", async () => {
        const view = await asked("preview_import");
        if (view) setStep({ step: "preview", view });
      }),
    write: () =>
      void during("import", async () => {
        const view = await asked("import");
        if (view) setStep({ step: "done", view, isUndone: false });
      }),
    undo: () =>
      void during("undo", async () => {
        const isUndone = await client.ask({ ask: "undo_catalogue" });
        if (isUndone)
          setStep(before => (before.step === "done" ? { ...before, isUndone } : before));
      }),
    stop: () => void client.ask({ ask: "stop_import" }),
    back: () => setStep(before => ({ step: before.step === "preview" ? "read" : "choose" })),
  };
}

/** How much of the file was read, in percent; `null` while that is not known. */
export function useImportProgress(): number | null {
  const client = useClient();
  const [percent, setPercent] = useState<number | null>(null);
  useEffect(
    () =>
      client.onEvent(what => {
        if (what.event !== "import_progress" || !what.total) return;
        setPercent(Math.min(100, Math.floor((100 * what.read) / what.total)));
      }),
    [client],
  );
  return percent;
}
