import type { Segment } from "../../../bindings/Segment";
import type { SegmentId } from "../../../bindings/SegmentId";
import { useText } from "../../../l10n/l10n";
import { useSetup } from "../../../studio/hooks";
import type { Cell } from "./cell";
import type { RundownEdits } from "./edits";
import type { EditingCell } from "./RundownTable";

interface InsertOptions {
  edits: RundownEdits;
  segments: readonly Segment[];
  onInserted(cell: Cell): void;
  onEditing(cell: EditingCell): void;
}

export interface Insert {
  above(id: SegmentId): Promise<void>;
  /** `null`: at the end. */
  below(id: SegmentId | null): Promise<void>;
  duplicate(segment: Segment): Promise<void>;
}

const USUAL_LENGTH_MS = 120_000;

/** New items, which are selected with their title ready to be typed. */
export function useInsert({ edits, segments, onInserted, onEditing }: InsertOptions): Insert {
  const text = useText();
  const { scenes, templates } = useSetup();

  const put = async (content: Omit<Segment, "id">, before: SegmentId | null) => {
    const id = await edits.insert(content, before);
    if (id === null) return;
    onInserted({ id, column: "title" });
    onEditing({ id, column: "title", typed: null });
  };
  const after = (id: SegmentId | null) => {
    const at = segments.findIndex(segment => segment.id === id);
    return at < 0 ? null : (segments[at + 1]?.id ?? null);
  };
  /** As its neighbour is filmed, so that a show of one kind needs no choices. */
  const fresh = (beside: SegmentId | null): Omit<Segment, "id"> => {
    const neighbour = segments.find(segment => segment.id === beside);
    return {
      kind: "product",
      cue: "",
      title: text("schedule-new-item"),
      note: "",
      colour: neighbour?.colour ?? null,
      duration: USUAL_LENGTH_MS,
      is_skipped: false,
      scene: neighbour?.scene ?? scenes[0] ?? "camera_full",
      products: [],
      card: neighbour?.card ?? templates[0] ?? null,
      offer: null,
      end_action: "none",
    };
  };
  return {
    above: id => put(fresh(id), id),
    below: id => put(fresh(id), after(id)),
    duplicate: ({ id, ...content }) => put(content, after(id)),
  };
}
