/**
 * Edits that were sent and are not yet in the snapshot, drawn over it so that a row follows the
 * hand at once. When the studio has answered, its rundown is the only one again. Pure.
 */
import type { Segment } from "../../../bindings/Segment";
import type { SegmentId } from "../../../bindings/SegmentId";

export type SegmentChange = Partial<Omit<Segment, "id">>;

export type Edit =
  | { edit: "change"; id: SegmentId; change: SegmentChange }
  /** Before that one; `null` for the end. */
  | { edit: "move"; id: SegmentId; before: SegmentId | null }
  | { edit: "delete"; id: SegmentId };

export function withEdits(
  segments: readonly Segment[],
  edits: readonly Edit[],
): readonly Segment[] {
  return edits.reduce(withEdit, segments);
}

function withEdit(segments: readonly Segment[], edit: Edit): readonly Segment[] {
  switch (edit.edit) {
    case "change":
      return segments.map(each => (each.id === edit.id ? { ...each, ...edit.change } : each));
    case "delete":
      return segments.filter(each => each.id !== edit.id);
    case "move":
      return moved(segments, edit.id, edit.before);
  }
}

function moved(
  segments: readonly Segment[],
  id: SegmentId,
  before: SegmentId | null,
): readonly Segment[] {
  const segment = segments.find(each => each.id === id);
  if (!segment || id === before) return segments;
  const rest = segments.filter(each => each.id !== id);
  const at = before === null ? rest.length : rest.findIndex(each => each.id === before);
  return at < 0 ? segments : rest.toSpliced(at, 0, segment);
}

/** What to name as "before" so that the item goes one up or down; `undefined` at the end of the way. */
export function beforeForStep(
  segments: readonly Segment[],
  id: SegmentId,
  step: -1 | 1,
): SegmentId | null | undefined {
  const at = segments.findIndex(each => each.id === id);
  const to = at + step;
  if (at < 0 || to < 0 || to >= segments.length) return undefined;
  return segments[step < 0 ? to : to + 1]?.id ?? null;
}
