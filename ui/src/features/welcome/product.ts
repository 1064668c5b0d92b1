/** The first product as a draft. Pure. */
import type { ImportedPhoto } from "../../bindings/ImportedPhoto";
import type { ProductDraft } from "../../bindings/ProductDraft";
import { emptyDraft } from "../catalogue/draft";

export interface TypedProduct {
  title: string;
  price: string;
  photo: ImportedPhoto | null;
}

/**
 * The least a product needs. Its article number is made from its name, as a seller who has one will
 * import a catalogue; `suffix` sets it apart where that number is taken.
 */
export function firstProduct(typed: TypedProduct, currency: string, suffix = ""): ProductDraft {
  const title = typed.title.trim();
  return {
    ...emptyDraft(currency),
    sku: skuOf(title) + suffix,
    title,
    price: typed.price.trim(),
    photos: typed.photo ? [{ file: typed.photo.file, alt: title }] : [],
  };
}

/** "Lampe à poser Aube" is "LAMPE-A-POSER-AUBE". */
function skuOf(title: string): string {
  const plain = title.normalize("NFKD").replace(/\p{M}/gu, "").toUpperCase();
  const words = plain.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  return words.join("-").slice(0, 32) || "PRODUCT";
}
