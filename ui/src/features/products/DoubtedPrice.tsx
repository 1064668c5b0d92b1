import type { DoubtedBundle } from "../../bindings/DoubtedBundle";
import type { ProductId } from "../../bindings/ProductId";
import type { ProductView } from "../../bindings/ProductView";
import type { Segment } from "../../bindings/Segment";
import { Button } from "../../components/Button";
import { Icon } from "../../components/Icon";
import { useText } from "../../l10n/l10n";
import {
  useClient,
  useCurrentSegment,
  useNextSegment,
  useSetup,
  useShow,
} from "../../studio/hooks";
import styles from "./DoubtedPrice.module.css";

/** A price that viewers do not see, of what is on air or comes next, and the host's word for it. */
export function DoubtedPrice() {
  const text = useText();
  const client = useClient();
  const { language } = useSetup();
  const price = useFirstDoubted();
  if (!price) return null;
  const { doubt, product, as_of } = price;
  const moment = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" });
  const when = moment.format(doubt.doubt === "expired" ? doubt.until : doubt.as_of);
  return (
    <div className={styles.doubt} role="status">
      <Icon name="alert" />
      <span className={styles.words}>
        {text(doubt.doubt === "expired" ? "price-expired" : "price-old", {
          product: price.title,
          price: price.price,
          when,
        })}
      </span>
      <Button size="s" onClick={() => client.command({ do: "vouch_for_price", product, as_of })}>
        {text("price-vouch")}
      </Button>
    </div>
  );
}

/** On the card first, its own and that of all it sells together, then in the order they come. */
function useFirstDoubted(): DoubtedBundle | null {
  const show = useShow();
  const current = useCurrentSegment();
  const next = useNextSegment();
  const card = show.state.live.card;
  const isSpecial = current?.offer?.price != null && current.products[0] === card?.product;
  const ids = [isSpecial ? undefined : card?.product, ...askedFor(current), ...askedFor(next)];
  const doubted = show.products.filter(view => view.doubt !== null && !view.is_vouched_for);
  const byId = new Map(doubted.map(view => [view.product.id, view]));
  const ofId = (id: ProductId | undefined) => doubtedPrice(id === undefined ? id : byId.get(id));
  const [onCard, ...others] = ids.map(ofId);
  return [onCard, show.doubted_bundle, ...others].find(price => price != null) ?? null;
}

function doubtedPrice(view: ProductView | undefined): DoubtedBundle | null {
  const own = view?.product.price;
  if (!view?.doubt || !own) return null;
  const { id, title } = view.product;
  return {
    product: id,
    title,
    price: view.price ?? "",
    as_of: own.as_of,
    doubt: view.doubt,
  };
}

/** The products of an item whose own price is shown: the first one's is the offer's, if that has one. */
function askedFor(segment: Segment | undefined): ProductId[] {
  if (!segment) return [];
  return segment.offer?.price ? segment.products.slice(1) : segment.products;
}
