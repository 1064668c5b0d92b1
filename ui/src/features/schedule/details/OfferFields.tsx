import type { Offer } from "../../../bindings/Offer";
import type { Segment } from "../../../bindings/Segment";
import { type Text, useText } from "../../../l10n/l10n";
import { clockFace } from "../../../l10n/time";
import { useSetup, useSnapshot } from "../../../studio/hooks";
import { parseDuration } from "../rundown/duration";
import { parseMoney, typedMoney } from "../rundown/money";
import type { SegmentChange } from "../rundown/pending";
import type { ProductsById } from "../rundown/RundownRow";
import { DraftField } from "./fields";
import styles from "./ItemDetails.module.css";

interface OfferFieldsProps {
  segment: Segment;
  products: ProductsById;
  onChange(change: SegmentChange): Promise<boolean>;
}

const NO_OFFER: Offer = { price: null, promo_code: null, lasts: null, pieces: null };

/** The deal of the item. With all fields empty there is none. */
export function OfferFields({ segment, products, onChange }: OfferFieldsProps) {
  const text = useText();
  const { language } = useSetup();
  const currency = useSnapshot(({ show }) => show.state.show.currency);
  const offer = segment.offer ?? NO_OFFER;
  const set = (change: Partial<Offer>) => {
    const next = { ...offer, ...change };
    const isEmpty = Object.values(next).every(part => part === null);
    return onChange({ offer: isEmpty ? null : next });
  };
  const isEmpty = (typed: string) => typed.trim() === "";
  const priced = segment.products[0] === undefined ? undefined : products.get(segment.products[0]);
  return (
    <div role="group" aria-label={text("schedule-offer")} className={styles.offer}>
      <span className={styles.label}>{text("schedule-offer")}</span>
      <div className={styles.pair}>
        <DraftField
          label={text("schedule-offer-price", { currency: offer.price?.currency ?? currency })}
          value={offer.price ? typedMoney(offer.price, language) : ""}
          inputMode="decimal"
          isValid={typed => isEmpty(typed) || parseMoney(typed, currency) !== null}
          wrong={text("schedule-price-wrong", { currency })}
          onCommit={typed => set({ price: isEmpty(typed) ? null : parseMoney(typed, currency) })}
        />
        <DraftField
          label={text("schedule-offer-code")}
          value={offer.promo_code ?? ""}
          maxLength={40}
          onCommit={typed => set({ promo_code: typed.trim() || null })}
        />
      </div>
      <div className={styles.pair}>
        <DraftField
          label={text("schedule-offer-lasts")}
          value={offer.lasts === null ? "" : clockFace(offer.lasts)}
          placeholder="5:00"
          isValid={typed => isEmpty(typed) || parseDuration(typed) !== null}
          wrong={text("schedule-duration-wrong")}
          onCommit={typed => set({ lasts: isEmpty(typed) ? null : parseDuration(typed) })}
        />
        <DraftField
          label={text("schedule-offer-pieces")}
          value={offer.pieces === null ? "" : `${offer.pieces}`}
          inputMode="numeric"
          maxLength={6}
          isValid={typed => isEmpty(typed) || parsePieces(typed) !== null}
          wrong={text("schedule-offer-pieces-wrong")}
          hint={offer.pieces === null ? undefined : text("schedule-offer-pieces-hint")}
          onCommit={typed => set({ pieces: isEmpty(typed) ? null : parsePieces(typed) })}
        />
      </div>
      <p className={styles.hint}>{priceHint(offer, priced, text)}</p>
    </div>
  );
}

/** How many pieces there are of it: a whole number from 1. */
function parsePieces(typed: string): number | null {
  const pieces = /^\d{1,6}$/.test(typed.trim()) ? Number(typed) : 0;
  return pieces >= 1 ? pieces : null;
}

/** What the offer is held against: the usual price, as the studio writes it. */
function priceHint(offer: Offer, priced: ReturnType<ProductsById["get"]>, text: Text): string {
  if (!priced) return text("schedule-offer-no-product");
  const usual = priced.product.price?.current;
  if (!usual || priced.price === null) return text("schedule-offer-no-price");
  const isNoDeal = offer.price?.currency === usual.currency && offer.price.minor >= usual.minor;
  const values = { price: priced.price, product: priced.product.title };
  return text(isNoDeal ? "schedule-offer-not-below" : "schedule-offer-usual", values);
}
