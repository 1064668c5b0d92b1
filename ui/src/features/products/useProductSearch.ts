import { useEffect, useState } from "react";
import type { ProductView } from "../../bindings/ProductView";
import { useClient } from "../../studio/hooks";

/** Short enough to feel instant; gathers the letters of a fast typist. */
const TYPING_PAUSE_MS = 30;

interface Found {
  text: string;
  products: readonly ProductView[];
}

/**
 * What a search finds, at most `limit`. Nothing for an empty text; `null` until the first answer.
 * Earlier results stay until the new ones are here.
 */
export function useProductSearch(text: string, limit: number): readonly ProductView[] | null {
  const client = useClient();
  const [found, setFound] = useState<Found | null>(null);
  const wanted = text.trim();
  useEffect(() => {
    if (wanted === "") {
      setFound(null);
      return;
    }
    let isCurrent = true;
    const timer = setTimeout(async () => {
      const answer = await client.query({ ask: "find_products", text: wanted, limit });
      if (isCurrent && answer?.answer === "products") {
        setFound({ text: wanted, products: answer.products });
      }
    }, TYPING_PAUSE_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [client, wanted, limit]);
  return wanted === "" ? [] : (found?.products ?? null);
}
