import { type RefObject, useEffect, useLayoutEffect, useState } from "react";

/** The height of a row, as `.row` in RundownTable.module.css has it. */
export const ROW_REM = 2.75;

/** Rows drawn beyond both edges, so that a quick scroll shows no gap. */
const BEYOND = 8;
/** The window moves by so many rows at a time: fewer drawings while scrolling. */
const STEP = 4;

export interface RowWindow {
  first: number;
  /** One after the last. */
  end: number;
}

/** Which rows of a long list stand in sight. All are equally high, so none has to be measured. */
export function useWindow(scroller: RefObject<HTMLElement | null>, count: number): RowWindow {
  const [seen, setSeen] = useState<RowWindow>({ first: 0, end: 40 });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const look = () =>
      setSeen(before => {
        const after = windowAt(element.scrollTop, element.clientHeight, rowPx());
        return before.first === after.first && before.end === after.end ? before : after;
      });
    look();
    element.addEventListener("scroll", look, { passive: true });
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => {
      element.removeEventListener("scroll", look);
      observer.disconnect();
    };
  }, [scroller]);
  return { first: Math.min(seen.first, count), end: Math.min(seen.end, count) };
}

export function windowAt(scrollTop: number, height: number, row: number): RowWindow {
  const first = Math.floor(scrollTop / row / STEP) * STEP;
  return {
    first: Math.max(0, first - BEYOND),
    end: first + Math.ceil(height / row) + STEP + BEYOND,
  };
}

export function remPx(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
}

export function rowPx(): number {
  return ROW_REM * remPx();
}

/** The width of an element in rem, as it changes. */
export function useWidthRem(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(60);
  useEffect(() => {
    if (!element.current) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setWidth(Math.floor(entry.contentRect.width / remPx()));
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
