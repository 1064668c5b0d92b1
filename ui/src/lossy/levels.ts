import { createContext, use, useEffect, useEffectEvent } from "react";
import type { Levels } from "../bindings/Levels";

/** Passes sound levels to the meters, ten times a second, past React. */
export class LevelsBus {
  readonly #listeners = new Set<(levels: Levels) => void>();

  readonly emit = (levels: Levels): void => {
    for (const listener of this.#listeners) listener(levels);
  };

  readonly listen = (listener: (levels: Levels) => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
}

export const LevelsContext = createContext(new LevelsBus());

/** Calls `draw` with every message of levels. */
export function useLevels(draw: (levels: Levels) => void): void {
  const bus = use(LevelsContext);
  const onLevels = useEffectEvent(draw);
  useEffect(() => bus.listen(levels => onLevels(levels)), [bus]);
}
