import { describe, expect, it, vi } from "vitest";
import type { Levels } from "../src/bindings/Levels";
import { formatFrame, parseFrame } from "../src/lossy/frame";
import { previewSize } from "../src/lossy/size";
import { LossyStream } from "../src/lossy/stream";
import type { LossySocket } from "../src/platform/host";

class HandSocket implements LossySocket {
  binaryType: BinaryType = "blob";
  onopen: (() => void) | null = null;
  onmessage: ((message: { data: unknown }) => void) | null = null;
  onclose: (() => void) | null = null;
  readonly sent: unknown[] = [];
  close = vi.fn();
  send(text: string) {
    this.sent.push(JSON.parse(text));
  }
  frame(composedAtMs: number) {
    const header = { composedAtMs, width: 640, height: 360 };
    this.onmessage?.({ data: formatFrame(header, new ArrayBuffer(4)) });
  }
  credits() {
    return this.sent.filter(message => JSON.stringify(message) === '{"credit":1}').length;
  }
}

async function stream() {
  const sockets: HandSocket[] = [];
  const repaints: (() => void)[] = [];
  const drawn: number[] = [];
  const levels: Levels[] = [];
  const lossy = new LossyStream({
    open: async () => {
      const socket = new HandSocket();
      sockets.push(socket);
      return socket;
    },
    decode: async () => ({ width: 640, height: 360, close() {} }) as ImageBitmap,
    beforeRepaint: draw => repaints.push(draw),
    drawFrame: (_, frame) => drawn.push(frame.composedAtMs),
    drawLevels: each => levels.push(each),
  });
  await vi.waitFor(() => expect(sockets).toHaveLength(1));
  const socket = sockets[0] as HandSocket;
  await Promise.resolve();
  socket.onopen?.();
  const repaint = async () => {
    await vi.waitFor(() => expect(repaints).not.toHaveLength(0));
    repaints.shift()?.();
    await new Promise(resolve => setTimeout(resolve));
  };
  return { lossy, socket, sockets, repaint, repaints, drawn, levels };
}

describe("the lossy stream", () => {
  it("asks for 640x360 at 30 when it opens", async () => {
    const { socket } = await stream();
    expect(socket.binaryType).toBe("arraybuffer");
    expect(socket.sent).toEqual([
      { preview: { width: 640, height: 360, composition: null, fps: 30 } },
    ]);
  });

  it("gives a credit back only after the frame was drawn", async () => {
    const { socket, repaint, repaints, drawn } = await stream();
    socket.frame(1);
    await vi.waitFor(() => expect(repaints).toHaveLength(1));
    expect(socket.credits(), "nothing is drawn yet").toBe(0);
    await repaint();
    expect(drawn).toEqual([1]);
    expect(socket.credits()).toBe(1);
  });

  it("draws the newest frame only, and gives back the credits of those it left out", async () => {
    const { socket, repaint, repaints, drawn } = await stream();
    socket.frame(1);
    await vi.waitFor(() => expect(repaints).toHaveLength(1));
    socket.frame(2);
    socket.frame(3);
    expect(socket.credits(), "frame 2 gave way to frame 3").toBe(1);
    await repaint();
    await repaint();
    expect(drawn).toEqual([1, 3]);
    expect(socket.credits(), "three frames came, three credits went back").toBe(3);
  });

  it("asks for nothing while the page is hidden", async () => {
    const { lossy, socket, drawn } = await stream();
    lossy.setHidden(true);
    expect(socket.sent.at(-1)).toEqual({ preview: null });
    socket.frame(1);
    expect(socket.credits()).toBe(1);
    lossy.setHidden(false);
    expect(socket.sent.at(-1)).toEqual({
      preview: { width: 640, height: 360, composition: null, fps: 30 },
    });
    expect(drawn).toEqual([]);
  });

  it("opens again after the connection closed, and asks again", async () => {
    const { lossy, socket, sockets } = await stream();
    lossy.setSize({ width: 320, height: 180, composition: 7 });
    socket.onclose?.();
    await vi.waitFor(() => expect(sockets).toHaveLength(2), 2_000);
    const second = sockets[1] as HandSocket;
    await vi.waitFor(() => expect(second.onopen).not.toBeNull());
    second.onopen?.();
    expect(second.sent).toEqual([
      { preview: { width: 320, height: 180, composition: 7, fps: 30 } },
    ]);
  });

  it("passes levels on", async () => {
    const { socket, levels } = await stream();
    socket.onmessage?.({ data: '{"peak_db":[[-6,-7]],"rms_db":[[-20,-21]]}' });
    expect(levels).toEqual([{ peak_db: [[-6, -7]], rms_db: [[-20, -21]] }]);
  });
});

describe("a preview message", () => {
  it("carries time and size before the JPEG", () => {
    const jpeg = new Uint8Array([255, 216, 1]).buffer;
    const frame = parseFrame(formatFrame({ composedAtMs: 1234.5, width: 960, height: 540 }, jpeg));
    expect(frame).toMatchObject({ composedAtMs: 1234.5, width: 960, height: 540 });
    expect(frame?.jpeg.size).toBe(3);
  });

  it("is left out when it is of another version", () => {
    const message = formatFrame({ composedAtMs: 0, width: 2, height: 2 }, new ArrayBuffer(3));
    new DataView(message).setUint8(12, 9);
    expect(parseFrame(message)).toBeNull();
  });
});

describe("the preview size", () => {
  const program = { width: 1920, height: 1080 };
  it.each([
    ["a small canvas", { width: 630, height: 354 }, { width: 640, height: 360 }],
    ["a large canvas is capped", { width: 2400, height: 1350 }, { width: 960, height: 540 }],
    ["an unknown layout", { width: 0, height: 0 }, { width: 640, height: 360 }],
  ])("fits %s", (_, canvas, size) => {
    expect(previewSize(canvas, program)).toEqual(size);
  });

  it("caps an upright program by its height", () => {
    const size = previewSize({ width: 600, height: 1066 }, { width: 1080, height: 1920 });
    expect(size).toEqual({ width: 304, height: 540 });
  });
});
