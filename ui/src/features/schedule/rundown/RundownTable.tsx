import { type CSSProperties, useMemo, useRef } from "react";
import type { Segment } from "../../../bindings/Segment";
import type { SegmentId } from "../../../bindings/SegmentId";
import type { ShowView } from "../../../bindings/ShowView";
import { useText } from "../../../l10n/l10n";
import { clockFace, timeOfDay } from "../../../l10n/time";
import { useSetup } from "../../../studio/hooks";
import { isRunning, planOrigin } from "../../../studio/timers";
import type { Cell } from "./cell";
import { COLUMN_NAMES, columnsFor, tracksOf, UNNAMED } from "./columns";
import type { SegmentChange } from "./pending";
import type { Plan } from "./plan";
import { type ProductsById, RundownRow, type Standing } from "./RundownRow";
import styles from "./RundownTable.module.css";
import { useGrid } from "./useGrid";
import { useRowDrag } from "./useRowDrag";
import { ROW_REM, useWidthRem, useWindow } from "./useWindow";

export interface TableActions {
  onChange(id: SegmentId, change: SegmentChange): Promise<boolean>;
  onDraftLength(id: SegmentId, durationMs: number | null): void;
  onMove(id: SegmentId, before: SegmentId | null): void;
  /** One up or down. */
  onStep(id: SegmentId, step: -1 | 1): void;
  onSkip(segment: Segment): void;
  onDelete(segment: Segment): Promise<boolean>;
  onPickProducts(id: SegmentId): void;
  onMenu(segment: Segment, anchor: Element): void;
  /** Someone wants to edit the item on air before it was unlocked. */
  onLocked(id: SegmentId): void;
}

interface RundownTableProps extends TableActions {
  show: ShowView;
  segments: readonly Segment[];
  plan: Plan;
  products: ProductsById;
  cell: Cell | null;
  onCell(cell: Cell): void;
  /** The cell whose editor is open, and what was typed to open it. */
  editing: EditingCell | null;
  onEditing(editing: EditingCell | null): void;
  locked: SegmentId | null;
}

export interface EditingCell extends Cell {
  typed: string | null;
}

/**
 * The rundown as an editable grid. Only the rows in sight are drawn, so that three hundred of them
 * move as easily as ten.
 */
export function RundownTable(props: RundownTableProps) {
  const { show, segments, plan, cell, editing, locked } = props;
  const text = useText();
  const { language } = useSetup();
  const scroller = useRef<HTMLDivElement>(null);
  const width = useWidthRem(scroller);
  const columns = useMemo(() => columnsFor(width), [width]);
  const seen = useWindow(scroller, segments.length);
  const grid = useGrid({ ...props, columns, scroller });
  const drag = useRowDrag({ segments, scroller, locked, onMove: props.onMove });
  const standingOf = useMemo(() => standings(show), [show]);
  const origin = planOrigin(show);

  // The row that has the focus stays on the page however far it is scrolled away.
  const activeRow = segments.findIndex(segment => segment.id === cell?.id);
  const places = Array.from({ length: seen.end - seen.first }, (_, index) => seen.first + index);
  if (activeRow >= 0 && (activeRow < seen.first || activeRow >= seen.end)) places.push(activeRow);

  return (
    <div
      ref={scroller}
      className={styles.scroller}
      style={{ "--columns": tracksOf(columns) } as CSSProperties}
    >
      <div
        role="grid"
        aria-label={text("rundown")}
        aria-rowcount={segments.length + 1}
        aria-colcount={columns.length}
        onKeyDown={grid.onKeyDown}
        onClick={grid.onClick}
        onDoubleClick={grid.onDoubleClick}
        onPointerDown={drag.onPointerDown}
      >
        {/* biome-ignore lint/a11y/useFocusableInteractive: the cells take the focus, one at a time. */}
        <div role="row" aria-rowindex={1} className={styles.head}>
          {columns.map((column, at) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the cells take the focus, one at a time.
            <div key={column} role="columnheader" aria-colindex={at + 1} data-column={column}>
              <span className={UNNAMED.has(column) ? "visually-hidden" : undefined}>
                {text(COLUMN_NAMES[column])}
              </span>
            </div>
          ))}
        </div>
        <div
          role="rowgroup"
          className={styles.rows}
          style={{ height: `${segments.length * ROW_REM}rem` }}
        >
          {places.map(index => {
            const segment = segments[index];
            if (!segment) return null;
            const startsMs = plan.startsMs[index] ?? 0;
            return (
              <RundownRow
                key={segment.id}
                segment={segment}
                index={index}
                time={
                  origin === null ? clockFace(startsMs) : timeOfDay(origin + startsMs, language)
                }
                standing={standingOf(segment.id)}
                isLocked={segment.id === locked}
                isSelected={segment.id === cell?.id}
                isDragged={segment.id === drag.dragged}
                active={segment.id === cell?.id ? cell.column : null}
                editing={segment.id === editing?.id ? editing.column : null}
                typed={segment.id === editing?.id ? editing.typed : null}
                columns={columns}
                products={props.products}
                editor={grid.editor}
              />
            );
          })}
          {drag.line !== null && (
            <div className={styles.line} style={{ top: `${drag.line * ROW_REM}rem` }} />
          )}
        </div>
      </div>
    </div>
  );
}

function standings(show: ShowView): (id: SegmentId) => Standing {
  const { live } = show.state;
  const done = new Set(isRunning(show) ? live.done.map(item => item.id) : []);
  return id => {
    if (id === live.current?.id && isRunning(show)) return "current";
    if (id === live.next && isRunning(show)) return "next";
    return done.has(id) ? "done" : "waiting";
  };
}
