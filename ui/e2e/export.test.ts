/** The catalogue is downloaded, and a show goes from one studio to another as one file. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Download, Page } from "playwright-core";
import { afterEach, beforeEach, expect, it } from "vitest";
import { violations } from "../scripts/faults.mjs";
import { TestStudio } from "./studio";

let here: TestStudio;

beforeEach(async () => {
  here = await TestStudio.open();
});

afterEach(async () => {
  await here.close();
});

/** What the browser keeps when `press` is done. */
async function downloaded(page: Page, press: () => Promise<void>): Promise<Download> {
  const [download] = await Promise.all([page.waitForEvent("download"), press()]);
  expect(await download.failure()).toBeNull();
  return download;
}

async function openMenu(page: Page): Promise<void> {
  await page
    .getByRole("button", { name: /^Actions: / })
    .first()
    .click();
  await page.getByRole("menu").waitFor();
}

it("downloads the catalogue as CSV and as JSON", async () => {
  const page = await here.page("#/catalogue");
  await page.getByRole("button", { name: "Export…" }).click();
  const dialog = page.getByRole("dialog", { name: "Export the catalogue" });
  await dialog.waitFor();
  expect(await violations(page)).toEqual([]);
  const csv = await downloaded(page, () =>
    dialog.getByRole("button", { name: "Download" }).click(),
  );
  expect(csv.suggestedFilename()).toMatch(/^Catalogue \d{4}-\d{2}-\d{2}\.csv$/);
  const text = await readFile(await csv.path(), "utf8");
  expect(text).toMatch(/^Title,URL handle,Description/);
  expect(text.trim().split("\r\n").length).toBeGreaterThanOrEqual(13);
  await dialog.getByText("Your browser downloads the file").waitFor();
  await dialog.getByRole("button", { name: "Close" }).click();

  await page.getByRole("button", { name: "Export…" }).click();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  const json = await downloaded(page, () =>
    dialog.getByRole("button", { name: "Download" }).click(),
  );
  const products = JSON.parse(await readFile(await json.path(), "utf8")) as unknown[];
  expect(products).toHaveLength(12);
});

it("says why there is no take log, then downloads what viewers saw", async () => {
  const page = await here.page("#/schedule");
  await openMenu(page);
  await page.getByRole("menuitem", { name: "Export take log…" }).click();
  const dialog = page.getByRole("dialog", { name: "Export the take log" });
  await dialog.getByRole("button", { name: "Download" }).click();
  await dialog.getByText("there is no take log").waitFor();
  await here.request({ ask: "show", command: { do: "start_practice" } });
  for (let take = 0; take < 3; take++)
    await here.request({ ask: "show", command: { do: "take_next" } });
  await here.request({ ask: "show", command: { do: "end" } });
  const log = await downloaded(page, () =>
    dialog.getByRole("button", { name: "Download" }).click(),
  );
  expect(log.suggestedFilename()).toMatch(/take log\.csv$/);
  const text = await readFile(await log.path(), "utf8");
  expect(text).toContain("Price as shown,Amount,Currency");
  expect(text).toContain("Practice");
});

it("takes a show to another studio, which checks it first", async () => {
  const title = "Thursday with a price of its own";
  const { show } = (await here.snapshot()).show.state;
  const { id, rundown, ...details } = show;
  await here.request({ ask: "edit_show", show: id, details: { ...details, title } });
  const draft = await here.request({
    ask: "draft_product",
    product: rundown.segments.flatMap(segment => segment.products)[0] ?? 0,
  });
  if (draft.answer !== "product_draft") throw new Error(draft.answer);
  const sku = "ONLY-HERE";
  await here.request({ ask: "save_product", draft: { ...draft.draft, sku } });

  const page = await here.page("#/schedule");
  await openMenu(page);
  await page.getByRole("menuitem", { name: "Save show as one file…" }).click();
  const save = page.getByRole("dialog", { name: "Save the show as one file" });
  const download = await downloaded(page, () =>
    save.getByRole("button", { name: "Download" }).click(),
  );
  expect(download.suggestedFilename()).toBe(`${title}.vitrine`);
  const file = await download.path();

  const there = await TestStudio.open();
  try {
    const broken = join(there.data, "broken.vitrine");
    const bytes = await readFile(file);
    await writeFile(broken, bytes.subarray(0, bytes.length / 2));
    const other = await there.page("#/schedule");
    await other.getByRole("button", { name: "Open a show from a file…" }).click();
    const dialog = other.getByRole("dialog", { name: "Open a show from a file" });
    const choose = dialog.locator("input[type=file]");
    await choose.setInputFiles(broken);
    await dialog.getByText("it is no show of Vitrine").waitFor();
    expect((await there.snapshot()).shows).toHaveLength(1);

    await choose.setInputFiles({
      name: "show.vitrine",
      mimeType: "application/octet-stream",
      buffer: bytes,
    });
    await dialog.getByRole("heading", { name: title }).waitFor();
    await dialog.getByText("1 new; 10 that you have stay as they are here").waitFor();
    expect(await violations(other)).toEqual([]);
    expect((await there.snapshot()).shows, "nothing is written by a check").toHaveLength(1);
    await dialog.getByRole("button", { name: "Open the show" }).click();
    await dialog.waitFor({ state: "detached" });
    const opened = await there.until("the show", ({ show }) => show.state.show.title === title);
    expect(opened.shows).toHaveLength(2);
    expect(opened.show.state.show.rundown.segments.map(segment => segment.title)).toEqual(
      rundown.segments.map(segment => segment.title),
    );
    expect(opened.show.products.map(({ product }) => product.sku)).toContain(sku);
    await other
      .getByRole("button", { name: new RegExp(title) })
      .first()
      .waitFor();
    // The photos came along: the product's own picture can be had.
    const photo = opened.show.products.find(({ product }) => product.sku === sku)?.photo;
    const token = new URL(there.link).searchParams.get("token");
    const picture = await other.request.get(new URL(`/${photo}?token=${token}`, there.link).href);
    expect(picture.ok()).toBe(true);
  } finally {
    await there.close();
  }
});
