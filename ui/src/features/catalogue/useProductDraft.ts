import { useCallback, useEffect, useEffectEvent, useRef, useState } from "react";
import type { FieldFault } from "../../bindings/FieldFault";
import type { ProductCheck } from "../../bindings/ProductCheck";
import type { ProductDraft } from "../../bindings/ProductDraft";
import type { ProductId } from "../../bindings/ProductId";
import type { VariantView } from "../../bindings/VariantView";
import { useClient, useShow } from "../../studio/hooks";
import { emptyDraft, isSameDraft, rebased, touchedFields } from "./draft";

export type DraftChange = Partial<ProductDraft> | ((draft: ProductDraft) => Partial<ProductDraft>);

export interface ProductEditing {
  /** `null` until it was loaded. */
  draft: ProductDraft | null;
  /** The shows that feature the product. */
  shows: readonly string[];
  /** What a buyer can order of it. */
  variants: readonly VariantView[];
  isDirty: boolean;
  /** What saving would do, by the last answer of the studio. */
  check: ProductCheck | null;
  /** The faults to show: all of them once saving was tried, before only those of touched fields. */
  faults: readonly FieldFault[];
  change(change: DraftChange): void;
  discard(): void;
  /** Asks for a check of the draft as it is now, and shows every fault from here on. */
  checkNow(): Promise<ProductCheck | null>;
  /** The product's number once it is saved; `null` when it was not. */
  save(): Promise<ProductId | null>;
}

interface Loaded {
  base: ProductDraft;
  draft: ProductDraft;
}

/** A draft of a product (`null`: of a new one), checked `pauseMs` after each change. */
export function useProductDraft(product: ProductId | null, pauseMs: number): ProductEditing {
  const client = useClient();
  const { currency } = useShow().state.show;
  const [loaded, setLoaded] = useState<Loaded | null>(() => {
    const draft = product === null ? emptyDraft(currency) : null;
    return draft && { base: draft, draft };
  });
  const [shows, setShows] = useState<readonly string[]>([]);
  const [variants, setVariants] = useState<readonly VariantView[]>([]);
  const [check, setCheck] = useState<ProductCheck | null>(null);
  const [areAllShown, setAreAllShown] = useState(false);
  /** What was last asked: the answer to anything else is stale. */
  const asked = useRef<ProductDraft | null>(null);

  /** `before` is what the studio had when this was asked. */
  const load = useCallback(
    async (before?: ProductDraft) => {
      if (product === null) return;
      const answer = await client.query({ ask: "draft_product", product });
      if (answer?.answer !== "product_draft") return;
      const base = answer.draft;
      setShows(answer.shows);
      setVariants(answer.variants);
      setLoaded(now =>
        now ? { base, draft: rebased(now.draft, before ?? now.base, base) } : { base, draft: base },
      );
    },
    [client, product],
  );
  useEffect(() => void load(), [load]);
  useEffect(
    () => client.onEvent(what => what.event === "catalogue_changed" && void load()),
    [client, load],
  );

  const ask = useCallback(
    async (draft: ProductDraft) => {
      asked.current = draft;
      const answer = await client.query({ ask: "check_product", draft });
      if (answer?.answer !== "product_check") return null;
      if (asked.current === draft) setCheck(answer.check);
      return answer.check;
    },
    [client],
  );
  const draft = loaded?.draft ?? null;
  useEffect(() => {
    if (!draft) return;
    const timer = setTimeout(() => void ask(draft), pauseMs);
    return () => clearTimeout(timer);
  }, [draft, ask, pauseMs]);
  // Whether viewers see it changes with every take.
  const card = useShow().state.live.card?.product ?? null;
  const recheck = useEffectEvent(() => {
    if (draft) void ask(draft);
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another card is the reason.
  useEffect(() => recheck(), [card]);

  const change = useCallback((change: DraftChange) => {
    setLoaded(now => {
      if (!now) return now;
      const fields = typeof change === "function" ? change(now.draft) : change;
      return { ...now, draft: { ...now.draft, ...fields } };
    });
  }, []);

  const checkNow = async () => {
    setAreAllShown(true);
    return draft && ask(draft);
  };
  const save = async () => {
    if (!draft) return null;
    const answer = await client.query({ ask: "save_product", draft });
    if (answer?.answer !== "product_saved") return null;
    // What was typed since stays; what was sent is now the product.
    await load(draft);
    return answer.product;
  };

  const faults = check?.faults ?? [];
  const touched = loaded && touchedFields(loaded.draft, loaded.base);
  return {
    draft,
    shows,
    variants,
    isDirty: loaded !== null && !isSameDraft(loaded.draft, loaded.base),
    check,
    faults: areAllShown ? faults : faults.filter(({ field }) => touched?.has(field)),
    change,
    discard: () => setLoaded(now => now && { ...now, draft: now.base }),
    checkNow,
    save,
  };
}
