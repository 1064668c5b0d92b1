/**
 * The studio seen from a browser: one WebSocket for requests and events, with the token that the
 * page's own link carries. A lost connection is tried again until the page closes.
 */
import type { Problem } from "../bindings/Problem";
import { Backoff } from "./backoff";
import {
  type Host,
  type HostListener,
  type ImportedPhoto,
  type LossySocket,
  photoFile,
  Refused,
  type StudioEvent,
  type StudioRequest,
  type StudioResponse,
  Unreachable,
} from "./host";

/** Longer than any request takes; without it a dead connection would hold a control for minutes. */
const ANSWER_WITHIN_MS = 15_000;
/** The doctor starts every encoder in turn, and a driver may take its time to say no. */
const EXAMINED_WITHIN_MS = 120_000;
/** A file of a hundred thousand products takes minutes; its progress shows that it goes on. */
const IMPORTED_WITHIN_MS = 3_600_000;
/** Every photo of a show is decoded before anything is written. */
const SHOW_CHECKED_WITHIN_MS = 600_000;

type Message =
  | { id: number; ok: StudioResponse }
  | { id: number; problem: Problem }
  | { event: StudioEvent };

interface Waiting {
  resolve(response: StudioResponse): void;
  reject(error: Error): void;
  timer: ReturnType<typeof setTimeout>;
}

/** Where the page came from. */
export interface PageAddress {
  protocol: string;
  host: string;
  search: string;
}

export function openBrowserHost(page: PageAddress): Host {
  const token = new URLSearchParams(page.search).get("token") ?? "";
  const query = `token=${encodeURIComponent(token)}`;
  const socketOrigin = `${page.protocol === "https:" ? "wss:" : "ws:"}//${page.host}`;
  const control = new ControlSocket(`${socketOrigin}/control?${query}`);
  return {
    connect: listener => control.connect(listener),
    request: request => control.request(request),
    openLossy: async () => new WebSocket(`${socketOrigin}/lossy?${query}`) as LossySocket,
    photoUrl: photo => `/photo/${encodeURIComponent(photoFile(photo))}?${query}`,
    importPhoto: file => importPhoto(`/photo?${query}`, file),
    uploadFile: file => uploadFile(`/file?name=${encodeURIComponent(file.name)}&${query}`, file),
    downloadUrl: wish => `/export?wish=${encodeURIComponent(JSON.stringify(wish))}&${query}`,
    openHostView: async () => {
      window.open(`/?${query}#/host`, "vitrine-host", "width=960,height=640");
    },
  };
}

async function importPhoto(address: string, file: Blob): Promise<ImportedPhoto> {
  const response = await fetch(address, { method: "POST", body: file }).catch(() => null);
  const said: unknown = await response?.json().catch(() => null);
  const { ok, problem } = (said ?? {}) as { ok?: ImportedPhoto; problem?: Problem };
  if (ok) return ok;
  if (problem) throw new Refused(problem);
  throw new Unreachable("the studio did not take the photo");
}

async function uploadFile(address: string, body: File): Promise<string> {
  const response = await fetch(address, { method: "POST", body }).catch(() => null);
  const said: unknown = await response?.json().catch(() => null);
  const { ok, problem } = (said ?? {}) as { ok?: { file: string }; problem?: Problem };
  if (ok) return ok.file;
  if (problem) throw new Refused(problem);
  throw new Unreachable("the studio did not take the file");
}

/** How long an answer may take until the connection counts as dead. */
function patienceMs(ask: StudioRequest["ask"]): number {
  switch (ask) {
    case "doctor":
      return EXAMINED_WITHIN_MS;
    case "preview_import":
    case "import":
    case "undo_catalogue":
    case "redo_catalogue":
    case "export":
      return IMPORTED_WITHIN_MS;
    case "check_show_file":
    case "open_show_file":
      return SHOW_CHECKED_WITHIN_MS;
    default:
      return ANSWER_WITHIN_MS;
  }
}

class ControlSocket {
  #socket: WebSocket | undefined;
  #nextId = 1;
  readonly #waiting = new Map<number, Waiting>();
  readonly #backoff = new Backoff();

  constructor(readonly url: string) {}

  connect(listener: HostListener): () => void {
    let isStopped = false;
    let retry: ReturnType<typeof setTimeout> | undefined;
    const open = () => {
      const socket = new WebSocket(this.url);
      this.#socket = socket;
      socket.onopen = () => {
        this.#backoff.reset();
        listener.onConnection("connected");
      };
      socket.onmessage = message => this.#receive(String(message.data), listener);
      socket.onclose = () => {
        this.#rejectAll();
        if (isStopped) return;
        listener.onConnection("lost");
        retry = setTimeout(open, this.#backoff.nextMs());
      };
    };
    listener.onConnection("connecting");
    open();
    return () => {
      isStopped = true;
      clearTimeout(retry);
      this.#socket?.close();
    };
  }

  request(request: StudioRequest): Promise<StudioResponse> {
    const socket = this.#socket;
    if (socket?.readyState !== WebSocket.OPEN) {
      return Promise.reject(new Unreachable("no connection to the studio"));
    }
    const id = this.#nextId++;
    const withinMs = patienceMs(request.ask);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(id);
        reject(new Unreachable(`no answer to ${request.ask} in time`));
      }, withinMs);
      this.#waiting.set(id, { resolve, reject, timer });
      socket.send(JSON.stringify({ id, request }));
    });
  }

  #receive(text: string, listener: HostListener): void {
    const message = JSON.parse(text) as Message;
    if ("event" in message) {
      listener.onEvent(message.event);
      return;
    }
    const waiting = this.#waiting.get(message.id);
    if (!waiting) return;
    this.#waiting.delete(message.id);
    clearTimeout(waiting.timer);
    if ("ok" in message) waiting.resolve(message.ok);
    else waiting.reject(new Refused(message.problem));
  }

  #rejectAll(): void {
    for (const waiting of this.#waiting.values()) {
      clearTimeout(waiting.timer);
      waiting.reject(new Unreachable("the connection to the studio was lost"));
    }
    this.#waiting.clear();
  }
}
