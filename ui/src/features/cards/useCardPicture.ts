import { useEffect, useRef, useState } from "react";
import type { CardWish } from "../../bindings/CardWish";
import type { StudioClient } from "../../studio/client";
import { useClient } from "../../studio/hooks";
import { DrawingQueue, type DrawnCard, type Easel } from "./drawing";

/** After this long without a change a card is worth drawing sharp. */
const REST_MS = 500;

const queues = new WeakMap<StudioClient, DrawingQueue>();

/**
 * The card of a wish, drawn by the studio: `small` at once, then `sharp` (`null` when `small` is as
 * sharp as the screen). The picture before stays until there is a new one.
 */
export function useCardPicture(small: CardWish, sharp: CardWish | null): DrawnCard | null {
  const client = useClient();
  const [drawn, setDrawn] = useState<DrawnCard | null>(null);
  const easel = useRef<Easel>({ small: null, sharp: null, onDrawn: setDrawn });
  useEffect(() => queueOf(client).add(easel.current), [client]);
  useEffect(() => {
    easel.current.small = small;
    easel.current.sharp = null;
    queueOf(client).wake();
    const timer = setTimeout(() => {
      easel.current.sharp = sharp;
      queueOf(client).wake();
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [client, small, sharp]);
  return drawn;
}

function queueOf(client: StudioClient): DrawingQueue {
  const queue =
    queues.get(client) ??
    new DrawingQueue(async wish => {
      const answer = await client.query({ ask: "draw_card", wish });
      return answer?.answer === "card" ? answer.card : null;
    });
  queues.set(client, queue);
  return queue;
}
