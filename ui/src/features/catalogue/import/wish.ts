/** From what was chosen to what the studio is asked for. Pure. */
import type { Currency } from "../../../bindings/Currency";
import type { FileLook } from "../../../bindings/FileLook";
import type { ImportLine } from "../../../bindings/ImportLine";
import type { ImportView } from "../../../bindings/ImportView";
import type { ImportWish } from "../../../bindings/ImportWish";
import type { Mapping } from "../../../bindings/Mapping";
import type { ProductField } from "../../../bindings/ProductField";
import type { RemarkView } from "../../../bindings/RemarkView";
import type { ReviewField } from "../../../bindings/ReviewField";

/** What a row of a file becomes, in the order in which people care. */
export const FATES = ["new", "changed", "unchanged", "refused", "remarks"] as const;
export type Fate = (typeof FATES)[number];

/** What a column of products may be. */
export const PRODUCT_FIELDS: readonly ProductField[] = [
  "title",
  "sku",
  "barcode",
  "handle",
  "brand",
  "kind",
  "description",
  "highlights",
  "price",
  "sale_price",
  "compare_at",
  "valid_until",
  "currency",
  "stock",
  "stars",
  "rating_count",
  "link",
  "photos",
  "photo_alt",
  "option",
];

/** What a column of reviews may be. */
export const REVIEW_FIELDS: readonly ReviewField[] = [
  "product",
  "stars",
  "title",
  "text",
  "author",
  "date",
  "helpful",
  "votes",
];

/** The last part of a path, of whichever system. */
export function fileName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
}

/** A file is mostly called after the shop it comes from. */
export function sourceOf(name: string): string {
  const dot = name.lastIndexOf(".");
  return dot > 0 ? name.slice(0, dot) : name;
}

/** How a file is read before the person says otherwise. */
export function wishFor(
  file: string,
  name: string,
  look: FileLook,
  showCurrency: Currency,
): ImportWish {
  return {
    file,
    source: sourceOf(name),
    currency: look.currency ?? showCurrency,
    decimal: look.decimal,
    dates: look.dates,
    mapping: look.mapping,
  };
}

/** A mapping whose column at `index` is read as `field`; `""` is not read. */
export function withColumn(mapping: Mapping, index: number, field: string): Mapping {
  const among = <T extends string>(columns: (T | null)[], fields: readonly T[]) =>
    columns.map((each, at) => (at === index ? (fields.find(one => one === field) ?? null) : each));
  return mapping.content === "products"
    ? { content: "products", columns: among(mapping.columns, PRODUCT_FIELDS) }
    : { content: "reviews", columns: among(mapping.columns, REVIEW_FIELDS) };
}

/** What is shown first: what would change, before what would not. */
export function firstFate(view: ImportView): Fate {
  const order: readonly Fate[] = ["changed", "new", "refused", "remarks", "unchanged"];
  return order.find(fate => view[fate] > 0) ?? "new";
}

export function linesOf(view: ImportView, fate: Fate): ImportLine[] {
  return view.products.filter(line => line.fate === fate);
}

export function remarksOf(view: ImportView, fate: Fate): readonly RemarkView[] {
  if (fate === "refused") return view.first_refused;
  return fate === "remarks" ? view.first_remarks : [];
}

/** Whether importing would write nothing. */
export function isNothingNew(view: ImportView): boolean {
  return view.new + view.changed === 0;
}

/** The counts as values of a message. */
export function countValues(view: ImportView): Record<Fate, number> {
  const { new: fresh, changed, unchanged, refused, remarks } = view;
  return { new: fresh, changed, unchanged, refused, remarks };
}
