import { type RefObject, useEffect, useRef, useState } from "react";
import type { Scope } from "../../keys/keymap";
import { useKeys } from "../../keys/useKeys";
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
/** Less than what is on screen at the largest letters, so that no line is lost. */
const PAGE_LINES = 4;
const HOST: readonly Scope[] = ["host"];

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

  useKeys(HOST, action => {
    const element = page.current;
    const scroll = (lines: number) => element?.scrollBy({ top: lines * lineHeight(element) });
    switch (action) {
      case "prompter_scroll":
        return prompter.toggle();
      case "prompter_up":
        return scroll(-1);
      case "prompter_down":
        return scroll(1);
      case "prompter_page_up":
        return scroll(-PAGE_LINES);
      case "prompter_page_down":
        return scroll(PAGE_LINES);
      case "prompter_top":
        return element?.scrollTo({ top: 0 });
      case "prompter_slower":
        return prompter.changeSpeed(-1);
      case "prompter_faster":
        return prompter.changeSpeed(1);
      case "prompter_smaller":
        return prompter.changeSize(-1);
      case "prompter_larger":
        return prompter.changeSize(1);
    }
  });

  return prompter;
}

function lineHeight(element: HTMLElement): number {
  return Number.parseFloat(getComputedStyle(element).lineHeight) || 40;
}
