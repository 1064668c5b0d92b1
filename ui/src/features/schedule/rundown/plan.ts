/** When each item starts. The studio says the same of what is saved; this also says it of a draft. */
import type { Segment } from "../../../bindings/Segment";
import type { SegmentId } from "../../../bindings/SegmentId";

/** A length that is being typed and not yet saved. */
export interface DraftLength {
  id: SegmentId;
  durationMs: number;
}

export interface Plan {
  /** From the start of the show, by place in the rundown. */
  startsMs: readonly number[];
  totalMs: number;
  /** How many items are not skipped. */
  items: number;
}

export function planOf(segments: readonly Segment[], draft: DraftLength | null): Plan {
  const startsMs: number[] = [];
  let totalMs = 0;
  let items = 0;
  for (const segment of segments) {
    startsMs.push(totalMs);
    if (segment.is_skipped) continue;
    items += 1;
    totalMs += draft?.id === segment.id ? draft.durationMs : segment.duration;
  }
  return { startsMs, totalMs, items };
}
