/**
 * Cards that wait to be drawn. One at a time for the whole gallery, since a show may need the
 * studio's time: each card first as a small picture, and sharp once nothing changes any more.
 */
import type { CardPicture } from "../../bindings/CardPicture";
import type { CardWish } from "../../bindings/CardWish";

/** The drawn card, and the wish it answers. */
export interface DrawnCard {
  wish: CardWish;
  card: CardPicture;
}

/** Draws a card; `null` when the studio did not. */
export type Draw = (wish: CardWish) => Promise<CardPicture | null>;

/** A place in the gallery. Its newer wishes take the place of older ones. */
export interface Easel {
  small: CardWish | null;
  sharp: CardWish | null;
  onDrawn(drawn: DrawnCard): void;
}

export class DrawingQueue {
  readonly #easels = new Set<Easel>();
  #isDrawing = false;

  constructor(readonly draw: Draw) {}

  add(easel: Easel): () => void {
    this.#easels.add(easel);
    return () => this.#easels.delete(easel);
  }

  /** An easel has a new wish. */
  wake(): void {
    if (!this.#isDrawing) void this.#drawAll();
  }

  async #drawAll(): Promise<void> {
    this.#isDrawing = true;
    for (let next = this.#next(); next; next = this.#next()) {
      const { easel, wish } = next;
      const card = await this.draw(wish);
      // A small one that comes late is still nearer to what is wanted than what hangs there.
      if (card && this.#easels.has(easel)) easel.onDrawn({ wish, card });
    }
    this.#isDrawing = false;
  }

  #next(): { easel: Easel; wish: CardWish } | null {
    for (const size of ["small", "sharp"] as const) {
      for (const easel of this.#easels) {
        const wish = easel[size];
        if (!wish) continue;
        easel[size] = null;
        // To the end of the row, so that every card has its turn while a slider moves.
        this.#easels.delete(easel);
        this.#easels.add(easel);
        return { easel, wish };
      }
    }
    return null;
  }
}
