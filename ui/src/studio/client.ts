/**
 * What the window knows of the studio: the last snapshot, brought up to date by events. It decides
 * nothing: after a reconnect, or when a revision is missing, it asks for the snapshot again.
 */
import type { Command } from "../bindings/Command";
import type { DeviceView } from "../bindings/DeviceView";
import type { Notice } from "../bindings/Notice";
import type { Problem } from "../bindings/Problem";
import type { Snapshot } from "../bindings/Snapshot";
import type { What } from "../bindings/What";
import type {
  Connection,
  Host,
  StudioEvent,
  StudioRequest,
  StudioResponse,
} from "../platform/host";
import { Refused } from "../platform/host";
import { applyEvent } from "./apply";

/** What the window draws. Replaced whole at every change. */
export interface View {
  connection: Connection;
  /** `null` until the first snapshot came. Kept, but out of date, while the connection is lost. */
  snapshot: Snapshot | null;
  devices: readonly DeviceView[] | null;
  /** The studio's clock less `performance.now()`. */
  clockOffsetMs: number;
}

/** Something to tell the person at once. */
export type Tell =
  | { tell: "notice"; notice: Notice }
  | { tell: "problem"; problem: Problem }
  | { tell: "unreachable" };

/** What came of a request: an answer, a refusal, or neither when it could not be asked. */
export interface Attempt {
  response?: StudioResponse;
  refusal?: Problem;
}

/** Asking again right away would only repeat what just failed. */
const SNAPSHOT_RETRY_MS = 1_000;

export class StudioClient {
  #view: View = { connection: "connecting", snapshot: null, devices: null, clockOffsetMs: 0 };
  readonly #viewListeners = new Set<() => void>();
  readonly #tellListeners = new Set<(tell: Tell) => void>();
  readonly #eventListeners = new Set<(what: What) => void>();
  /** Events that came while a snapshot was on its way; `null` when none is. */
  #held: StudioEvent[] | null = null;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #isTaking = false;

  constructor(
    readonly host: Host,
    readonly monotonicMs: () => number = () => performance.now(),
  ) {}

  /** Connects; the returned function disconnects. */
  start(): () => void {
    const disconnect = this.host.connect({
      onConnection: connection => this.#onConnection(connection),
      onEvent: event => this.#onEvent(event),
    });
    return () => {
      clearTimeout(this.#retry);
      disconnect();
    };
  }

  readonly view = (): View => this.#view;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#viewListeners.add(listener);
    return () => this.#viewListeners.delete(listener);
  };

  onTell(listener: (tell: Tell) => void): () => void {
    this.#tellListeners.add(listener);
    return () => this.#tellListeners.delete(listener);
  }

  /** The studio's clock now, in Unix milliseconds. */
  readonly nowMs = (): number => this.monotonicMs() + this.#view.clockOffsetMs;

