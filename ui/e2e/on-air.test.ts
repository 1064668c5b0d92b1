/**
 * From a file of products to what viewers read: imported, reviewed, planned, sent to a real server, and
 * read off the pictures that arrived there.
 */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { EntryContent } from "../src/bindings/EntryContent";
import type { Segment } from "../src/bindings/Segment";
import { RtmpServer } from "./rtmp";
import { TestStudio } from "./studio";

/** So long each card stands: one picture of every two seconds is read. */
const LOOKED_AT_MS = 5_000;
const DEAL_MS = 6_000;

let studio: TestStudio;
let server: RtmpServer;

beforeEach(async () => {
  server = await RtmpServer.start();
  studio = await TestStudio.open();
});

afterEach(async () => {
  await studio.close();
  await server.close();
});

const PRODUCTS = [
  "handle,sku,title,vendor,price,stock",
  "harbour-lamp,HL-1,Harbour lamp,Northlight,149.00,12",
  "meadow-lamp,ML-1,Meadow lamp,Northlight,99.00,30",
];

const REVIEWS = [
  "product_handle,rating,reviewer_name,review_date,title,body",
  "harbour-lamp,5,Ingrid,2026-10-02,Bright,Bright enough to read by and quiet as a stone.",
  "harbour-lamp,4,Oscar,2026-09-11,Good,The switch could be larger.",
];

async function importFile(page: Page, name: string, rows: readonly string[], expected: string) {
  const path = join(studio.data, name);
  await writeFile(path, [...rows, ""].join("\n"));
  await page.getByRole("button", { name: "Import…" }).click();
  const dialog = page.getByRole("dialog", { name: "Import products" });
  await dialog.getByLabel("Or its path on this computer").fill(path);
  await page.keyboard.press("Enter");
  await dialog.getByRole("button", { name: "Preview" }).click();
  await dialog.getByRole("button", { name: expected }).waitFor();
  await dialog.getByRole("button", { name: "Import", exact: true }).click();
  await dialog.getByRole("heading", { name: `“${name}” is in the catalogue` }).waitFor();
  await dialog.getByRole("button", { name: "Close" }).click();
}

async function productNumber(text: string): Promise<number> {
  const answer = await studio.request({ ask: "find_products", text, limit: 1 });
  if (answer.answer !== "products" || !answer.products[0]) throw new Error(`no ${text}`);
  return answer.products[0].product.id;
}

async function know(product: number, content: EntryContent): Promise<void> {
  await studio.request({
    ask: "save_entry",
    draft: {
      id: null,
      product,
      audience: "air_safe",
      provenance: { source: "Data sheet", url: null, as_of: Date.parse("2026-11-02") },
      content,
    },
  });
}

function item(title: string, product: number, change: Partial<Segment>): Segment {
  return {
    id: 0,
    kind: "product",
    cue: "",
    title,
    note: "",
    colour: null,
    duration: 60_000,
    is_skipped: false,
    scene: "camera_full",
    products: [product],
    card: null,
    offer: null,
    end_action: "none",
    ...change,
  };
}

/** Waits as long as viewers look at it. */
const look = (ms = LOOKED_AT_MS) => new Promise(resolve => setTimeout(resolve, ms));

it("shows viewers what was imported, quoted, compared, answered and offered", async () => {
  const catalogue = await studio.page("#/catalogue");
  await importFile(catalogue, "lamps.csv", PRODUCTS, "2 New");
  const dearer = PRODUCTS.map(row => row.replace("149.00", "139.00"));
  await importFile(catalogue, "lamps.csv", dearer, "1 Changed");
  await importFile(catalogue, "reviews.csv", REVIEWS, "2 New");
  await catalogue.close();

  const [harbour, meadow] = [await productNumber("Harbour"), await productNumber("Meadow")];
  const wish = { product: harbour, source: null, stars: 5, text: "", order: "newest" } as const;
  const found = await studio.request({ ask: "reviews", wish: { ...wish, offset: 0, limit: 1 } });
  if (found.answer !== "reviews" || !found.reviews[0]) throw new Error("no review came in");
  await studio.request({
    ask: "choose_quote",
    review: found.reviews[0].id,
    words: "Bright enough to read by",
  });
  for (const [product, value] of [
    [harbour, "Brass"],
    [meadow, "Ashwood"],
  ] as const) {
    await know(product, { sort: "fact", says: { kind: "spec", name: "Material", value } });
  }
  const alternative = {
    other: meadow,
    kind: "alternative",
    reason: "smaller",
    together: null,
  } as const;
  await know(harbour, { sort: "relation", says: alternative });
  await know(harbour, {
    sort: "question",
    says: { question: "Is it waterproof?", answer: "Splashes only.", asked_at: Date.now() },
  });

  await studio.request({ ask: "create_show", title: "Lamps tonight", copy_of: null });
  const offer = {
    price: { minor: 11_900, currency: "EUR" },
    promo_code: null,
    lasts: DEAL_MS,
    pieces: null,
  };
  for (const segment of [
    item("The quote", harbour, { card: "review-quote" }),
    item("Side by side", harbour, { card: "comparison" }),
    item("The deal", harbour, { card: "deal-countdown", offer }),
  ]) {
    await studio.request({
      ask: "show",
      command: { do: "insert_segment", segment, before: null },
    });
  }
  const quality = { width: 1280, height: 720, fps: 15, video_kbps: 2_000, audio_kbps: 96 };
  await studio.request({ ask: "set_quality", quality });
  await studio.request({ ask: "set_destination", url: server.url, key: "evening" });

  const page = await studio.page("#/live");
  await page.getByRole("button", { name: "Go live" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Go live" }).click();
  await studio.until("on air", ({ setup }) => setup.destination.link.link === "on_air", 20_000);
  const take = async (number: number) => {
    await page.keyboard.press("Space");
    await studio.until(`item ${number}`, ({ show }) => show.state.live.done.length === number - 1);
    await studio.until("an item", ({ show }) => show.state.live.current !== null);
  };
  await take(1);
  await look();
  await take(2);
  await look();
  const [question] = (await dossier(harbour)).questions;
  if (!question) throw new Error("no question was kept");
  await studio.request({
    ask: "show",
    command: {
      do: "show_card",
      template: "question-answer",
      entry: { sort: "question", id: question.id },
    },
  });
  await look();
  await take(3);
  await look(DEAL_MS + LOOKED_AT_MS);
  const after = await studio.snapshot();
  expect(after.notices.map(notice => notice.code)).toContain("offer-over");
  await studio.request({ ask: "show", command: { do: "end" } });
  await studio.until("off", ({ setup }) => setup.destination.link.link === "off", 20_000);

  const texts = await server.texts();
  const seen = ["Bright enough to read by", "Ashwood", "Splashes only", "119.00", "139.00"];
  let from = 0;
  for (const words of seen) {
    const at = texts.findIndex((text, picture) => picture >= from && text.includes(words));
    expect(at, `${words} after picture ${from} of ${JSON.stringify(texts)}`).toBeGreaterThanOrEqual(
      from,
    );
    // The usual price is beside the special one, struck: it counts once that has gone.
    from = words === "119.00" ? texts.findLastIndex(text => text.includes(words)) + 1 : at;
  }
}, 240_000);

async function dossier(product: number) {
  const answer = await studio.request({ ask: "dossier", product });
  if (answer.answer !== "dossier") throw new Error(`dossier answered ${answer.answer}`);
  return answer.dossier.dossier;
}
