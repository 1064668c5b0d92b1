import { useCallback, useEffect, useRef, useState } from "react";
import type { Entry } from "../../../bindings/Entry";
import type { Review } from "../../../bindings/Review";
import type { ReviewWish } from "../../../bindings/ReviewWish";
import { useClient } from "../../../studio/hooks";
import { concernsDossier } from "../useDossier";

/** As many as a screen and a half; the next ones are asked for before the end is reached. */
const PAGE = 40;
/** As many as the studio gives at once. */
const MOST = 200;
const TYPING_PAUSE_MS = 60;

export type Filter = Omit<ReviewWish, "product" | "offset" | "limit">;

export const EVERYTHING: Filter = { source: null, stars: null, text: "", order: "newest" };

interface Found {
  reviews: readonly Entry<Review>[];
  total: number;
}

interface Reviews extends Found {
  /** Nothing is here yet. */
  isLoading: boolean;
  more(): void;
}

/** The reviews of a product that pass a filter, a page at a time; what is here stays until better comes. */
export function useReviews(product: number, filter: Filter): Reviews {
  const client = useClient();
  const [found, setFound] = useState<Found | null>(null);
  /** Counts what was asked for: an answer that was overtaken is dropped. */
  const turn = useRef(0);
  const isAsking = useRef(false);
  const shown = useRef(0);
  shown.current = found?.reviews.length ?? 0;

  const ask = useCallback(
    async (offset: number, limit: number) => {
      const wish = { ...filter, product, offset, limit };
      const answer = await client.query({ ask: "reviews", wish });
      return answer?.answer === "reviews" ? answer : null;
    },
    [client, product, filter],
  );
  const reload = useCallback(
    async (limit: number) => {
      turn.current += 1;
      const own = turn.current;
      const page = await ask(0, Math.min(MOST, Math.max(PAGE, limit)));
      if (page && own === turn.current) setFound({ reviews: page.reviews, total: page.total });
    },
    [ask],
  );
  useEffect(() => {
    const timer = setTimeout(() => void reload(PAGE), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [reload]);
  useEffect(
    () => client.onEvent(what => concernsDossier(what, product) && void reload(shown.current)),
    [client, product, reload],
  );
  const more = useCallback(async () => {
    if (isAsking.current) return;
    isAsking.current = true;
    const own = turn.current;
    const page = await ask(shown.current, PAGE);
    isAsking.current = false;
    if (!page || own !== turn.current) return;
    setFound(now => now && { reviews: [...now.reviews, ...page.reviews], total: page.total });
  }, [ask]);
  return {
    reviews: found?.reviews ?? [],
    total: found?.total ?? 0,
    isLoading: found === null,
    more: () => void more(),
  };
}
