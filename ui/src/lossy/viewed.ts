/**
 * What arrived in a practice run, as a viewer would see it: pictures with their delay, on a connection
 * of their own to the lossy stream. Nothing is decoded in the studio before somebody asks for it here.
 */
import { Backoff } from "../platform/backoff";
import type { LossySocket } from "../platform/host";

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
  readonly #backoff = new Backoff();
  #socket: LossySocket | null = null;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #isStopped = false;
  #isHidden = false;

  constructor(world: ViewedWorld) {
    this.#world = world;
    void this.#open();
  }

  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#retry);
    this.#socket?.close();
  }

  setHidden(isHidden: boolean): void {
    this.#isHidden = isHidden;
    this.#ask();
  }

  async #open(): Promise<void> {
    try {
      const socket = await this.#world.open();
      if (this.#isStopped) return socket.close();
      socket.binaryType = "arraybuffer";
      socket.onopen = () => {
        this.#socket = socket;
        this.#backoff.reset();
        this.#ask();
      };
      socket.onmessage = message => void this.#receive(socket, message.data);
      socket.onclose = () => this.#reopenLater();
    } catch {
      this.#reopenLater();
    }
  }

  #reopenLater(): void {
    this.#socket = null;
    if (!this.#isStopped) this.#retry = setTimeout(() => void this.#open(), this.#backoff.nextMs());
  }

  async #receive(socket: LossySocket, data: unknown): Promise<void> {
    if (!(data instanceof ArrayBuffer)) return;
    const viewed = parseViewed(data);
    try {
      if (viewed && !this.#isHidden && !this.#isStopped) await this.#world.draw(viewed);
    } catch {
      // A damaged picture is worth no more than its credit; the next one comes in 100 ms.
    }
    // A credit belongs to the connection its picture came by.
    if (this.#socket === socket) socket.send(JSON.stringify({ credit: 1 }));
  }

  #ask(): void {
    this.#socket?.send(JSON.stringify({ practice: !this.#isHidden }));
  }
}
