/** What is known of a product is entered, found on the Live screen by keyboard, and shown to viewers. */
import type { Locator, Page } from "playwright-core";
import { afterEach, beforeEach, expect, it } from "vitest";
import { violations } from "../scripts/faults.mjs";
import type { EntryContent } from "../src/bindings/EntryContent";
import type { Snapshot } from "../src/bindings/Snapshot";
import { TestStudio } from "./studio";

let studio: TestStudio;

beforeEach(async () => {
  studio = await TestStudio.open();
});

afterEach(async () => {
  await studio.close();
});

/** Takes items until one has a product in focus; gives that product. */
async function inFocus(): Promise<{ id: number; title: string }> {
  await studio.request({ ask: "show", command: { do: "start_practice" } });
  await studio.request({ ask: "show", command: { do: "take_next" } });
  const product = (snapshot: Snapshot) => snapshot.show.state.live.current?.product ?? null;
  if (product(await studio.snapshot()) === null) {
    await studio.request({ ask: "show", command: { do: "take_next" } });
  }
  const snapshot = await studio.until("a product", now => product(now) !== null);
  const view = snapshot.show.products.find(each => each.product.id === product(snapshot));
  return { id: view?.product.id ?? 0, title: view?.product.title ?? "" };
}

async function dossier(product: number) {
  const answer = await studio.request({ ask: "dossier", product });
  if (answer.answer !== "dossier") throw new Error(answer.answer);
  return answer.dossier.dossier;
}

async function know(product: number, content: EntryContent, isForViewers: boolean) {
  await studio.request({
    ask: "save_entry",
    draft: {
      id: null,
      product,
      audience: isForViewers ? "air_safe" : "host_only",
      provenance: { source: "Laboratory", url: null, as_of: Date.now() - 86_400_000 },
      content,
    },
  });
}

const card = async () => (await studio.snapshot()).show.state.live.card;

/** A few pixels of what would go on air, to see that it changes. */
async function picture(page: Page): Promise<string> {
  const shot = await page.getByRole("region", { name: "Program" }).getByRole("img").screenshot();
  return shot.toString("base64");
}

/** A product of which nothing is known. */
async function newProduct(): Promise<number> {
  const answer = await studio.request({
    ask: "save_product",
    draft: {
      id: null,
      sku: "E2E-1",
      title: "Brass lantern",
      brand: "",
      description: "",
      price: "45",
      compare_at: "",
      currency: "EUR",
      price_source: "",
      price_valid_until: null,
      stock: "",
      rating: "",
      rating_count: "",
      photos: [],
      link: "",
    },
  });
  if (answer.answer !== "product_saved") throw new Error(answer.answer);
  return answer.product;
}

it("keeps facts, a review with its quote and an alternative", async () => {
  const product = await newProduct();
  const page = await studio.page(`#/catalogue/${product}/fact`);
  const part = (name: string) => page.getByRole("tab", { name: new RegExp(`^${name}`) });
  const form = page.getByRole("form");

  await page.getByRole("button", { name: "Add facts" }).click();
  const facts = page.getByRole("list", { name: "Facts" }).getByRole("listitem");
  for (const [name, value] of [
    ["Material", "Brass and opal glass"],
    ["Height", "38 cm"],
  ] as const) {
    // The first field has the keyboard by itself.
    await page.keyboard.type(name);
    await form.getByLabel("Value").fill(value);
    await form.getByLabel("Source").fill("Care sheet");
    await page.keyboard.press("Enter");
    await facts.filter({ hasText: value }).waitFor();
    await expectValue(form.getByLabel("Name"), "");
  }
  await form.getByRole("button", { name: "Close" }).click();
  await facts.first().getByRole("button", { name: "Viewers" }).click();
  await until(async () => (await dossier(product)).facts[0]?.audience === "air_safe");

  await part("Reviews").click();
  await page.getByRole("button", { name: "Add a review" }).click();
  await form.getByLabel("Review").fill("A warm light. The dimmer is a joy every night.");
  await form.getByLabel("Written by").fill("Ana");
  await form.getByLabel("Source").fill("Amazon.fr");
  await form.getByLabel("Written on").fill("2025-11-14");
  await form.getByRole("button", { name: "Viewers" }).click();
  await form.getByRole("button", { name: "Add", exact: true }).click();
  await page.getByText("The dimmer is a joy every night.").waitFor();
  await form.getByRole("button", { name: "Close" }).click();
  await page.getByRole("button", { name: "Quote…" }).click();
  await page.keyboard.press("Control+End");
  for (let letter = 0; letter < "The dimmer is a joy every night.".length; letter++) {
    await page.keyboard.press("Shift+ArrowLeft");
  }
  await page.keyboard.press("Enter");
  await page.locator("mark", { hasText: "The dimmer is a joy every night." }).waitFor();
  expect((await dossier(product)).quotes[0]?.content.quote).toBe(
    "The dimmer is a joy every night.",
  );

  await part("Related").click();
  await page.getByRole("button", { name: "Add a product" }).click();
  await page.keyboard.type("vase");
  await page.getByRole("option").first().waitFor();
  await page.keyboard.press("Enter");
  await form.getByLabel("Why").fill("It holds flowers");
  await form.getByRole("button", { name: "Add", exact: true }).click();
  await page.getByRole("region", { name: "Side by side" }).getByText("38 cm").waitFor();
  expect(await violations(page)).toEqual([]);

  await part("Facts").click();
  await page.getByRole("button", { name: "Delete: Height" }).click();
  await page.getByText("The fact was deleted").waitFor();
  await page.getByRole("button", { name: "Undo", exact: true }).last().click();
  await until(async () => (await dossier(product)).facts.length === 2);
});

