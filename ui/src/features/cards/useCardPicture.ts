import { useEffect, useMemo, useState } from "react";
import type { CardPicture } from "../../bindings/CardPicture";
import type { CardWish } from "../../bindings/CardWish";
import type { StudioClient } from "../../studio/client";
import { useClient } from "../../studio/hooks";

/** The drawn card, and the wish it answers. */
export interface DrawnCard {
  wish: CardWish;
  card: CardPicture;
}

/**
 * The card of a wish, drawn by the studio. The one before stays until the new one is here, and one
 * is drawn at a time: while a slider moves, the studio draws as fast as it can and no faster.
 */
export function useCardPicture(wish: CardWish | null): DrawnCard | null {
  const client = useClient();
  const [drawn, setDrawn] = useState<DrawnCard | null>(null);
  const artist = useMemo(() => new Artist(client, setDrawn), [client]);
  useEffect(() => artist.draw(wish), [artist, wish]);
  return wish && drawn;
}

class Artist {
  #wanted: CardWish | null = null;
  #isDrawing = false;

  constructor(
    readonly client: StudioClient,
    readonly onDrawn: (drawn: DrawnCard) => void,
  ) {}

  draw(wish: CardWish | null): void {
    this.#wanted = wish;
    if (!this.#isDrawing) void this.#drawWanted();
  }

  async #drawWanted(): Promise<void> {
    this.#isDrawing = true;
    let wish: CardWish | null = null;
    while (this.#wanted && wish !== this.#wanted) {
      wish = this.#wanted;
      const answer = await this.client.query({ ask: "draw_card", wish });
      if (answer?.answer === "card") this.onDrawn({ wish, card: answer.card });
    }
    this.#isDrawing = false;
  }
}
