/** The demo show as the fake host plays it: invented goods with drawings for photos. */
import type { Language } from "../../bindings/Language";
import type { ProductView } from "../../bindings/ProductView";
import type { Scene } from "../../bindings/Scene";
import type { Segment } from "../../bindings/Segment";
import type { SegmentKind } from "../../bindings/SegmentKind";

type Words = Record<Language, string>;

interface DemoProduct {
  title: Words;
  cents: number;
  compareAtCents?: number;
  stock: number;
}

const PRODUCTS: readonly DemoProduct[] = [
  {
    title: { en: "Aube table lamp", fr: "Lampe à poser Aube" },
    cents: 14500,
    compareAtCents: 16900,
    stock: 18,
  },
  {
    title: { en: "Vesta candle holders, set of 3", fr: "Bougeoirs Vesta, lot de 3" },
    cents: 5900,
    compareAtCents: 7200,
    stock: 31,
  },
  { title: { en: "Onde fluted vase", fr: "Vase cannelé Onde" }, cents: 6500, stock: 24 },
  {
    title: { en: "Brume teapot, 0.9 l", fr: "Théière Brume, 0,9 l" },
    cents: 5400,
    compareAtCents: 6400,
    stock: 22,
  },
  { title: { en: "Matin mug, 32 cl", fr: "Mug Matin, 32 cl" }, cents: 2200, stock: 86 },
  {
    title: { en: "Galet nesting bowls, set of 3", fr: "Bols gigognes Galet, lot de 3" },
    cents: 7800,
    compareAtCents: 9500,
    stock: 0,
  },
];

interface DemoSegment {
  kind: SegmentKind;
  cue: string;
  title: Words;
  note: Words;
  minutes: number;
  scene: Scene;
  products: readonly number[];
  colour: string;
}

const SEGMENTS: readonly DemoSegment[] = [
  {
    kind: "opening",
    cue: "A1",
    minutes: 1.5,
    scene: "camera_full",
    products: [1],
    colour: "#d9a441",
    title: { en: "Welcome", fr: "Bienvenue" },
    note: {
      en: "Good evening! Twenty minutes, six things for the home. Say where you’re watching from. Stay for minute fifteen: one piece goes down by 20 %.",
      fr: "Bonsoir ! Vingt minutes, six objets pour la maison. Dites-nous d’où vous nous regardez. Restez jusqu’à la quinzième minute : une pièce passera à −20 %.",
    },
  },
  {
    kind: "product",
    cue: "A2",
    minutes: 2,
    scene: "camera_full",
    products: [1, 2],
    colour: "#d9a441",
    title: { en: "Aube, the lamp", fr: "Aube, la lampe" },
    note: {
      en: "Touch the base three times: reading, dinner, night light. The shade is blown in one piece. 145 euros instead of 169, until Sunday.",
      fr: "Touchez trois fois le socle : lecture, dîner, veilleuse. L’abat-jour est soufflé d’une pièce. 145 euros au lieu de 169, jusqu’à dimanche.",
    },
  },
  {
    kind: "product",
    cue: "B1",
    minutes: 3,
    scene: "side_by_side",
    products: [4, 5, 6],
    colour: "#7fa38f",
    title: { en: "Brume, the teapot", fr: "Brume, la théière" },
    note: {
      en: "Pour slowly, stop, and wait: no drip. Lift the lid, show the infuser. Be honest: not for the microwave, because of the brass.",
      fr: "Versez lentement, arrêtez, attendez : pas une goutte. Soulevez le couvercle, montrez le filtre. Soyons francs : pas au micro-ondes, à cause du laiton.",
    },
  },
  {
    kind: "product",
    cue: "B2",
    minutes: 1,
    scene: "product_full",
    products: [5],
    colour: "#7fa38f",
    title: { en: "Matin, the mug", fr: "Matin, le mug" },
    note: {
      en: "Our bestseller. Put two side by side so the dip lines differ.",
      fr: "Notre meilleure vente. Posez-en deux côte à côte.",
    },
  },
  {
    kind: "demo",
    cue: "B3",
    minutes: 2,
    scene: "screen_with_camera",
    products: [6],
    colour: "#5d87b5",
    title: { en: "On screen: pick your colours", fr: "À l’écran : choisir ses couleurs" },
    note: {
      en: "Share the shop page. Click through clay, sand and chalk.",
      fr: "Partagez la page de la boutique. Passez de terre cuite à sable puis à craie.",
    },
  },
  {
    kind: "questions",
    cue: "C1",
    minutes: 1.5,
    scene: "camera_full",
    products: [],
    colour: "#9a86b8",
    title: { en: "Your questions", fr: "Vos questions" },
    note: {
      en: "Take three from the chat, say the first name, repeat the question.",
      fr: "Prenez-en trois dans le chat, dites le prénom, répétez la question.",
    },
  },
  {
    kind: "break",
    cue: "C2",
    minutes: 0.5,
    scene: "slate",
    products: [],
    colour: "#8a8f98",
    title: { en: "A short break", fr: "Petite pause" },
    note: { en: "Thirty seconds: drink some water.", fr: "Trente secondes : buvez un peu d’eau." },
  },
  {
    kind: "product",
    cue: "E1",
    minutes: 3,
    scene: "camera_full",
    products: [3],
    colour: "#c8553d",
    title: { en: "The deal: Onde at 52 euros", fr: "L’offre : Onde à 52 euros" },
    note: {
      en: "65 euros all year, 52 for the next three minutes with the code LUMEN20: spell it.",
      fr: "65 euros toute l’année, 52 pendant trois minutes avec le code LUMEN20 : épelez-le.",
    },
  },
  {
    kind: "closing",
    cue: "E2",
    minutes: 1,
    scene: "camera_full",
    products: [1],
    colour: "#d9a441",
    title: { en: "Thank you, good night", fr: "Merci et bonne soirée" },
    note: {
      en: "Thank the names from the chat. Next show Thursday at 7 p.m.",
      fr: "Remerciez les prénoms du chat. Prochain direct jeudi à 19 heures.",
    },
  },
];

