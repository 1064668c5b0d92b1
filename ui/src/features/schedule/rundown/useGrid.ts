import {
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
  useLayoutEffect,
  useMemo,
  useRef,
} from "react";
import type { Segment } from "../../../bindings/Segment";
import type { SegmentId } from "../../../bindings/SegmentId";
import type { EditorActions } from "./CellEditor";
import { type Cell, cellForKey } from "./cell";
import type { ColumnId } from "./columns";
import type { EditingCell, TableActions } from "./RundownTable";
import { rowPx } from "./useWindow";

interface GridOptions extends TableActions {
  segments: readonly Segment[];
  columns: readonly ColumnId[];
  scroller: RefObject<HTMLElement | null>;
  cell: Cell | null;
  onCell(cell: Cell): void;
  editing: EditingCell | null;
  onEditing(editing: EditingCell | null): void;
  locked: SegmentId | null;
}

const EDITED: ReadonlySet<ColumnId> = new Set([
  "colour",
  "cue",
  "title",
  "kind",
  "duration",
  "scene",
  "card",
  "note",
]);
/** Columns where a letter begins to replace what is there. */
const TYPED: ReadonlySet<ColumnId> = new Set(["cue", "title", "duration", "note"]);

/** Keys and clicks of the table: which cell is active, which one is edited. */
export function useGrid(options: GridOptions) {
  const { cell, editing, scroller, segments } = options;
  const latest = useRef(options);
  useLayoutEffect(() => {
    latest.current = options;
  });
  const wantsFocus = useRef(false);

  const id = cell?.id;
  const row = segments.findIndex(segment => segment.id === id);
  const column = cell?.column;
  const isEditing = editing !== null && editing.id === id && editing.column === column;
  useLayoutEffect(() => {
    if (row < 0 || !scroller.current) return;
    keepInSight(scroller.current, row);
    if (!wantsFocus.current || isEditing) return;
    wantsFocus.current = false;
    const active = `[data-row="${id}"] [data-column="${column}"]`;
    scroller.current.querySelector<HTMLElement>(active)?.focus({ preventScroll: true });
  }, [scroller, id, row, column, isEditing]);

  const editor: EditorActions = useMemo(
    () => ({
      onChange: (...change) => latest.current.onChange(...change),
      onDraftLength: (...draft) => latest.current.onDraftLength(...draft),
      onStep: (...step) => latest.current.onStep(...step),
      onClose: isByKey => {
        wantsFocus.current = isByKey;
        latest.current.onEditing(null);
      },
    }),
    [],
  );

  const go = (to: Cell) => {
    wantsFocus.current = true;
    options.onCell(to);
  };
  const act = (at: Cell, element: Element, typed: string | null = null) =>
    actOn(options, at, element, typed);

  return {
    editor,
    onKeyDown: (event: KeyboardEvent) => {
      const at = cellOf(event.target) ?? cell;
      const segment = segments.find(each => each.id === at?.id);
      if (!at || !segment || event.altKey || event.metaKey) return;
      if (isOpen(editing, at)) return;
      const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowPx()) - 2);
      const isWithCtrl = event.ctrlKey;
      const to = cellForKey(at, event.key, isWithCtrl, { ...options, page });
      const element = event.target as Element;
      if (!to && isWithCtrl) return;
      if (to) go(to);
      else if (["Enter", "F2", " "].includes(event.key)) act(at, element);
      else if (event.key === "Delete") {
        wantsFocus.current = true;
        void options.onDelete(segment);
      } else if (event.key.length === 1 && TYPED.has(at.column)) act(at, element, event.key);
      else return;
      event.preventDefault();
    },
    onClick: (event: MouseEvent) => {
      const at = cellOf(event.target);
      if (!at || isOpen(editing, at)) return;
      const isSelected = at.id === cell?.id;
      const isButton = at.column === "skip" || at.column === "more" || at.column === "products";
      go(at);
      if (isButton || (isSelected && EDITED.has(at.column))) {
        act(at, (event.target as Element).closest("[data-column]") ?? (event.target as Element));
      }
    },
    onDoubleClick: (event: MouseEvent) => {
      const at = cellOf(event.target);
      if (at && EDITED.has(at.column) && !isOpen(editing, at)) act(at, event.target as Element);
    },
  };
}

/** What Enter or a click does in a cell. */
function actOn(options: GridOptions, at: Cell, element: Element, typed: string | null): void {
  const segment = options.segments.find(each => each.id === at.id);
  if (!segment) return;
  if (at.column === "more") options.onMenu(segment, element);
  else if (at.id === options.locked) options.onLocked(at.id);
  else if (at.column === "skip") options.onSkip(segment);
  else if (at.column === "products") options.onPickProducts(at.id);
  else if (EDITED.has(at.column)) options.onEditing({ ...at, typed });
}

function isOpen(editing: EditingCell | null, at: Cell): boolean {
  return editing?.id === at.id && editing.column === at.column;
}

function cellOf(target: EventTarget | null): Cell | null {
  if (!(target instanceof Element)) return null;
  const column = target.closest<HTMLElement>("[data-column]")?.dataset.column;
  const id = target.closest<HTMLElement>("[data-row]")?.dataset.row;
  return column && id ? { id: Number(id), column: column as ColumnId } : null;
}

/** Scrolls as little as shows the whole row below the heading. */
function keepInSight(scroller: HTMLElement, row: number): void {
  const height = rowPx();
  const head = scroller.querySelector<HTMLElement>("[role='row']")?.offsetHeight ?? 0;
  const top = row * height;
  const seen = scroller.clientHeight - head;
  if (top < scroller.scrollTop) scroller.scrollTop = top;
  else if (top + height > scroller.scrollTop + seen) scroller.scrollTop = top + height - seen;
}
