import { useEffect, useMemo, useSyncExternalStore } from "react";
import type { StudioClient } from "../../studio/client";
import { useClient } from "../../studio/hooks";
import { type FetchPage, ProductPages, type Query } from "./pages";

/** The catalogue by pages, asked for again whenever it changes. */
export function useProductPages(query: Query): ProductPages {
  const client = useClient();
  const pages = useMemo(() => new ProductPages(fetchFrom(client)), [client]);
  const { text, order, isDescending } = query;
  useEffect(() => pages.show({ text, order, isDescending }), [pages, text, order, isDescending]);
  useEffect(
    () => client.onEvent(what => what.event === "catalogue_changed" && pages.refresh()),
    [client, pages],
  );
  useSyncExternalStore(pages.subscribe, pages.view);
  return pages;
}

function fetchFrom(client: StudioClient): FetchPage {
  return async ({ text, order, isDescending }, offset, limit) => {
    const answer = await client.query({
      ask: "browse_products",
      text,
      order,
      is_descending: isDescending,
      offset,
      limit,
    });
    if (answer?.answer !== "product_page") return null;
    return { products: answer.products, total: answer.total, isCut: answer.is_cut };
  };
}
