/** A product as it is being typed, beside the product as it is. Pure. */
import type { Currency } from "../../bindings/Currency";
import type { DraftField } from "../../bindings/DraftField";
import type { FieldFault } from "../../bindings/FieldFault";
import type { PhotoDraft } from "../../bindings/PhotoDraft";
import type { ProductDraft } from "../../bindings/ProductDraft";

export function emptyDraft(currency: Currency): ProductDraft {
  return {
    id: null,
    sku: "",
    title: "",
    brand: "",
    description: "",
    price: "",
    compare_at: "",
    currency,
    price_source: "",
    price_valid_until: null,
    stock: "",
    rating: "",
    rating_count: "",
    photos: [],
    link: "",
  };
}

export function isSameDraft(one: ProductDraft, other: ProductDraft): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/**
 * `draft`, made from `before`, on top of `after`: what the person changed stays, everything else
 * follows the product. So a stock that was changed meanwhile is never set back by saving a price.
 */
export function rebased(
  draft: ProductDraft,
  before: ProductDraft,
  after: ProductDraft,
): ProductDraft {
  const keep = <K extends keyof ProductDraft>(field: K) =>
    JSON.stringify(draft[field]) === JSON.stringify(before[field]) ? {} : { [field]: draft[field] };
  const fields = Object.keys(after) as (keyof ProductDraft)[];
  return Object.assign({ ...after }, ...fields.map(keep), { id: after.id });
}

/** The fields that differ: those whose faults somebody who is still typing wants to see. */
export function touchedFields(draft: ProductDraft, base: ProductDraft): Set<DraftField> {
  const fields = Object.keys(base).filter(
    (field): field is DraftField =>
      field !== "id" &&
      JSON.stringify(draft[field as DraftField]) !== JSON.stringify(base[field as DraftField]),
  );
  return new Set(fields);
}

export function faultOf(faults: readonly FieldFault[], field: DraftField): string | undefined {
  return faults.find(fault => fault.field === field)?.message;
}

/** The photo at `from`, at `to`. The first one is the main photo. */
export function movedPhoto(photos: readonly PhotoDraft[], from: number, to: number): PhotoDraft[] {
  const moved = [...photos];
  const [photo] = moved.splice(from, 1);
  if (photo) moved.splice(to, 0, photo);
  return moved;
}

/** A moment as a `datetime-local` field has it, in the time of where the person is. */
export function toLocalField(moment: number | null): string {
  if (moment === null) return "";
  const date = new Date(moment);
  return new Date(moment - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

export function fromLocalField(value: string): number | null {
  const moment = new Date(value).getTime();
  return Number.isNaN(moment) ? null : moment;
}
