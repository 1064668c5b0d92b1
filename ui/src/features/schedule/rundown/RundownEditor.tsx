import { useCallback, useDeferredValue, useMemo, useRef, useState } from "react";
import type { Segment } from "../../../bindings/Segment";
import type { SegmentId } from "../../../bindings/SegmentId";
import { useKeys } from "../../../keys/useKeys";
import { useText } from "../../../l10n/l10n";
import type { StudioClient } from "../../../studio/client";
import { useShow } from "../../../studio/hooks";
import { findSegment, isRunning } from "../../../studio/timers";
import { ItemDetails } from "../details/ItemDetails";
import { useAnnounce } from "../Saying";
import { type Undo, useOfferUndo } from "../UndoOffer";
import { useStable } from "../useStable";
import type { Cell } from "./cell";
import { useRundownEdits } from "./edits";
import { FindItem } from "./FindItem";
import { ItemMenu } from "./ItemMenu";
import { LockedDialog } from "./LockedDialog";
import { ProductPicker } from "./ProductPicker";
import { beforeForStep, withEdits } from "./pending";
import { type DraftLength, planOf } from "./plan";
import styles from "./RundownEditor.module.css";
import { RundownEmpty } from "./RundownEmpty";
import { RundownHeader } from "./RundownHeader";
import { type EditingCell, RundownTable, type TableActions } from "./RundownTable";
import { useInsert } from "./useInsert";

const SCHEDULE = ["schedule"] as const;
/** Whether the panel is open is a habit of the person, not a part of the show. */
const PANEL_KEY = "vitrine-schedule-panel";

type Overlay =
  | { shows: "menu"; id: SegmentId; anchor: Element }
  | { shows: "products"; id: SegmentId }
  | { shows: "locked"; id: SegmentId };

