/** Which rows of a long table are in sight. */
import { type RefObject, useEffect, useState } from "react";

/** The height of a row; the style sheet has the same. */
export const ROW_REM = 3.75;
/** Rows that are ready above and below what is in sight, so that scrolling meets none that is not. */
const SPARE_ROWS = 6;

interface RowWindow {
  first: number;
  last: number;
  rowPx: number;
  /** How many fit; what Page Down moves by. */
  pageRows: number;
}

export function useRowWindow(scroller: RefObject<HTMLElement | null>, total: number): RowWindow {
  const [sight, setSight] = useState({ top: 0, rows: 12, rowPx: ROW_REM * 14 });
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const look = () => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 14;
      const rowPx = ROW_REM * rem;
      const top = Math.floor(element.scrollTop / rowPx);
      const rows = Math.max(1, Math.ceil(element.clientHeight / rowPx));
      setSight(before =>
        before.top === top && before.rows === rows && before.rowPx === rowPx
          ? before
          : { top, rows, rowPx },
      );
    };
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener("scroll", look, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener("scroll", look);
    };
  }, [scroller]);
  return {
    first: Math.max(0, sight.top - SPARE_ROWS),
    last: Math.min(total - 1, sight.top + sight.rows + SPARE_ROWS),
    rowPx: sight.rowPx,
    pageRows: Math.max(1, sight.rows - 2),
  };
}

/** Where a key moves to from a row; `null` when it is no key that moves. */
export function movedRow(key: string, row: number, total: number, pageRows: number): number | null {
  const steps: Record<string, number> = {
    ArrowUp: -1,
    ArrowDown: 1,
    PageUp: -pageRows,
    PageDown: pageRows,
    Home: -total,
    End: total,
  };
  const step = steps[key];
  if (step === undefined || total === 0) return null;
  return Math.min(total - 1, Math.max(0, row + step));
}
