/**
 * The stream of preview frames and sound levels, drawn without React. The studio may have as many
 * frames under way as it has credits; each frame gives its credit back once it was drawn, or once a
 * newer one took its place. So a window that is slow, or hidden, costs the studio nothing.
 */
import type { Levels } from "../bindings/Levels";
import type { LossySocket } from "../platform/host";
import { LossyConnection } from "./connection";
import { type PreviewFrame, parseFrame } from "./frame";
import { DEFAULT_SIZE, type PreviewWish } from "./size";

const PREVIEW_FPS = 30;

/** What the stream needs of its surroundings; tests bring their own. */
export interface LossyWorld {
  open(): Promise<LossySocket>;
  decode(jpeg: Blob): Promise<ImageBitmap>;
  /** Calls back before the next repaint. */
  beforeRepaint(draw: () => void): void;
  drawFrame(picture: ImageBitmap, frame: PreviewFrame): void;
  drawLevels(levels: Levels): void;
}

export class LossyStream {
  readonly #world: LossyWorld;
  readonly #connection: LossyConnection;
  #isHidden = false;
  #size: PreviewWish = { ...DEFAULT_SIZE, composition: null };
  /** The newest frame that waits to be decoded. */
  #newest: PreviewFrame | null = null;
  #isDrawing = false;

  constructor(world: LossyWorld) {
    this.#world = world;
    this.#connection = new LossyConnection(() => world.open(), {
      opened: () => this.#askForPreview(),
      received: data => this.#receive(data),
      lost: () => {
        this.#newest = null;
      },
    });
  }

  stop(): void {
    this.#connection.stop();
  }

  /** Asks for pictures of this size from now on. */
  setSize(size: PreviewWish): void {
    const { width, height, composition } = this.#size;
    const isSame = size.width === width && size.height === height;
    if (isSame && size.composition === composition) return;
    this.#size = size;
    this.#askForPreview();
  }

  /** No pictures while nobody can see them. */
  setHidden(isHidden: boolean): void {
    if (isHidden === this.#isHidden) return;
    this.#isHidden = isHidden;
    if (isHidden && this.#newest) {
      this.#newest = null;
      this.#giveCredit();
    }
    this.#askForPreview();
  }

  #receive(data: unknown): void {
    if (typeof data === "string") {
      this.#world.drawLevels(JSON.parse(data) as Levels);
      return;
    }
    const frame = data instanceof ArrayBuffer ? parseFrame(data) : null;
    if (!frame || this.#isHidden) {
      this.#giveCredit();
      return;
    }
    if (this.#newest) this.#giveCredit();
    this.#newest = frame;
    if (!this.#isDrawing) void this.#drawNewest();
  }

  async #drawNewest(): Promise<void> {
    this.#isDrawing = true;
    while (this.#newest) {
      const frame = this.#newest;
      this.#newest = null;
      await this.#connection.creditAfter(this.#draw(frame));
    }
    this.#isDrawing = false;
  }

  async #draw(frame: PreviewFrame): Promise<void> {
    let picture: ImageBitmap;
    try {
      picture = await this.#world.decode(frame.jpeg);
    } catch {
      return; // A damaged frame is worth no more than its credit; the next one comes in 33 ms.
    }
    if (!this.#isHidden) {
      await new Promise<void>(drawn => {
        this.#world.beforeRepaint(() => {
          this.#world.drawFrame(picture, frame);
          drawn();
        });
      });
    }
    picture.close();
  }

  #askForPreview(): void {
    const preview = this.#isHidden ? null : { ...this.#size, fps: PREVIEW_FPS };
    this.#connection.send({ preview });
  }

  #giveCredit(): void {
    this.#connection.send({ credit: 1 });
  }
}