it("finds an answer by keyboard and shows it to viewers, but never what is for the host", async () => {
  const product = await inFocus();
  const fact = (name: string, value: string): EntryContent => ({
    sort: "fact",
    says: { kind: "spec", name, value },
  });
  await know(product.id, fact("Care", "Wipe it with a dry cloth, it does not shrink"), true);
  await know(product.id, fact("Margin", "Forty per cent"), false);

  const page = await studio.page("#/live");
  await page.getByRole("region", { name: "Now" }).waitFor();
  await studio.until("the card", ({ show }) => show.state.live.card !== null);
  const before = await picture(page);
  await page.keyboard.press("f");
  await page.keyboard.type("shrink cloth");
  const answers = page.getByRole("listbox", { name: "Answers found" }).getByRole("option");
  await answers.filter({ hasText: "dry cloth" }).locator("mark").first().waitFor();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press("Enter");
  const shown = await studio.until(
    "the fact on the card",
    ({ show }) => show.state.live.card?.template === "spec-sheet",
  );
  expect(shown.show.state.live.card?.entry?.sort).toBe("fact");
  await until(async () => (await picture(page)) !== before);

  // The keyboard is the show's again, until it is asked for.
  await page.keyboard.press("Escape");
  await studio.until("no card", ({ show }) => show.state.live.card === null);
  await page.keyboard.press("f");
  await page.keyboard.type("margin");
  await answers.filter({ hasText: "Forty per cent" }).waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("status").filter({ hasText: "Only the host may see it." }).waitFor();
  expect(await card()).toBeNull();
  await page.keyboard.press("Control+Enter");
  await page.getByRole("status").filter({ hasText: "Viewers may see it now" }).waitFor();
  await page.keyboard.press("Enter");
  await studio.until("the fact", ({ show }) => show.state.live.card?.template === "spec-sheet");
});

it("puts what nobody knows on a list, where it is answered after the show", async () => {
  const product = await inFocus();
  const page = await studio.page("#/live");
  // The screen has its keys once it knows what is on air.
  await page.getByRole("region", { name: "Now" }).waitFor();
  await page.keyboard.press("f");
  await page.keyboard.type("zeppelin xylophone");
  await page.getByText("Nothing is known of that.").waitFor();
  await page.getByRole("option", { name: "note “zeppelin xylophone”" }).waitFor();
  await page.keyboard.press("Enter");
  await page.getByText("Noted: “zeppelin xylophone”").waitFor();
  await studio.request({ ask: "show", command: { do: "end" } });

  await page.keyboard.press("Alt+3");
  await page.getByRole("button", { name: "Open questions:" }).click();
  const answer = page.getByLabel("Answer to “zeppelin xylophone”");
  await answer.fill("Only below a roof");
  await page.keyboard.press("Enter");
  await answer.waitFor({ state: "detached" });
  const answered = (await dossier(product.id)).questions.map(({ content }) => content);
  expect(answered.find(each => each.question === "zeppelin xylophone")?.answer).toBe(
    "Only below a roof",
  );
});

async function expectValue(field: Locator, value: string): Promise<void> {
  await until(async () => (await field.inputValue()) === value);
}

/** Waits for something that is asked for again and again. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  await expect.poll(isSo, { timeout: 15_000 }).toBe(true);
}
