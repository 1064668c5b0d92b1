/**
 * What arrived in a practice run, as a viewer would see it: pictures with their delay, on a connection
 * of their own to the lossy stream. Nothing is decoded in the studio before somebody asks for it here.
 */
import type { LossySocket } from "../platform/host";
import { LossyConnection } from "./connection";

/** A picture that arrived, and how the stream does. */
export interface Viewed {
  /** From a picture's tick until its bytes had arrived, in milliseconds. */
  arrivalMs: number;
  /** From a picture's tick until it was decoded, in milliseconds. */
  pictureMs: number;
  /** The peak of the sound in dBFS, left and right. */
  peakDb: [number, number];
  kbps: number;
  gaps: number;
  jpeg: Blob;
}

const HEADER_BYTES = 16;
const FIGURES_BYTES = 24;
const KIND = 2;

/** `null` for a message of another kind. */
export function parseViewed(message: ArrayBuffer): Viewed | null {
  const begin = HEADER_BYTES + FIGURES_BYTES;
  if (message.byteLength <= begin) return null;
  const view = new DataView(message, 0, begin);
  if (view.getUint8(12) !== KIND) return null;
  return {
    arrivalMs: view.getFloat32(16, true),
    pictureMs: view.getFloat32(20, true),
    peakDb: [view.getFloat32(24, true), view.getFloat32(28, true)],
    kbps: view.getUint32(32, true),
    gaps: view.getUint32(36, true),
    jpeg: new Blob([new Uint8Array(message, begin)], { type: "image/jpeg" }),
  };
}

interface ViewedWorld {
  open(): Promise<LossySocket>;
  /** Draws a picture; the next one comes when it is done. */
  draw(viewed: Viewed): Promise<void>;
}

/** Asks for pictures until it is stopped; none while nobody can see them. */
export class ViewedStream {
  readonly #world: ViewedWorld;
  readonly #connection: LossyConnection;
  #isHidden = false;

  constructor(world: ViewedWorld) {
    this.#world = world;
    this.#connection = new LossyConnection(() => world.open(), {
      opened: () => this.#ask(),
      received: data => this.#receive(data),
    });
  }

  stop(): void {
    this.#connection.stop();
  }

  setHidden(isHidden: boolean): void {
    this.#isHidden = isHidden;
    this.#ask();
  }

  #receive(data: unknown): void {
    if (!(data instanceof ArrayBuffer)) return;
    void this.#connection.creditAfter(this.#draw(parseViewed(data)));
  }

  async #draw(viewed: Viewed | null): Promise<void> {
    if (!viewed || this.#isHidden || this.#connection.isStopped) return;
    try {
      await this.#world.draw(viewed);
    } catch {
      // A damaged picture is worth no more than its credit; the next one comes in 100 ms.
    }
  }

  #ask(): void {
    this.#connection.send({ practice: !this.#isHidden });
  }
}
