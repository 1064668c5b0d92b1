import type { Segment } from "../../../bindings/Segment";
import type { SegmentId } from "../../../bindings/SegmentId";
import { type Undo, useOfferUndo } from "../../../components/UndoOffer";
import { useText } from "../../../l10n/l10n";
import type { StudioClient } from "../../../studio/client";
import { findSegment } from "../../../studio/timers";
import { useAnnounce } from "../Saying";
import { useStable } from "../useStable";
import type { RundownEdits } from "./edits";
import type { Overlay } from "./ItemOverlay";
import { beforeForStep, withEdits } from "./pending";
import type { DraftLength } from "./plan";
import type { TableActions } from "./RundownTable";
import type { Lock } from "./useLock";

interface ItemActionsOptions {
  edits: RundownEdits;
  segments: readonly Segment[];
  lock: Lock;
  onDraft(draft: DraftLength | null): void;
  onOverlay(overlay: Overlay): void;
}

/** What the table and the panel do with items. The same functions at every drawing. */
export function useItemActions(options: ItemActionsOptions): TableActions {
  const { edits, segments, lock, onDraft, onOverlay } = options;
  const text = useText();
  const say = useAnnounce();
  const offerUndo = useOfferUndo();

  const move = (id: SegmentId, before: SegmentId | null) => {
    const title = segments.find(segment => segment.id === id)?.title ?? "";
    const place = withEdits(segments, [{ edit: "move", id, before }]).findIndex(
      segment => segment.id === id,
    );
    say(text("schedule-said-moved", { item: title, place: place + 1, of: segments.length }));
    void edits.move(id, before);
  };
  return useStable<TableActions>({
    onChange: (id, change) => {
      if (id !== lock.locked) return edits.change(id, change);
      // It went on air while it was edited: what was typed stays until that is meant.
      onOverlay({ shows: "locked", id });
      return Promise.resolve(false);
    },
    onDraftLength: (id, durationMs) => onDraft(durationMs === null ? null : { id, durationMs }),
    onMove: move,
    onStep: (id, step) => {
      if (id === lock.locked) return onOverlay({ shows: "locked", id });
      const before = beforeForStep(segments, id, step);
      if (before !== undefined) move(id, before);
    },
    onSkip: ({ id, is_skipped }) => {
      if (id !== lock.onAir) void edits.skip(id, !is_skipped);
    },
    onDelete: async segment => {
      // The studio refuses and says why; the row must not leave before that.
      if (segment.id === lock.onAir) {
        return edits.client.command({ do: "delete_segment", segment: segment.id });
      }
      const at = segments.findIndex(each => each.id === segment.id);
      const before = segments[at + 1]?.id ?? null;
      if (!(await edits.delete(segment.id))) return false;
      offerUndo(
        text("schedule-deleted-item", { item: segment.title }),
        undoDelete(edits.client, segment, before),
      );
      return true;
    },
    onPickProducts: id => onOverlay({ shows: "products", id }),
    onMenu: (segment, anchor) => onOverlay({ shows: "menu", id: segment.id, anchor }),
    onLocked: id => onOverlay({ shows: "locked", id }),
  });
}

/** Undoes the deletion as long as it is the last step, and otherwise puts the item back. */
function undoDelete(client: StudioClient, segment: Segment, before: SegmentId | null): Undo {
  const showNow = () => client.view().snapshot?.show;
  const step = showNow()?.undo;
  return () => {
    const show = showNow();
    if (show?.undo === step) return client.ask({ ask: "undo" });
    const isThere = show !== undefined && before !== null && findSegment(show, before);
    const place = isThere ? before : null;
    return client.command({ do: "insert_segment", segment, before: place });
  };
}
