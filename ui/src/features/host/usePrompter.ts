import { type RefObject, useEffect, useEffectEvent, useRef, useState } from "react";
import { belongsToControl } from "../../keys/keymap";
import {
  clampStep,
  keepReading,
  keptReading,
  type Reading,
  SIZES,
  SPEEDS,
  scrolledPx,
} from "./prompter";

/** After a new item, the first line stands still so long before it moves: time to find it. */
const REST_MS = 2_500;

export interface Prompter extends Reading {
  isScrolling: boolean;
  toggle(): void;
  changeSpeed(by: number): void;
  changeSize(by: number): void;
}

/** Moves the text in `page` by itself and by keys; begins at the top with every new `item`. */
export function usePrompter(page: RefObject<HTMLElement | null>, item: string): Prompter {
  const [reading, setReading] = useState(keptReading);
  const [isScrolling, setIsScrolling] = useState(false);
  const restsUntil = useRef(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new item is what sets it back.
  useEffect(() => {
    if (page.current) page.current.scrollTop = 0;
    restsUntil.current = performance.now() + REST_MS;
  }, [item, page]);

  useEffect(() => {
    if (!isScrolling) return;
    let lastMs = performance.now();
    // A browser rounds `scrollTop`, so that slow text would never move without its own count.
    let top = page.current?.scrollTop ?? 0;
    let frame = requestAnimationFrame(function move(nowMs) {
      const element = page.current;
      if (element && nowMs > restsUntil.current) {
        if (Math.abs(element.scrollTop - top) > 1) top = element.scrollTop;
        top += scrolledPx(reading.speed, nowMs - lastMs, lineHeight(element));
        top = Math.min(top, element.scrollHeight - element.clientHeight);
        element.scrollTop = top;
      }
      lastMs = nowMs;
      frame = requestAnimationFrame(move);
    });
    return () => cancelAnimationFrame(frame);
  }, [isScrolling, reading.speed, page]);

  const change = (next: Reading) => {
    setReading(next);
    keepReading(next);
  };
  const prompter: Prompter = {
    ...reading,
    isScrolling,
    toggle: () => {
      restsUntil.current = 0;
      setIsScrolling(before => !before);
    },
    changeSpeed: by => change({ ...reading, speed: clampStep(reading.speed + by, SPEEDS) }),
    changeSize: by => change({ ...reading, size: clampStep(reading.size + by, SIZES) }),
  };

  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (belongsToControl(event.target, event.key)) return;
    if (runKey(event.key, prompter, page.current)) event.preventDefault();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKeyDown(event);
    window.addEventListener("keydown", listener);
    return () => window.removeEventListener("keydown", listener);
  }, []);

  return prompter;
}

/** True when the key was the prompter's. */
function runKey(key: string, prompter: Prompter, page: HTMLElement | null): boolean {
  const scroll = (lines: number) => page?.scrollBy({ top: lines * lineHeight(page) });
  switch (key) {
    case " ":
      prompter.toggle();
      return true;
    case "+":
    case "=":
      prompter.changeSize(1);
      return true;
    case "-":
      prompter.changeSize(-1);
      return true;
    case "ArrowRight":
      prompter.changeSpeed(1);
      return true;
    case "ArrowLeft":
      prompter.changeSpeed(-1);
      return true;
    case "ArrowDown":
      scroll(1);
      return true;
    case "ArrowUp":
      scroll(-1);
      return true;
    case "PageDown":
      scroll(4);
      return true;
    case "PageUp":
      scroll(-4);
      return true;
    case "Home":
      page?.scrollTo({ top: 0 });
      return true;
    default:
      return false;
  }
}

function lineHeight(element: HTMLElement): number {
  return Number.parseFloat(getComputedStyle(element).lineHeight) || 40;
}
