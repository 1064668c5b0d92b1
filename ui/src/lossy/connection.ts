import { Backoff } from "../platform/backoff";
import type { LossySocket } from "../platform/host";

/** Who uses a connection, and what it is told. */
export interface LossyUser {
  /** It is open, for the first time or again: what is wanted has to be said. */
  opened(): void;
  received(data: unknown): void;
  lost?(): void;
}

/** A connection to the lossy stream, opened again whenever it is lost, until it is stopped. */
export class LossyConnection {
  readonly #open: () => Promise<LossySocket>;
  readonly #user: LossyUser;
  readonly #backoff = new Backoff();
  #socket: LossySocket | null = null;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #isStopped = false;

  constructor(open: () => Promise<LossySocket>, user: LossyUser) {
    this.#open = open;
    this.#user = user;
    void this.#connect();
  }

  get isStopped(): boolean {
    return this.#isStopped;
  }

  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#retry);
    this.#socket?.close();
  }

  /** Nothing is kept for later: who is told that it opened says it anew. */
  send(message: object): void {
    this.#socket?.send(JSON.stringify(message));
  }

  /** Gives a credit back when `drawn` is over. A credit belongs to the connection its picture came by. */
  async creditAfter(drawn: Promise<void>): Promise<void> {
    const socket = this.#socket;
    await drawn;
    if (this.#socket === socket) this.send({ credit: 1 });
  }

  async #connect(): Promise<void> {
    try {
      const socket = await this.#open();
      if (this.#isStopped) return socket.close();
      socket.binaryType = "arraybuffer";
      socket.onopen = () => {
        this.#socket = socket;
        this.#backoff.reset();
        this.#user.opened();
      };
      socket.onmessage = message => this.#user.received(message.data);
      socket.onclose = () => this.#connectLater();
    } catch {
      this.#connectLater();
    }
  }

  #connectLater(): void {
    this.#socket = null;
    this.#user.lost?.();
    if (this.#isStopped) return;
    this.#retry = setTimeout(() => void this.#connect(), this.#backoff.nextMs());
  }
}
