import type { Segment } from "../../bindings/Segment";
import type { SegmentId } from "../../bindings/SegmentId";

/** The row `step` rows further; from nothing, the first row. Stops at both ends. */
export function moveSelection(
  segments: readonly Segment[],
  selected: SegmentId | null,
  step: -1 | 1,
): SegmentId | null {
  const at = segments.findIndex(segment => segment.id === selected);
  if (at < 0) return segments[0]?.id ?? null;
  const to = Math.min(segments.length - 1, Math.max(0, at + step));
  return segments[to]?.id ?? null;
}
