/** The lossy stream of the fake host: a drawn program picture as real JPEG frames, and levels. */
import type { Levels } from "../../bindings/Levels";
import type { Scene } from "../../bindings/Scene";
import { formatFrame } from "../../lossy/frame";
import type { LossySocket } from "../host";

const CREDITS = 2;
const LEVELS_EVERY_MS = 100;

export interface Picture {
  scene: Scene;
  isCardOn: boolean;
  title: string;
  price: string;
}

export class FakeLossySocket implements LossySocket {
  binaryType: BinaryType = "arraybuffer";
  onopen: (() => void) | null = null;
  onmessage: ((message: { data: unknown }) => void) | null = null;
  onclose: (() => void) | null = null;
  #credits = CREDITS;
  #preview: { width: number; height: number; fps: number } | null = null;
  #sentAt = 0;
  readonly #timers: ReturnType<typeof setInterval>[] = [];

  constructor(readonly picture: () => Picture) {
    setTimeout(() => this.onopen?.());
    this.#timers.push(setInterval(() => void this.#sendFrame(), 10));
    this.#timers.push(setInterval(() => this.#sendLevels(), LEVELS_EVERY_MS));
  }

  send(text: string): void {
    const message = JSON.parse(text);
    if ("credit" in message) this.#credits += message.credit;
    if ("preview" in message) this.#preview = message.preview;
  }

  close(): void {
    for (const timer of this.#timers) clearInterval(timer);
    this.onclose?.();
  }

  async #sendFrame(): Promise<void> {
    const preview = this.#preview;
    const now = performance.now();
    if (!preview || this.#credits < 1 || now - this.#sentAt < 1000 / preview.fps - 5) return;
    this.#credits -= 1;
    this.#sentAt = now;
    const composedAtMs = Date.now();
    const canvas = new OffscreenCanvas(preview.width, preview.height);
    drawProgram(canvas.getContext("2d"), this.picture(), now / 1000);
    const jpeg = await canvas.convertToBlob({ type: "image/jpeg", quality: 0.85 });
    const { width, height } = preview;
    this.onmessage?.({
      data: formatFrame({ composedAtMs, width, height }, await jpeg.arrayBuffer()),
    });
  }

  #sendLevels(): void {
    const t = performance.now() / 1000;
    const voice = -20 + 9 * Math.sin(t * 5.1) * Math.sin(t * 1.7);
    const music = -34 + 4 * Math.sin(t * 2.3);
    const pairs = (db: number): [number, number] => [db, db - 1.5];
    const levels: Levels = {
      peak_db: [pairs(voice + 7), pairs(music + 6), pairs(voice + 8)],
      rms_db: [pairs(voice), pairs(music), pairs(voice + 1)],
    };
    this.onmessage?.({ data: JSON.stringify(levels) });
  }
}

type Context = OffscreenCanvasRenderingContext2D;

function drawProgram(context: Context | null, picture: Picture, seconds: number): void {
  if (!context) return;
  const { width, height } = context.canvas;
  context.scale(width / 1920, height / 1080);
  context.fillStyle = "#1b1a24";
  context.fillRect(0, 0, 1920, 1080);
  switch (picture.scene) {
    case "camera_full":
      drawRoom(context, 0, 0, 1920, 1080, seconds);
      break;
    case "screen_full":
      drawShop(context, 0, 0, 1920, 1080);
      break;
    case "screen_with_camera":
      drawShop(context, 0, 0, 1920, 1080);
      drawRoom(context, 1340, 700, 540, 340, seconds);
      break;
    case "side_by_side":
      drawRoom(context, 40, 240, 900, 600, seconds);
      drawShop(context, 980, 240, 900, 600);
      break;
    case "product_full":
      drawShop(context, 0, 0, 1920, 1080);
      drawRoom(context, 1400, 720, 480, 320, seconds);
      break;
    case "slate":
      text(context, "Maison Lumen", 960, 560, "600 120px Inter", "#f3ead8", "center");
  }
  if (picture.isCardOn) drawCard(context, picture);
}

function drawRoom(c: Context, x: number, y: number, w: number, h: number, seconds: number): void {
  c.save();
  c.beginPath();
  c.roundRect(x, y, w, h, w < 1920 ? 24 : 0);
  c.clip();
  const wall = c.createLinearGradient(x, y, x + w, y + h);
  wall.addColorStop(0, "#5b4a45");
  wall.addColorStop(0.55, "#a98568");
  wall.addColorStop(1, "#3a2f36");
  c.fillStyle = wall;
  c.fillRect(x, y, w, h);
  const glow = c.createRadialGradient(
    x + w * 0.78,
    y + h * 0.3,
    10,
    x + w * 0.78,
    y + h * 0.3,
    h * 0.6,
  );
  glow.addColorStop(0, "rgb(255 226 160 / 0.85)");
  glow.addColorStop(1, "rgb(255 226 160 / 0)");
  c.fillStyle = glow;
  c.fillRect(x, y, w, h);
  const sway = Math.sin(seconds * 0.9) * w * 0.006;
  c.fillStyle = "#2f3d52";
  c.beginPath();
  c.ellipse(x + w * 0.42 + sway, y + h * 1.02, h * 0.36, h * 0.44, 0, 0, 7);
  c.fill();
  c.fillStyle = "#d8a785";
  c.beginPath();
  c.ellipse(x + w * 0.42 + sway * 2, y + h * 0.43, h * 0.13, h * 0.17, 0, 0, 7);
  c.fill();
  c.fillStyle = "#3c2a22";
  c.beginPath();
  c.ellipse(x + w * 0.42 + sway * 2, y + h * 0.34, h * 0.14, h * 0.11, 0, 0, 7);
  c.fill();
  c.fillStyle = "#241d1f";
  c.fillRect(x, y + h * 0.86, w, h * 0.14);
  c.restore();
}

function drawShop(c: Context, x: number, y: number, w: number, h: number): void {
  c.fillStyle = "#f6f2ea";
  c.beginPath();
  c.roundRect(x, y, w, h, w < 1920 ? 24 : 0);
  c.fill();
  c.fillStyle = "#40534a";
  c.fillRect(x, y + h * 0.03, w, h * 0.07);
  for (let column = 0; column < 3; column++) {
    c.fillStyle = ["#c98a63", "#9dbfa9", "#d9c7a0"][column] ?? "";
    c.fillRect(x + w * (0.06 + column * 0.31), y + h * 0.18, w * 0.26, h * 0.42);
    c.fillStyle = "#cfc7b8";
    c.fillRect(x + w * (0.06 + column * 0.31), y + h * 0.65, w * 0.2, h * 0.03);
    c.fillRect(x + w * (0.06 + column * 0.31), y + h * 0.71, w * 0.12, h * 0.03);
  }
}

function drawCard(c: Context, picture: Picture): void {
  c.fillStyle = "rgb(20 18 26 / 0.88)";
  c.beginPath();
  c.roundRect(96, 800, 900, 190, 28);
  c.fill();
  c.fillStyle = "#d9a441";
  c.beginPath();
  c.roundRect(120, 824, 142, 142, 18);
  c.fill();
  text(c, picture.title, 296, 878, "600 46px Inter", "#fff", "left");
  text(c, picture.price, 296, 948, "700 54px Inter", "#ffd98a", "left");
}

function text(
  c: Context,
  words: string,
  x: number,
  y: number,
  font: string,
  colour: string,
  align: CanvasTextAlign,
): void {
  c.font = font;
  c.fillStyle = colour;
  c.textAlign = align;
  c.fillText(words, x, y);
}
