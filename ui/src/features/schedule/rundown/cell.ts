/** The cell that keys act on, and how they move it. Pure. */
import type { Segment } from "../../../bindings/Segment";
import type { SegmentId } from "../../../bindings/SegmentId";
import type { ColumnId } from "./columns";

export interface Cell {
  id: SegmentId;
  column: ColumnId;
}

interface Grid {
  segments: readonly Segment[];
  columns: readonly ColumnId[];
  /** Rows that a page key goes. */
  page: number;
}

/** Where a key leads from a cell; `null` for a key that is not the grid's. */
export function cellForKey(
  cell: Cell,
  key: string,
  isWithCtrl: boolean,
  { segments, columns, page }: Grid,
): Cell | null {
  const row = segments.findIndex(each => each.id === cell.id);
  const column = Math.max(0, columns.indexOf(cell.column));
  const at = (toRow: number, toColumn: number): Cell | null => {
    const id = segments[clamp(toRow, segments.length)]?.id;
    const name = columns[clamp(toColumn, columns.length)];
    return id === undefined || name === undefined ? null : { id, column: name };
  };
  switch (key) {
    case "ArrowUp":
      return at(row - 1, column);
    case "ArrowDown":
      return at(row + 1, column);
    case "ArrowLeft":
      return at(row, column - 1);
    case "ArrowRight":
      return at(row, column + 1);
    case "PageUp":
      return at(row - page, column);
    case "PageDown":
      return at(row + page, column);
    case "Home":
      return at(isWithCtrl ? 0 : row, 0);
    case "End":
      return at(isWithCtrl ? segments.length - 1 : row, columns.length - 1);
    default:
      return null;
  }
}

function clamp(index: number, count: number): number {
  return Math.max(0, Math.min(count - 1, index));
}
