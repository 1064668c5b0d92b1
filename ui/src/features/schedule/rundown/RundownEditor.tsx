import { useCallback, useDeferredValue, useMemo, useRef, useState } from "react";
import { useKeys } from "../../../keys/useKeys";
import { useText } from "../../../l10n/l10n";
import { useShow } from "../../../studio/hooks";
import { ItemDetails } from "../details/ItemDetails";
import { useStable } from "../useStable";
import type { Cell } from "./cell";
import { useRundownEdits } from "./edits";
import { FindItem } from "./FindItem";
import { ItemOverlay, type Overlay } from "./ItemOverlay";
import { withEdits } from "./pending";
import { type DraftLength, planOf } from "./plan";
import styles from "./RundownEditor.module.css";
import { RundownEmpty } from "./RundownEmpty";
import { RundownHeader } from "./RundownHeader";
import { type EditingCell, RundownTable } from "./RundownTable";
import { useInsert } from "./useInsert";
import { useItemActions } from "./useItemActions";
import { useLock } from "./useLock";

const SCHEDULE = ["schedule"] as const;
/** Whether the panel is open is a habit of the person, not a part of the show. */
const PANEL_KEY = "vitrine-schedule-panel";

/** The open show's rundown as a table, and the selected item beside it. */
export function RundownEditor() {
  const text = useText();
  const show = useShow();
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

  const actions = useItemActions({
    edits,
    segments,
    lock,
    onDraft: setDraft,
    onOverlay: setOverlay,
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
      {overlay && overlaid && (
        <ItemOverlay
          overlay={overlay}
          segment={overlaid}
          segments={segments}
          products={products}
          lock={lock}
          insert={insert}
          actions={actions}
          onPick={ids => edits.change(overlaid.id, { products: ids })}
          onClose={closeOverlay}
        />
      )}
    </>
  );
}

function usePanelHabit(): [boolean, (isOpen: boolean) => void] {
  const [isOpen, setIsOpen] = useState(() => localStorage.getItem(PANEL_KEY) !== "closed");
  const change = (next: boolean) => {
    localStorage.setItem(PANEL_KEY, next ? "open" : "closed");
    setIsOpen(next);
  };
  return [isOpen, change];
}
