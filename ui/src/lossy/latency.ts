/** How old frames are when they are drawn, kept for end-to-end measurements of the window. */
const KEPT = 600;

export interface LatencyStats {
  frames: number;
  p50Ms: number;
  p95Ms: number;
}

declare global {
  interface Window {
    /** Read by the measuring scripts; nothing in the window depends on it. */
    vitrinePreviewLatency?: () => LatencyStats;
  }
}

export class LatencyLog {
  #frames = 0;
  readonly #ages = new Float64Array(KEPT);

  add(composedAtMs: number, drawnAtMs: number): void {
    this.#ages[this.#frames % KEPT] = drawnAtMs - composedAtMs;
    this.#frames += 1;
  }

  stats(): LatencyStats {
    const ages = this.#ages.slice(0, Math.min(this.#frames, KEPT)).sort();
    const at = (share: number) => ages[Math.floor(share * (ages.length - 1))] ?? 0;
    return { frames: this.#frames, p50Ms: at(0.5), p95Ms: at(0.95) };
  }
}