/** The open show's rundown as a table, and the selected item beside it. */
export function RundownEditor() {
  const text = useText();
  const show = useShow();
  const say = useAnnounce();
  const offerUndo = useOfferUndo();
  const { edits, pending } = useRundownEdits();
  const saved = show.state.show.rundown.segments;
  const segments = useMemo(() => withEdits(saved, pending), [saved, pending]);
  const [draft, setDraft] = useState<DraftLength | null>(null);
  const plan = useMemo(() => planOf(segments, draft), [segments, draft]);
  const products = useMemo(
    () => new Map(show.products.map(view => [view.product.id, view])),
    [show.products],
  );
  const [chosen, setCell] = useState<Cell | null>(null);
  const [editing, setEditing] = useState<EditingCell | null>(null);
  const [overlay, setOverlay] = useState<Overlay | null>(null);
  const closeOverlay = useCallback(() => setOverlay(null), []);
  const [isPanelOpen, setIsPanelOpen] = usePanelHabit();
  const lock = useLock();

  const lastRow = useRef(0);
  const row = segments.findIndex(segment => segment.id === chosen?.id);
  if (row >= 0) lastRow.current = row;
  // When the selected item goes, its neighbour is selected: there is always one in hand.
  const fallback = segments[Math.min(lastRow.current, segments.length - 1)];
  const selected = segments[row] ?? fallback;
  const cell = selected ? { id: selected.id, column: chosen?.column ?? "title" } : null;

  const insert = useInsert({ edits, segments, onInserted: setCell, onEditing: setEditing });

  const move = (id: SegmentId, before: SegmentId | null) => {
    const title = segments.find(segment => segment.id === id)?.title ?? "";
    const place = withEdits(segments, [{ edit: "move", id, before }]).findIndex(
      segment => segment.id === id,
    );
    say(text("schedule-said-moved", { item: title, place: place + 1, of: segments.length }));
    void edits.move(id, before);
  };
  const actions = useStable<TableActions>({
    onChange: (id, change) => {
      if (id !== lock.locked) return edits.change(id, change);
      // It went on air while it was edited: what was typed stays until that is meant.
      setOverlay({ shows: "locked", id });
      return Promise.resolve(false);
    },
    onDraftLength: (id, durationMs) => setDraft(durationMs === null ? null : { id, durationMs }),
    onMove: move,
    onStep: (id, step) => {
      if (id === lock.locked) return setOverlay({ shows: "locked", id });
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
    onPickProducts: id => setOverlay({ shows: "products", id }),
    onMenu: (segment, anchor) => setOverlay({ shows: "menu", id: segment.id, anchor }),
    onLocked: id => setOverlay({ shows: "locked", id }),
  });
  const panel = useStable({ onUnlock: lock.unlock, onClose: () => setIsPanelOpen(false) });
  // The table answers first and the panel follows: a held arrow key must never wait for it.
  const shown = useDeferredValue(selected);

  useKeys(SCHEDULE, action => {
    if (!cell || (action !== "move_up" && action !== "move_down")) return;
    actions.onStep(cell.id, action === "move_up" ? -1 : 1);
  });

  const overlaid = overlay && segments.find(segment => segment.id === overlay.id);
  return (
    <>
      <section className={styles.rundown} aria-label={text("rundown")}>
        <RundownHeader
          plan={plan}
          isPanelOpen={isPanelOpen}
          onPanel={setIsPanelOpen}
          onInsert={() => void insert.below(selected?.id ?? null)}
        >
          {segments.length > 0 && (
            <FindItem
              segments={segments}
              selected={selected?.id ?? null}
              onFound={id => setCell({ id, column: "title" })}
            />
          )}
        </RundownHeader>
        {segments.length === 0 ? (
          <RundownEmpty onInsert={() => void insert.below(null)} />
        ) : (
          <RundownTable
            {...actions}
            show={show}
            segments={segments}
            plan={plan}
            products={products}
            cell={cell}
            onCell={setCell}
            editing={editing}
            onEditing={setEditing}
            locked={lock.locked}
          />
        )}
      </section>
      {isPanelOpen && (
        <ItemDetails
          // A field of one item must never end up in another.
          key={shown?.id}
          segment={shown}
          products={products}
          isLocked={shown !== undefined && shown.id === lock.locked}
          isOnAir={shown !== undefined && shown.id === lock.onAir}
          onChange={actions.onChange}
          onDraftLength={actions.onDraftLength}
          onPickProducts={actions.onPickProducts}
          {...panel}
        />
      )}
      {overlay?.shows === "menu" && overlaid && (
        <ItemMenu
          segment={overlaid}
          segments={segments}
          anchor={overlay.anchor}
          isOnAir={overlaid.id === lock.onAir}
          insert={insert}
          onClose={closeOverlay}
          {...actions}
        />
      )}
      {overlay?.shows === "products" && overlaid && (
        <ProductPicker
          segment={overlaid}
          products={products}
          onPick={ids => edits.change(overlaid.id, { products: ids })}
          onClose={closeOverlay}
        />
      )}
      {overlay?.shows === "locked" && overlaid && (
        <LockedDialog segment={overlaid} onUnlock={lock.unlock} onClose={closeOverlay} />
      )}
    </>
  );
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

/** The item on air can't be edited by accident: only after someone said so, and until it is over. */
function useLock() {
  const show = useShow();
  const onAir = isRunning(show) ? (show.state.live.current?.id ?? null) : null;
  const [unlocked, setUnlocked] = useState<SegmentId | null>(null);
  if (unlocked !== null && unlocked !== onAir) setUnlocked(null);
  return {
    onAir,
    locked: unlocked === onAir ? null : onAir,
    unlock: () => setUnlocked(onAir),
  };
}

function usePanelHabit(): [boolean, (isOpen: boolean) => void] {
  const [isOpen, setIsOpen] = useState(() => localStorage.getItem(PANEL_KEY) !== "closed");
  const change = (next: boolean) => {
    localStorage.setItem(PANEL_KEY, next ? "open" : "closed");
    setIsOpen(next);
  };
  return [isOpen, change];
}
