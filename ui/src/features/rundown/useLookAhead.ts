import { useEffect, useState } from "react";
import type { Segment } from "../../bindings/Segment";
import { useClient, useShow } from "../../studio/hooks";
import { isRunning } from "../../studio/timers";

/** Twice what a rail shows, for sharp screens. */
const WIDTH_PX = 512;
/** While a show runs, what the sources show changes behind the card. */
const AGAIN_MS = 2_000;

/**
 * The program as it would look with `segment` taken, as the address of a picture: mixed by the studio
 * from its card and from what the sources show now. `null` while there is none.
 */
export function useLookAhead(segment: Segment | undefined): string | null {
  const client = useClient();
  const show = useShow();
  const [picture, setPicture] = useState<string | null>(null);
  const isLive = isRunning(show);
  const { products } = show;
  const { theme } = show.state.show;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new price or theme is another picture.
  useEffect(() => {
    if (!segment) return setPicture(null);
    let isOver = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async () => {
      const looked = document.hidden
        ? null
        : await client.host
            .request({ ask: "look_ahead", segment: segment.id, width: WIDTH_PX })
            // A picture that fails to come is not worth a word: the title still says what is next.
            .catch(() => null);
      if (isOver) return;
      if (looked?.answer === "peek") setPicture(looked.picture);
      if (isLive) timer = setTimeout(look, AGAIN_MS);
    };
    void look();
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [client, segment, products, theme, isLive]);

  return picture;
}