export const SHOW_TITLE: Words = {
  en: "An evening at Maison Lumen",
  fr: "Une soirée chez Maison Lumen",
};

/** As many segments as asked for: the demo rundown, again and again. */
export function demoSegments(language: Language, count = SEGMENTS.length): Segment[] {
  return Array.from({ length: count }, (_, index) => {
    const demo = SEGMENTS[index % SEGMENTS.length] as DemoSegment;
    return {
      id: index + 1,
      kind: demo.kind,
      cue: demo.cue,
      title: demo.title[language],
      note: demo.note[language],
      colour: demo.colour,
      duration: demo.minutes * 60_000,
      is_skipped: false,
      scene: demo.scene,
      products: [...demo.products],
      card: demo.products.length > 0 ? "lower-third" : null,
      offer: null,
      end_action: "none",
    };
  });
}

export function demoProducts(language: Language): ProductView[] {
  const money = new Intl.NumberFormat(language, { style: "currency", currency: "EUR" });
  return PRODUCTS.map((demo, index) => {
    const id = index + 1;
    const compareAt = demo.compareAtCents ?? null;
    return {
      product: {
        id,
        sku: `ML-00${id}`,
        handle: null,
        title: demo.title[language],
        brand: "Maison Lumen",
        kind: null,
        description: "",
        highlights: [],
        price: null,
        stock: demo.stock,
        rating: null,
        photos: [],
        link: null,
        variants: [],
      },
      price: money.format(demo.cents / 100),
      doubt: null,
      is_vouched_for: false,
      compare_at: compareAt === null ? null : money.format(compareAt / 100),
      percent_off:
        compareAt === null ? null : `−${Math.round(100 - (demo.cents / compareAt) * 100)} %`,
      photo: `photo/${id}.svg`,
    };
  });
}

const DRAWINGS = [
  '<path d="M30 52a20 20 0 0 1 40 0z" fill="#fff4d6"/><path d="M50 52v26M38 80h24" stroke="#b98a3e" stroke-width="5"/>',
  '<path d="M32 50v30M50 40v40M68 56v24" stroke="#b98a3e" stroke-width="6"/><path d="M32 50V34M50 40V22M68 56V42" stroke="#fdf6e3" stroke-width="5"/>',
  '<path d="M42 26h16l4 18c4 18-2 36-12 36s-16-18-12-36z" fill="#f4f1ea"/><path d="M46 30v46M54 30v46" stroke="#d8d2c4" stroke-width="2"/>',
  '<circle cx="48" cy="58" r="20" fill="#9dbfa9"/><path d="M66 54l14-8M34 42a16 16 0 0 1 28 0" stroke="#b98a3e" stroke-width="4" fill="none"/>',
  '<path d="M34 36h28v36a6 6 0 0 1-6 6H40a6 6 0 0 1-6-6z" fill="#e6d9c2"/><path d="M34 58h28v14a6 6 0 0 1-6 6H40a6 6 0 0 1-6-6z" fill="#27364f"/><path d="M62 44h6a7 7 0 0 1 0 16h-6" stroke="#e6d9c2" stroke-width="4" fill="none"/>',
  '<path d="M20 50h60a30 26 0 0 1-60 0z" fill="#c98a63"/><path d="M28 44h44a22 18 0 0 1-44 0z" fill="#e2cba6"/><path d="M36 38h28a14 12 0 0 1-28 0z" fill="#f4f1ea"/>',
];
const WALLS = ["#3b3350", "#4a3a2a", "#5a6b73", "#40534a", "#8d7a62", "#6b5a4c"];

/** A drawing of the product with this number, as an address a page may load. */
export function demoPhoto(id: number): string {
  const [wall, drawing] = [WALLS[(id - 1) % WALLS.length], DRAWINGS[(id - 1) % DRAWINGS.length]];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" fill="none"><rect width="100" height="100" fill="${wall}"/><rect y="78" width="100" height="22" fill="#000" opacity=".18"/>${drawing}</svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
