/** Canned answers for the screens around a show: enough to look at each of them, no second studio. */
import type { CardPicture } from "../../bindings/CardPicture";
import type { CardWish } from "../../bindings/CardWish";
import type { Language } from "../../bindings/Language";
import type { ProductDraft } from "../../bindings/ProductDraft";
import type { ProductView } from "../../bindings/ProductView";
import type { ShowFileCheck } from "../../bindings/ShowFileCheck";
import type { ShowLine } from "../../bindings/ShowLine";
import type { ThemeView } from "../../bindings/ThemeView";
import type { StudioRequest, StudioResponse } from "../host";
import { demoPhoto, demoProducts } from "./demo";

const DAY_MS = 24 * 3_600_000;

/** Two shipped themes and one of one's own that is hard to read. */
export const THEMES: readonly ThemeView[] = [
  theme("lumen", "Maison Lumen", ["#191a21", "#f8f2e7", "#dcab4f", "#f8d48a", "#c2412a"]),
  theme("clean", "Vitrine", ["#ffffff", "#14151a", "#1f4fd8", "#14151a", "#cc2438"]),
  {
    ...theme("own-1", "Marché de Noël", ["#7a1f2b", "#b98a8a", "#2f6b3a", "#ffffff", "#2f6b3a"]),
    is_own: true,
    warnings: ["Text is hard to read on its panel."],
  },
];

function theme(
  id: string,
  name: string,
  swatch: readonly [string, string, string, string, string],
) {
  const [panel, text, accent, price, deal] = swatch;
  const colours = { panel, panel_deep: panel, raised: panel, line: text, text, muted: text };
  const more = { accent, on_accent: panel, price, deal, on_deal: "#ffffff", star: accent };
  const stock = { star_empty: text, plenty: "#2f8f4a", low: "#b96a00", sold_out: "#c0332a" };
  return {
    id,
    is_own: false,
    theme: {
      name,
      heading: "Fraunces",
      body: "Inter",
      roundness: 1,
      panel_opacity: 0.95,
      corner: null,
      logo: null,
      colours: { ...colours, ...more, ...stock },
    },
    logo: null,
    warnings: [],
  } satisfies ThemeView;
}

/** The shows beside the open one: one over, one to come, one without a day, and a template. */
export function otherShows(language: Language): ShowLine[] {
  const french = language === "fr";
  const line = (id: number, title: string, inDays: number | null, is_template = false) => ({
    id,
    title,
    segments: 11,
    planned_start: inDays === null ? null : Date.now() + inDays * DAY_MS,
    length: 2_700_000,
    is_template,
    language,
    currency: "EUR",
    theme: "lumen",
    price_age_limit: null,
  });
  return [
    line(2, french ? "Tables de fête" : "Festive tables", -7),
    line(3, french ? "Marché de Noël, deuxième soirée" : "Christmas market, second evening", 7),
    line(4, french ? "Soldes d’hiver" : "Winter sales", null),
    line(5, french ? "Le direct du jeudi soir" : "Thursday evening live", null, true),
  ];
}

/** The answer to a request that changes nothing here; `null` when it is none of these. */
export function canned(
  request: StudioRequest,
  language: Language,
  revision: number,
): StudioResponse | null {
  const products = demoProducts(language);
  switch (request.ask) {
    case "browse_products": {
      const { text, offset, limit } = request;
      const words = text.trim().toLowerCase();
      const found = products.filter(({ product }) => product.title.toLowerCase().includes(words));
      const page = found.slice(offset, offset + limit);
      return { answer: "product_page", products: page, total: found.length, is_cut: false };
    }
    case "draft_product": {
      const view = products.find(each => each.product.id === request.product) ?? products[0];
      const shows = [language === "fr" ? "Une soirée chez Maison Lumen" : "An evening at home"];
      return view ? { answer: "product_draft", draft: draftOf(view), shows, variants: [] } : null;
    }
    case "check_product":
      return {
        answer: "product_check",
        check: { faults: [], changes: [], is_on_air: false },
      };
    case "save_product":
      return { answer: "product_saved", product: 1, revision };
    case "catalogue_steps":
      return { answer: "catalogue_steps", undo: null, redo: null };
    case "save_theme":
      return { answer: "theme_saved", theme: "own-1", revision };
    case "create_show":
      return { answer: "show_made", show: 1, revision };
    case "draw_card":
      return { answer: "card", card: drawn(request.wish, products) };
    case "name_export":
      return { answer: "export_name", export: { name: "Export.csv", left_out: [] } };
    case "check_show_file":
      return { answer: "show_file", check: showFile(language) };
    case "open_show_file":
      return { answer: "show_made", show: 1, revision };
    case "look_ahead":
      return { answer: "peek", picture: demoPhoto(2) };
    default:
      return null;
  }
}

/** A show with products that are new, that are here, and that are other ones here. */
function showFile(language: Language): ShowFileCheck {
  const title = language === "fr" ? "Marché de Noël" : "Christmas market";
  const products = demoProducts(language).map(({ product }, index) => ({
    sku: product.sku,
    title: product.title,
    is_new: index > 3,
    differences:
      index === 1 ? [{ field: "price" as const, before: "€145.00", after: "€129.00" }] : [],
  }));
  const fresh = products.filter(product => product.is_new).length;
  return {
    seal: "",
    title,
    title_here: `${title} (2)`,
    planned_start: Date.now() + 4 * DAY_MS,
    language,
    currency: "EUR",
    segments: 11,
    length: 2_700_000,
    made_at: Date.now() - DAY_MS,
    products,
    new: fresh,
    kept: products.length - fresh,
    entries: 14,
    photos: 12,
    theme: { name: "Marché de Noël", is_new: true },
    remarks: [],
  };
}

function draftOf({ product, photo }: ProductView): ProductDraft {
  const photos = photo
    ? [photo, "photo/2.svg", "photo/3.svg"].map(file => ({ file, alt: product.title }))
    : [];
  return {
    id: product.id,
    sku: product.sku,
    title: product.title,
    brand: product.brand ?? "",
    description: product.title,
    price: "145.00",
    compare_at: "169.00",
    currency: "EUR",
    price_source: "Maison Lumen",
    price_valid_until: null,
    stock: `${product.stock ?? ""}`,
    rating: "4.7",
    rating_count: "128",
    photos: photos.filter((each, index) => photos.findIndex(p => p.file === each.file) === index),
    link: "https://maison-lumen.example/aube",
  };
}

/** A card with the theme's panel and the product's name: where it stands, not how it looks. */
function drawn(wish: CardWish, products: readonly ProductView[]): CardPicture {
  const { width, height, product } = wish;
  const title = products.find(each => each.product.id === product)?.product.title ?? "";
  const card = { width: Math.round(width * 0.5), height: Math.round(height * 0.2) };
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 500 112"><rect width="500" height="112" rx="12" fill="#191a21"/><text x="24" y="66" font-family="sans-serif" font-size="28" fill="#f8f2e7">${title}</text></svg>`;
  const warnings = wish.template === "price-tag" ? ["There is no room for the reviews."] : [];
  return {
    picture: `data:image/svg+xml,${encodeURIComponent(svg)}`,
    x: Math.round(width * 0.05),
    y: Math.round(height * 0.7),
    ...card,
    is_complete: true,
    warnings,
  };
}
