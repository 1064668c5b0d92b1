/** A file of products is looked at, previewed, taken in and taken back. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { violations } from "../scripts/faults.mjs";
import { TestStudio } from "./studio";

let studio: TestStudio;

beforeEach(async () => {
  studio = await TestStudio.open();
});

afterEach(async () => {
  await studio.close();
});

/** Writes a table of products into the studio's folder. */
async function table(name: string, rows: readonly string[]): Promise<string> {
  const path = join(studio.data, name);
  await writeFile(path, ["sku,title,price,stock", ...rows, ""].join("\n"));
  return path;
}

it("imports a file by its path, after a preview, and undoes it", async () => {
  const before = await table("before.csv", ["E2E-1,Blue bowl,24.90,3", "E2E-2,Red bowl,19.90,4"]);
  await studio.request({
    ask: "import",
    wish: {
      file: before,
      source: "The shop",
      currency: "EUR",
      decimal: "auto",
      dates: "auto",
      mapping: null,
    },
  });
  const now = await table("now.csv", [
    "E2E-1,Blue bowl,21.90,3",
    "E2E-2,Red bowl,19.90,4",
    "E2E-3,Green bowl,29.90,5",
    "E2E-4,Grey bowl,a few euros,5",
  ]);

  const page = await studio.page("#/catalogue");
  await page.getByRole("button", { name: "Import…" }).click();
  const dialog = page.getByRole("dialog", { name: "Import products" });
  await dialog.getByLabel("Or its path on this computer").fill(now);
  await page.keyboard.press("Enter");
  await dialog.getByText("Table of products").waitFor();
  expect(await dialog.getByLabel("Source").inputValue()).toBe("now");
  expect(await dialog.getByLabel("What the column price is").inputValue()).toBe("price");

  await dialog.getByRole("button", { name: "Preview" }).click();
  await dialog.getByRole("button", { name: "1 Changed" }).waitFor();
  await dialog.getByRole("button", { name: "2 New" }).waitFor();
  await dialog.getByRole("button", { name: "1 Unchanged" }).waitFor();
  expect(await dialog.locator("del").first().textContent()).toContain("24.90");
  await dialog.getByText("€21.90").waitFor();
  expect(await violations(page)).toEqual([]);

  const write = dialog.getByRole("button", { name: "Import", exact: true });
  await studio.request({ ask: "show", command: { do: "start_practice" } });
  await dialog.getByText("A show is running").waitFor();
  expect(await write.isDisabled()).toBe(true);
  await studio.request({ ask: "show", command: { do: "end" } });
  await write.click();
  await dialog.getByRole("heading", { name: "“now.csv” is in the catalogue" }).waitFor();
  const imported = page.getByRole("row", { name: /Green bowl/ });
  await dialog.getByRole("button", { name: "Close" }).click();
  await page.getByLabel("Find by name").fill("bowl");
  await imported.waitFor();

  await page.getByRole("button", { name: "Undo import of now.csv" }).click();
  await imported.waitFor({ state: "detached" });
  await page.getByRole("row", { name: /Red bowl/ }).waitFor();
});
