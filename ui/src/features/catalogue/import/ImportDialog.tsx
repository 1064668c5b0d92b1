import { useId, useState } from "react";
import { Button } from "../../../components/Button";
import { Dialog } from "../../../components/Dialog";
import { FileChooser } from "../../../components/FileChooser";
import { Question } from "../../../components/Question";
import { useText } from "../../../l10n/l10n";
import { Done } from "./Done";
import { HowToRead } from "./HowToRead";
import styles from "./Import.module.css";
import { Preview } from "./Preview";
import { Reading } from "./Reading";
import { type ProductImport, useImport } from "./useImport";
import { isNothingNew } from "./wish";

/** Shops export these; anything else may still be chosen, and the studio says what it makes of it. */
const ACCEPTED = ".csv,.tsv,.txt,.xml";

/** Brings a file of products into the catalogue: chosen, looked at, previewed, taken in. */
export function ImportDialog({ onClose }: { onClose(): void }) {
  const text = useText();
  const importing = useImport();
  const { run, step, stop, attempt } = importing;
  const [isAsking, setIsAsking] = useState(false);
  const isStoppable = run === "preview" || run === "import";
  const close = () => (isStoppable ? setIsAsking(true) : onClose());
  const stay = () => setIsAsking(false);
  const leave = () => {
    stop();
    onClose();
  };
  return (
    <>
      <Dialog
        isWide
        title={text("import-title")}
        attempt={attempt}
        onClose={close}
        actions={
          run ? (
            <Reading key={run} run={run} onStop={stop} />
          ) : (
            <Actions key={step.step} importing={importing} onClose={onClose} />
          )
        }
      >
        {/* What the studio reads now stays in sight, and as it is. */}
        <div className={styles.step} inert={run !== null}>
          <StepBody importing={importing} />
        </div>
      </Dialog>
      {isAsking && isStoppable && (
        <Question
          title={text(run === "import" ? "import-leave-import" : "import-leave-preview")}
          safe={text("import-leave-stay")}
          onSafe={stay}
          answer={text("import-leave-stop")}
          onAnswer={leave}
        >
          <p>{text("import-leave-meaning")}</p>
        </Question>
      )}
    </>
  );
}

function StepBody({ importing }: { importing: ProductImport }) {
  const text = useText();
  const [path, setPath] = useState("");
  const { step, chosen } = importing;
  if (step.step === "choose" || !chosen)
    return (
      <FileChooser
        about={text("import-formats")}
        pickTitle={text("import-pick-title")}
        accepted={ACCEPTED}
        path={path}
        onPath={setPath}
        onChoose={importing.choose}
        onUpload={importing.upload}
      />
    );
  switch (step.step) {
    case "read":
      return <HowToRead chosen={chosen} onChange={importing.change} />;
    case "preview":
      return <Preview name={chosen.name} view={step.view} />;
    case "done":
      return <Done name={chosen.name} view={step.view} isUndone={step.isUndone} />;
  }
}

/** The buttons of a step. */
function Actions({ importing, onClose }: { importing: ProductImport; onClose(): void }) {
  const text = useText();
  const { step, back, preview, undo } = importing;
  switch (step.step) {
    case "choose":
      return <Button onClick={onClose}>{text("cancel")}</Button>;
    case "read":
      return (
        <>
          <Button onClick={back}>{text("import-back")}</Button>
          <Button look="primary" onClick={preview}>
            {text("import-preview")}
          </Button>
        </>
      );
    case "preview":
      return (
        <>
          <Button onClick={back}>{text("import-back")}</Button>
          {isNothingNew(step.view) ? (
            <Button look="primary" onClick={onClose}>
              {text("close")}
            </Button>
          ) : (
            <WriteButton importing={importing} />
          )}
        </>
      );
    case "done":
      return (
        <>
          {!step.isUndone && (
            <Button icon="undo" disabled={importing.isShowRunning} onClick={undo}>
              {text("undo")}
            </Button>
          )}
          <Button look="primary" onClick={onClose}>
            {text("close")}
          </Button>
        </>
      );
  }
}

/** While a show runs the studio takes no file in; that is said before it is tried. */
function WriteButton({ importing: { isShowRunning, write } }: { importing: ProductImport }) {
  const text = useText();
  const reasonId = useId();
  return (
    <>
      {isShowRunning && (
        <p id={reasonId} className={styles.heldBack}>
          {text("import-show-runs")}
        </p>
      )}
      <Button
        look="primary"
        disabled={isShowRunning}
        aria-describedby={isShowRunning ? reasonId : undefined}
        onClick={write}
      >
        {text("import-write")}
      </Button>
    </>
  );
}
