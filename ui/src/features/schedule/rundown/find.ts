/** Finds items by what a person remembers of them: title, cue or notes, without accents. Pure. */
import type { Segment } from "../../../bindings/Segment";
import type { SegmentId } from "../../../bindings/SegmentId";

/** The next item that matches, from the one after `from` and round to it; `null` when none does. */
export function findItem(
  segments: readonly Segment[],
  typed: string,
  from: SegmentId | null,
): SegmentId | null {
  const wanted = plain(typed.trim());
  if (wanted === "") return null;
  const start = segments.findIndex(segment => segment.id === from) + 1;
  const round = [...segments.slice(start), ...segments.slice(0, start)];
  const found = round.find(({ title, cue, note }) =>
    [title, cue, note].some(words => plain(words).includes(wanted)),
  );
  return found?.id ?? null;
}

function plain(words: string): string {
  return words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
