import { LongWork } from "../../../components/LongWork";
import { useText } from "../../../l10n/l10n";
import { type Run, useImportProgress } from "./useImport";

/** How far the studio is with the file, and a way to stop it. */
export function Reading({ run, onStop }: { run: Run; onStop(): void }) {
  const text = useText();
  const percent = useImportProgress();
  const canStop = run === "preview" || run === "import" || run === "photos";
  return (
    <LongWork
      words={text(`import-run-${run}`)}
      percent={percent}
      onStop={canStop ? onStop : undefined}
    />
  );
}
