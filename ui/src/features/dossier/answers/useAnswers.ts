import { useEffect, useRef, useState } from "react";
import type { AnswerView } from "../../../bindings/AnswerView";
import type { ProductId } from "../../../bindings/ProductId";
import { useClient } from "../../../studio/hooks";
import { concernsDossier } from "../useDossier";

export interface Found {
  product: ProductId;
  /** What was typed. */
  text: string;
  answers: readonly AnswerView[];
}

/**
 * What the dossiers say to what is typed, asked for with every letter: the studio needs a few
 * milliseconds, so that waiting for a pause would only be slower. While one question is on its way only the
 * newest after it is kept. Earlier answers stay until the new ones are here; `null` before the first.
 */
export function useAnswers(product: ProductId | null, typed: string): Found | null {
  const client = useClient();
  const [found, setFound] = useState<Found | null>(null);
  const [turn, setTurn] = useState(0);
  const wanted = useRef<{ product: ProductId; text: string } | null>(null);
  const isAsking = useRef(false);
  const text = typed.trim();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another turn asks the same anew.
  useEffect(() => {
    wanted.current = product === null || text === "" ? null : { product, text };
    const ask = async () => {
      if (isAsking.current) return;
      isAsking.current = true;
      while (wanted.current) {
        const asked = wanted.current;
        wanted.current = null;
        const answer = await client.query({ ask: "find_answers", ...asked });
        if (answer?.answer === "answers") setFound({ ...asked, answers: answer.answers });
      }
      isAsking.current = false;
    };
    void ask();
  }, [client, product, text, turn]);
  useEffect(
    () => client.onEvent(what => concernsDossier(what, product) && setTurn(now => now + 1)),
    [client, product],
  );
  return found?.product === product && text !== "" ? found : null;
}
