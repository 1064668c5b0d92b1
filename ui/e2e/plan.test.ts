/** A show is planned, and its order changed on air, without a mouse. */
import type { Page } from "playwright-core";
import { afterEach, beforeEach, expect, it } from "vitest";
import { TestStudio } from "./studio";

let studio: TestStudio;

beforeEach(async () => {
  studio = await TestStudio.open();
});

afterEach(async () => {
  await studio.close();
});

const TITLES = [
  "Hello",
  "The lamp",
  "The vase",
  "The mug",
  "Questions",
  "The basket",
  "The throw",
  "A pause",
  "The deal",
  "Goodbye",
];

/** Presses Tab until a control of this name has the focus. */
async function tabTo(page: Page, name: RegExp, key = "Tab"): Promise<void> {
  const seen: string[] = [];
  for (let press = 0; press < 80; press++) {
    await page.keyboard.press(key);
    const focused = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement | null;
      const label = element?.getAttribute("aria-label") ?? "";
      return label || (element?.textContent ?? "");
    });
    if (name.test(focused.trim())) return;
    seen.push(focused.trim().slice(0, 30));
  }
  throw new Error(`Tab reaches no ${name}: ${seen.join(" | ")}`);
}

const titles = async () =>
  (await studio.snapshot()).show.state.show.rundown.segments.map(segment => segment.title);

it("builds a show of ten items by keyboard only", async () => {
  const page = await studio.page();
  await page.keyboard.press("Alt+2");
  await page.getByRole("grid", { name: "Rundown" }).waitFor();
  await tabTo(page, /^New show/);
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").waitFor();
  await page.keyboard.type("Thursday live");
  await page.keyboard.press("Enter");
  await studio.until("the new show", ({ show }) => show.state.show.title === "Thursday live");
  await page.getByRole("dialog").waitFor({ state: "detached" });

  for (const [index, title] of TITLES.entries()) {
    await tabTo(page, index === 0 ? /^Add the first item$/ : /^Add item$/);
    await page.keyboard.press("Enter");
    await page.getByRole("textbox", { name: "Title" }).first().waitFor();
    await page.waitForFunction(() => document.activeElement instanceof HTMLInputElement);
    await page.keyboard.type(title);
    await page.keyboard.press("Enter");
    await studio.until(`“${title}”`, ({ show }) =>
      show.state.show.rundown.segments.some(segment => segment.title === title),
    );
  }
  expect(await titles()).toEqual(TITLES);
});

it("moves an item by keyboard while another is on air, and takes it back", async () => {
  const page = await studio.page("#/schedule");
  await studio.request({ ask: "show", command: { do: "start_practice" } });
  await studio.request({ ask: "show", command: { do: "take_next" } });
  const before = await titles();
  const cell = page.getByRole("gridcell", { name: before[3] ?? "" }).first();
  await cell.click();
  await page.keyboard.press("Alt+ArrowUp");
  await studio.until("the move", ({ show }) => {
    return show.state.show.rundown.segments[2]?.title === before[3];
  });
  const { show } = await studio.snapshot();
  expect(show.state.live.current?.id, "what is on air stays").toBe(
    show.state.show.rundown.segments[0]?.id,
  );
  expect(show.undo).toContain(before[3]);
  await page.keyboard.press("Control+z");
  await studio.until("the way back", ({ show }) => {
    return show.state.show.rundown.segments[3]?.title === before[3];
  });
  expect(await titles()).toEqual(before);
});

it("takes an edit of a product back, by its name", async () => {
  const page = await studio.page("#/catalogue");
  const [view] = (await studio.snapshot()).show.products;
  const product = view?.product;
  if (!product) throw new Error("the demo show has products");
  const answer = await studio.request({ ask: "draft_product", product: product.id });
  if (answer.answer !== "product_draft") throw new Error("no draft");
  const draft = { ...answer.draft, title: "Another name" };
  await studio.request({ ask: "save_product", draft });
  await page.getByRole("row", { name: /Another name/ }).waitFor();
  await page.getByRole("button", { name: /^Undo edit of/ }).waitFor();
  await page.keyboard.press("Control+z");
  await page.getByRole("row", { name: new RegExp(product.title) }).waitFor();
  await page.getByRole("button", { name: /^Redo edit of/ }).click();
  await page.getByRole("row", { name: /Another name/ }).waitFor();
});
