import { type Ref, useCallback, useId, useState } from "react";
import type { SegmentId } from "../../bindings/SegmentId";
import { IconButton } from "../../components/Button";
import { Kbd } from "../../components/Kbd";
import { Panel } from "../../components/Panel";
import { panelProps, Tabs } from "../../components/Tabs";
import { useKeyOf } from "../../keys/useKeys";
import { useText } from "../../l10n/l10n";
import { useClient, useShow } from "../../studio/hooks";
import { Answers, type AnswersHandle } from "../dossier/answers/Answers";
import { useFocusProduct } from "../dossier/useFocusProduct";
import { CatchUp } from "./CatchUp";
import { NowItem } from "./NowItem";
import { OverUnder } from "./OverUnder";
import styles from "./Rundown.module.css";
import { SegmentList } from "./SegmentList";
import { SelectedActions } from "./SelectedActions";

/** What stands below the item on air. */
export type RailPart = "rundown" | "answers";

interface RundownRailProps {
  selected: SegmentId | null;
  onSelect(segment: SegmentId): void;
  part: RailPart;
  onPart(part: RailPart): void;
  answers: Ref<AnswersHandle>;
}

/** What is on, and below it the rundown, or what is known of the product in focus. */
export function RundownRail({ selected, onSelect, part, onPart, answers }: RundownRailProps) {
  const text = useText();
  const id = useId();
  // What was typed stays while the rundown is looked at.
  const [typed, setTyped] = useState("");
  const focus = useFocusProduct();
  return (
    <div className={styles.rail}>
      <NowItem />
      <Panel
        title={text(part)}
        isFilling
        head={<RailTabs id={id} part={part} onPart={onPart} />}
        aside={<UndoRedo />}
      >
        <OverUnder />
        <CatchUp />
        <div {...panelProps(id, part)} className={styles.part}>
          {part === "rundown" ? (
            <Rundown selected={selected} onSelect={onSelect} />
          ) : (
            <Answers
              ref={answers}
              {...focus}
              typed={typed}
              onType={setTyped}
              onLeave={() => onPart("rundown")}
            />
          )}
        </div>
      </Panel>
    </div>
  );
}

interface RailTabsProps {
  id: string;
  part: RailPart;
  onPart(part: RailPart): void;
}

function RailTabs({ id, part, onPart }: RailTabsProps) {
  const text = useText();
  const key = useKeyOf("find_answer");
  return (
    <span className={styles.tabs}>
      <Tabs<RailPart>
        label={text("rundown-or-answers")}
        id={id}
        isHeading
        chosen={part}
        tabs={[
          { value: "rundown", name: text("rundown") },
          { value: "answers", name: text("answers") },
        ]}
        onChoose={onPart}
      />
      <span aria-hidden="true">
        <Kbd>{key}</Kbd>
      </span>
    </span>
  );
}

function Rundown({ selected, onSelect }: Pick<RundownRailProps, "selected" | "onSelect">) {
  const text = useText();
  const show = useShow();
  const segments = show.state.show.rundown.segments;
  const selectedSegment = segments.find(segment => segment.id === selected);
  const select = useCallback((segment: SegmentId) => onSelect(segment), [onSelect]);
  if (segments.length === 0) {
    return (
      <div className={styles.empty}>
        <p className={styles.emptyTitle}>{text("rundown-empty")}</p>
        <p>{text("rundown-empty-hint")}</p>
      </div>
    );
  }
  return (
    <>
      <SegmentList show={show} selected={selected} onSelect={select} />
      <SelectedActions segment={selectedSegment} />
    </>
  );
}

function UndoRedo() {
  const text = useText();
  const client = useClient();
  const { undo, redo } = useShow();
  return (
    <span className={styles.undoRedo}>
      <IconButton
        icon="undo"
        label={text("undo")}
        tip={undo ?? undefined}
        disabled={undo === null}
        onClick={() => client.ask({ ask: "undo" })}
      />
      <IconButton
        icon="redo"
        label={text("redo")}
        tip={redo ?? undefined}
        disabled={redo === null}
        onClick={() => client.ask({ ask: "redo" })}
      />
    </span>
  );
}
