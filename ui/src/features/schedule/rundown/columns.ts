/** The columns of the rundown table, and which of them there is room for. Pure. */
import type { MessageId } from "../../../l10n/l10n";

export const COLUMNS = [
  "handle",
  "colour",
  "cue",
  "start",
  "title",
  "kind",
  "duration",
  "products",
  "scene",
  "card",
  "note",
  "skip",
  "more",
] as const;

export type ColumnId = (typeof COLUMNS)[number];

/** The track of each column in the grid, and the least width of it in rem. */
const TRACKS: Record<ColumnId, { track: string; leastRem: number }> = {
  handle: { track: "1.5rem", leastRem: 1.5 },
  colour: { track: "1.75rem", leastRem: 1.75 },
  cue: { track: "3.75rem", leastRem: 3.75 },
  start: { track: "3.9rem", leastRem: 3.9 },
  title: { track: "minmax(12rem, 1.6fr)", leastRem: 12 },
  kind: { track: "7.3rem", leastRem: 7.3 },
  duration: { track: "3.9rem", leastRem: 3.9 },
  products: { track: "5.5rem", leastRem: 5.5 },
  scene: { track: "7.75rem", leastRem: 7.75 },
  card: { track: "6.75rem", leastRem: 6.75 },
  note: { track: "minmax(6rem, 1.2fr)", leastRem: 6 },
  skip: { track: "2rem", leastRem: 2 },
  more: { track: "2rem", leastRem: 2 },
};

/** What the details panel shows as well goes first. */
const FIRST_TO_GO: readonly ColumnId[] = ["note", "card", "kind", "scene", "products"];

export function columnsFor(widthRem: number): readonly ColumnId[] {
  let shown: readonly ColumnId[] = COLUMNS;
  for (const column of FIRST_TO_GO) {
    if (leastRem(shown) <= widthRem) break;
    shown = shown.filter(each => each !== column);
  }
  return shown;
}

function leastRem(columns: readonly ColumnId[]): number {
  return columns.reduce((sum, column) => sum + TRACKS[column].leastRem, 0);
}

export function tracksOf(columns: readonly ColumnId[]): string {
  return columns.map(column => TRACKS[column].track).join(" ");
}

export const COLUMN_NAMES: Record<ColumnId, MessageId> = {
  handle: "schedule-column-handle",
  colour: "schedule-column-colour",
  cue: "schedule-column-cue",
  start: "schedule-column-start",
  title: "schedule-column-title",
  kind: "schedule-column-kind",
  duration: "schedule-column-duration",
  products: "products",
  scene: "schedule-column-scene",
  card: "schedule-column-card",
  note: "schedule-column-note",
  skip: "skip",
  more: "schedule-column-more",
};

/** Columns whose heading the icons below it make superfluous to the eye. */
export const UNNAMED: ReadonlySet<ColumnId> = new Set(["handle", "colour", "skip", "more"]);
