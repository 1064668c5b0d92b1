import { type PointerEvent, type RefObject, useEffect, useEffectEvent, useState } from "react";
import type { Segment } from "../../../bindings/Segment";
import type { SegmentId } from "../../../bindings/SegmentId";
import { rowPx } from "./useWindow";

interface RowDragOptions {
  segments: readonly Segment[];
  scroller: RefObject<HTMLElement | null>;
  locked: SegmentId | null;
  onMove(id: SegmentId, before: SegmentId | null): void;
}

/** Near an edge the list scrolls by itself, by at most so much of a row at each frame. */
const EDGE_ROWS = 1.5;
const ROWS_A_FRAME = 0.35;

/** Moves a row by its handle. `line` is the gap it would fall into. */
export function useRowDrag({ segments, scroller, locked, onMove }: RowDragOptions) {
  const [dragged, setDragged] = useState<SegmentId | null>(null);
  const [line, setLine] = useState<number | null>(null);

  const drop = useEffectEvent((at: number | null) => {
    const from = segments.findIndex(segment => segment.id === dragged);
    setDragged(null);
    setLine(null);
    if (at === null || dragged === null || from < 0 || at === from || at === from + 1) return;
    onMove(dragged, segments[at]?.id ?? null);
  });
  const gapAt = useEffectEvent((clientY: number): number => {
    const rows = scroller.current?.querySelector("[role='rowgroup']")?.getBoundingClientRect();
    const gap = Math.round((clientY - (rows?.top ?? 0)) / rowPx());
    return Math.max(0, Math.min(segments.length, gap));
  });

  const isDragging = dragged !== null;
  useEffect(() => {
    const list = scroller.current;
    if (!isDragging || !list) return;
    let clientY: number | null = null;
    let frame = 0;
    const follow = () => {
      if (clientY !== null) {
        list.scrollTop += scrollBy(list.getBoundingClientRect(), clientY);
        setLine(gapAt(clientY));
      }
      frame = requestAnimationFrame(follow);
    };
    const onMovePointer = (event: globalThis.PointerEvent) => {
      clientY = event.clientY;
    };
    const onUp = (event: globalThis.PointerEvent) =>
      drop(clientY === null ? null : gapAt(event.clientY));
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      drop(null);
    };
    const onCancel = () => drop(null);
    frame = requestAnimationFrame(follow);
    window.addEventListener("pointermove", onMovePointer);
    window.addEventListener("pointerup", onUp);
    window.addEventListener("pointercancel", onCancel);
    window.addEventListener("keydown", onKey, true);
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener("pointermove", onMovePointer);
      window.removeEventListener("pointerup", onUp);
      window.removeEventListener("pointercancel", onCancel);
      window.removeEventListener("keydown", onKey, true);
    };
  }, [isDragging, scroller]);

  return {
    dragged,
    line,
    onPointerDown: (event: PointerEvent) => {
      const handle =
        event.target instanceof Element && event.target.closest("[data-column='handle']");
      const row = handle ? handle.closest<HTMLElement>("[data-row]")?.dataset.row : undefined;
      if (!row || event.button !== 0 || Number(row) === locked) return;
      setDragged(Number(row));
    },
  };
}

function scrollBy(list: DOMRect, clientY: number): number {
  const edge = EDGE_ROWS * rowPx();
  const above = list.top + edge - clientY;
  const below = clientY - (list.bottom - edge);
  const share = Math.min(1, Math.max(above, below, 0) / edge);
  return share * ROWS_A_FRAME * rowPx() * (above > below ? -1 : 1);
}