  /** Asks the studio for something; what goes wrong is told to the person. True when it was done. */
  async ask(request: StudioRequest): Promise<boolean> {
    return (await this.#requestAndTell(request)) !== null;
  }

  /** As {@link ask}, with the answer; `null` when there is none. */
  query(request: StudioRequest): Promise<StudioResponse | null> {
    return this.#requestAndTell(request);
  }

  /** As {@link query}, but a refusal comes back, to be told beside what was refused. */
  async attempt(request: StudioRequest): Promise<Attempt> {
    try {
      return { response: await this.host.request(request) };
    } catch (error) {
      if (error instanceof Refused && error.problem.is_refusal) return { refusal: error.problem };
      this.#tellFailure(error);
      return {};
    }
  }

  /** Hears every event as it comes, before it is applied; the returned function stops it. */
  onEvent(listener: (what: What) => void): () => void {
    this.#eventListeners.add(listener);
    return () => this.#eventListeners.delete(listener);
  }

  /** Opens the window for the seller's other screen. */
  async openHostView(): Promise<void> {
    try {
      await this.host.openHostView();
    } catch (error) {
      this.#tellFailure(error);
    }
  }

  /** A folder of this computer that the person chose; `null` for none. */
  async pickFolder(title: string): Promise<string | null> {
    try {
      return (await this.host.pickFolder?.(title)) ?? null;
    } catch (error) {
      this.#tellFailure(error);
      return null;
    }
  }

  /** A file of this computer that the person chose; `null` for none. */
  async pickFile(title: string): Promise<string | null> {
    try {
      return (await this.host.pickFile?.(title)) ?? null;
    } catch (error) {
      this.#tellFailure(error);
      return null;
    }
  }

  /** Where the person wants a file to be written; `null` for nowhere. */
  async saveFile(title: string, name: string): Promise<string | null> {
    try {
      return (await this.host.saveFile?.(title, name)) ?? null;
    } catch (error) {
      this.#tellFailure(error);
      return null;
    }
  }

  /** Shows a file of this computer in its folder. */
  async showInFolder(file: string): Promise<void> {
    try {
      await this.host.showInFolder?.(file);
    } catch (error) {
      this.#tellFailure(error);
    }
  }

  /** Where the studio laid a file that the page gave it; `null` when it did not take it. */
  async uploadFile(file: File): Promise<string | null> {
    try {
      return (await this.host.uploadFile?.(file)) ?? null;
    } catch (error) {
      this.#tellFailure(error);
      return null;
    }
  }

  /** Sends a command to the show. */
  command(command: Command): Promise<boolean> {
    return this.ask({ ask: "show", command });
  }

  /** Takes an item or a product. A second press before the first was done is the same press. */
  async take(command: Command & { do: "take" | "take_next" | "take_product" }): Promise<boolean> {
    if (this.#isTaking) return false;
    this.#isTaking = true;
    try {
      return await this.command(command);
    } finally {
      this.#isTaking = false;
    }
  }

  #onConnection(connection: Connection): void {
    clearTimeout(this.#retry);
    this.#set({ connection: connection === "connected" ? this.#view.connection : connection });
    if (connection === "connected") void this.#refresh();
    else this.#held = null;
  }

  #onEvent(event: StudioEvent): void {
    for (const listener of this.#eventListeners) listener(event.what);
    if (event.what.event === "notice") this.#tell({ tell: "notice", notice: event.what.notice });
    if (event.what.event === "devices_changed") void this.#refreshDevices();
    if (this.#held) this.#held.push(event);
    else this.#applyOrRefresh(event);
  }

  #applyOrRefresh(event: StudioEvent): void {
    const snapshot = this.#view.snapshot;
    if (!snapshot) return;
    const result = applyEvent(snapshot, event);
    if (result.outcome === "gap") void this.#refresh();
    if (result.outcome === "applied") this.#setSnapshot(result.snapshot);
  }

  /** Asks for the snapshot; controls come alive again only once it is here. */
  async #refresh(): Promise<void> {
    const held: StudioEvent[] = [];
    this.#held = held;
    try {
      const response = await this.host.request({ ask: "snapshot" });
      if (this.#held !== held) return;
      this.#held = null;
      if (response.answer !== "snapshot") throw new Error(`snapshot answered ${response.answer}`);
      this.#setSnapshot(response.snapshot);
      this.#set({ connection: "connected" });
      for (const event of held) this.#applyOrRefresh(event);
      void this.#refreshDevices();
    } catch {
      // Otherwise the connection was lost meanwhile, and coming back asks anew.
      if (this.#held === held) {
        this.#held = null;
        this.#retry = setTimeout(() => void this.#refresh(), SNAPSHOT_RETRY_MS);
      }
    }
  }

  async #refreshDevices(): Promise<void> {
    const response = await this.#requestAndTell({ ask: "devices" });
    if (response?.answer === "devices") this.#set({ devices: response.devices });
  }

  async #requestAndTell(request: StudioRequest): Promise<StudioResponse | null> {
    try {
      return await this.host.request(request);
    } catch (error) {
      this.#tellFailure(error);
      return null;
    }
  }

  #tellFailure(error: unknown): void {
    if (error instanceof Refused) this.#tell({ tell: "problem", problem: error.problem });
    else if (this.#view.connection === "connected") this.#tell({ tell: "unreachable" });
  }

  #setSnapshot(snapshot: Snapshot): void {
    const isNewShow = snapshot.show !== this.#view.snapshot?.show;
    const clockOffsetMs = isNewShow
      ? snapshot.show.now - this.monotonicMs()
      : this.#view.clockOffsetMs;
    this.#set({ snapshot, clockOffsetMs });
  }

  #set(change: Partial<View>): void {
    this.#view = { ...this.#view, ...change };
    for (const listener of this.#viewListeners) listener();
  }

  #tell(tell: Tell): void {
    for (const listener of this.#tellListeners) listener(tell);
  }
}
