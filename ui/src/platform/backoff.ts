/** Waits between tries: soon at first, since a studio on the same computer restarts quickly. */
const FIRST_MS = 250;
const LONGEST_MS = 5_000;

export class Backoff {
  #nextMs = FIRST_MS;

  /** How long to wait before the next try; longer each time. */
  nextMs(): number {
    const waitMs = this.#nextMs;
    this.#nextMs = Math.min(LONGEST_MS, waitMs * 2);
    return waitMs;
  }

  /** A try succeeded. */
  reset(): void {
    this.#nextMs = FIRST_MS;
  }
}
