/** Speed, size and place of the prompter's text. Pure; the window keeps the first two. */

/** Steps of the speed; a step is so many tenths of a line a second. */
export const SPEEDS = { least: 1, most: 10, usual: 4 } as const;
/** Steps of the size; each is an eighth larger than the one before. */
export const SIZES = { least: 1, most: 12, usual: 5 } as const;

export interface Reading {
  speed: number;
  size: number;
}

export function clampStep(value: number, { least, most }: { least: number; most: number }): number {
  return Math.min(most, Math.max(least, Math.round(value)));
}

/** How far the text has moved after `elapsedMs`, in pixels, for lines of this height. */
export function scrolledPx(speed: number, elapsedMs: number, lineHeightPx: number): number {
  return (speed / 10) * (elapsedMs / 1000) * lineHeightPx;
}

/** What the size is multiplied by; 1 at the usual step. */
export function sizeFactor(size: number): number {
  return 1.125 ** (size - SIZES.usual);
}

const KEPT_AS = "vitrine-prompter";

export function keptReading(): Reading {
  const usual = { speed: SPEEDS.usual, size: SIZES.usual };
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEPT_AS) ?? "null");
    if (typeof kept !== "object" || kept === null) return usual;
    const { speed, size } = kept as Partial<Reading>;
    return {
      speed: typeof speed === "number" ? clampStep(speed, SPEEDS) : usual.speed,
      size: typeof size === "number" ? clampStep(size, SIZES) : usual.size,
    };
  } catch {
    return usual;
  }
}

export function keepReading(reading: Reading): void {
  try {
    localStorage.setItem(KEPT_AS, JSON.stringify(reading));
  } catch {
    // Where nothing is kept, the next window begins with the usual speed and size.
  }
}
