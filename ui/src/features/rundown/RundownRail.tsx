import { useCallback } from "react";
import type { SegmentId } from "../../bindings/SegmentId";
import { IconButton } from "../../components/Button";
import { Panel } from "../../components/Panel";
import { useText } from "../../l10n/l10n";
import { useClient, useShow } from "../../studio/hooks";
import { CatchUp } from "./CatchUp";
import { NowItem } from "./NowItem";
import { OverUnder } from "./OverUnder";
import styles from "./Rundown.module.css";
import { SegmentList } from "./SegmentList";
import { SelectedActions } from "./SelectedActions";

interface RundownRailProps {
  selected: SegmentId | null;
  onSelect(segment: SegmentId): void;
}

/** What is on, what is next, and everything that was and will be. */
export function RundownRail({ selected, onSelect }: RundownRailProps) {
  const text = useText();
  const show = useShow();
  const segments = show.state.show.rundown.segments;
  const selectedSegment = segments.find(segment => segment.id === selected);
  const select = useCallback((segment: SegmentId) => onSelect(segment), [onSelect]);
  return (
    <div className={styles.rail}>
      <NowItem />
      <Panel title={text("rundown")} isFilling aside={<UndoRedo />}>
        <OverUnder />
        <CatchUp />
        {segments.length === 0 ? (
          <div className={styles.empty}>
            <p className={styles.emptyTitle}>{text("rundown-empty")}</p>
            <p>{text("rundown-empty-hint")}</p>
          </div>
        ) : (
          <>
            <SegmentList show={show} selected={selected} onSelect={select} />
            <SelectedActions segment={selectedSegment} />
          </>
        )}
      </Panel>
    </div>
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
