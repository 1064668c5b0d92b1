import { type PointerEvent, useEffect, useEffectEvent, useState } from "react";
import type { ShowLine } from "../../../bindings/ShowLine";
import type { Day } from "../calendar/month";

/** A press that moves less than this is a click. */
const SLACK_PX = 6;

interface Held {
  show: ShowLine;
  /** Where it was pressed. */
  from: { x: number; y: number };
}

export interface ShowDrag {
  show: ShowLine;
  x: number;
  y: number;
  target: Day | null;
}

/** Carries a show from a list to a day of the calendar. `onDrop` also keeps the click away. */
export function useShowDrag(onDrop: (show: ShowLine, day: Day) => void) {
  const [held, setHeld] = useState<Held | null>(null);
  const [drag, setDrag] = useState<ShowDrag | null>(null);

  const onMove = useEffectEvent((event: globalThis.PointerEvent) => {
    if (!held) return;
    const { clientX: x, clientY: y } = event;
    const isFar = Math.hypot(x - held.from.x, y - held.from.y) > SLACK_PX;
    if (drag || isFar) setDrag({ show: held.show, x, y, target: dayAt(x, y) });
  });
  const onUp = useEffectEvent(() => {
    if (drag) {
      swallowClick();
      if (drag.target) onDrop(drag.show, drag.target);
    }
    release();
  });
  const release = useEffectEvent(() => {
    setHeld(null);
    setDrag(null);
  });

  useEffect(() => {
    if (!held) return;
    const move = (event: globalThis.PointerEvent) => onMove(event);
    const up = () => onUp();
    const cancel = () => release();
    const key = (event: KeyboardEvent) => {
      if (event.key === "Escape") release();
    };
    window.addEventListener("pointermove", move);
    window.addEventListener("pointerup", up);
    window.addEventListener("pointercancel", cancel);
    window.addEventListener("keydown", key);
    return () => {
      window.removeEventListener("pointermove", move);
      window.removeEventListener("pointerup", up);
      window.removeEventListener("pointercancel", cancel);
      window.removeEventListener("keydown", key);
    };
  }, [held]);

  return {
    drag,
    onDragStart: (show: ShowLine, event: PointerEvent) => {
      if (event.button !== 0 || show.is_template) return;
      setHeld({ show, from: { x: event.clientX, y: event.clientY } });
    },
  };
}

function dayAt(x: number, y: number): Day | null {
  const under = document
    .elementFromPoint(x, y)
    ?.closest<HTMLElement>("[role='gridcell'][data-day]");
  return under?.dataset.day ?? null;
}

/** The click that ends a drag must not open the show it began on. */
function swallowClick(): void {
  const swallow = (event: Event) => {
    event.preventDefault();
    event.stopPropagation();
  };
  window.addEventListener("click", swallow, { capture: true, once: true });
  setTimeout(() => window.removeEventListener("click", swallow, { capture: true }), 0);
}
