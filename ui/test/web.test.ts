import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type HostListener, Refused, Unreachable } from "../src/platform/host";
import { openBrowserHost } from "../src/platform/web";

class FakeSocket {
  static readonly OPEN = 1;
  static all: FakeSocket[] = [];
  readyState = 0;
  onopen: (() => void) | null = null;
  onmessage: ((message: { data: string }) => void) | null = null;
  onclose: (() => void) | null = null;
  sent: { id: number }[] = [];
  constructor(readonly url: string) {
    FakeSocket.all.push(this);
  }
  send(text: string) {
    this.sent.push(JSON.parse(text));
  }
  open() {
    this.readyState = FakeSocket.OPEN;
    this.onopen?.();
  }
  drop() {
    this.readyState = 3;
    this.onclose?.();
  }
  receive(message: unknown) {
    this.onmessage?.({ data: JSON.stringify(message) });
  }
  close() {
    this.drop();
  }
}

const PAGE = { protocol: "http:", host: "127.0.0.1:4455", search: "?token=a%2Bb" };

function connect() {
  const listener = { onConnection: vi.fn(), onEvent: vi.fn() } satisfies HostListener;
  const host = openBrowserHost(PAGE);
  const stop = host.connect(listener);
  return { host, listener, stop, socket: FakeSocket.all[0] as FakeSocket };
}

describe("the browser's host", () => {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal("WebSocket", FakeSocket);
    FakeSocket.all = [];
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it("carries the token of the page's link everywhere", () => {
    const { host, socket } = connect();
    expect(socket.url).toBe("ws://127.0.0.1:4455/control?token=a%2Bb");
    expect(host.photoUrl("photo/lamp 1.jpg")).toBe("/photo/lamp%201.jpg?token=a%2Bb");
    const wish = { export: "show", show: 7 } as const;
    expect(host.downloadUrl?.(wish)).toBe(
      "/export?wish=%7B%22export%22%3A%22show%22%2C%22show%22%3A7%7D&token=a%2Bb",
    );
  });

  it("matches answers to requests by their number", async () => {
    const { host, socket } = connect();
    socket.open();
    const first = host.request({ ask: "undo" });
    const second = host.request({ ask: "redo" });
    const [a, b] = socket.sent;
    socket.receive({ id: b?.id, ok: { answer: "done", revision: 2 } });
    socket.receive({ id: a?.id, problem: { code: "refused", message: "no", hint: "" } });
    await expect(second).resolves.toEqual({ answer: "done", revision: 2 });
    await expect(first).rejects.toBeInstanceOf(Refused);
  });

  it("fails what was asked when the connection is lost, and tries again, slower each time", async () => {
    const { host, listener, socket } = connect();
    socket.open();
    const asking = host.request({ ask: "undo" });
    socket.drop();
    await expect(asking).rejects.toBeInstanceOf(Unreachable);
    expect(listener.onConnection).toHaveBeenLastCalledWith("lost");
    vi.advanceTimersByTime(250);
    expect(FakeSocket.all).toHaveLength(2);
    FakeSocket.all[1]?.drop();
    vi.advanceTimersByTime(499);
    expect(FakeSocket.all, "the second wait is longer").toHaveLength(2);
    vi.advanceTimersByTime(1);
    FakeSocket.all[2]?.open();
    expect(listener.onConnection).toHaveBeenLastCalledWith("connected");
  });

  it("does not wait for an answer for ever", async () => {
    const { host, socket } = connect();
    socket.open();
    const asking = host.request({ ask: "undo" });
    vi.advanceTimersByTime(15_000);
    await expect(asking).rejects.toBeInstanceOf(Unreachable);
  });

  it("stops trying when it is stopped", () => {
    const { stop, socket } = connect();
    socket.open();
    stop();
    vi.advanceTimersByTime(60_000);
    expect(FakeSocket.all).toHaveLength(1);
  });
});
