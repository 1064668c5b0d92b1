/** From the very first start to a finished practice show. */
import { afterEach, beforeEach, expect, it } from "vitest";
import { TestStudio } from "./studio";

let studio: TestStudio;

beforeEach(async () => {
  studio = await TestStudio.open({ isFirstStart: true });
});

afterEach(async () => {
  await studio.close();
});

it("leads through five steps to a practice show that is finished", async () => {
  const page = await studio.page();
  const next = () => page.getByRole("button", { name: "Next", exact: true }).click();
  for (const heading of ["Choose your camera", "Say something", "Share a screen, if you like"]) {
    await page.getByRole("heading", { name: heading }).waitFor();
    await next();
  }
  await page.getByRole("heading", { name: "Where will your show go?" }).waitFor();
  await page.getByRole("radio", { name: /Practise for now/ }).check({ force: true });
  await next();
  await page.getByRole("heading", { name: "What do you sell first?" }).waitFor();
  await page.getByRole("radio", { name: /Add my first product/ }).check({ force: true });
  await page.getByRole("textbox", { name: "Name" }).fill("Blue shirt");
  await page.getByLabel("Price, EUR").fill("29");
  await next();
  await page.getByRole("button", { name: "Start a practice" }).click();
  const { setup } = await studio.until("practice", ({ show }) => {
    return show.state.live.phase === "practice";
  });
  expect(setup.is_welcomed, "it does not come again").toBe(true);
  const found = await studio.request({ ask: "find_products", text: "blue shirt", limit: 5 });
  expect(found.answer === "products" && found.products[0]?.price).toBe("€29.00");

  await page.keyboard.press("Space");
  await studio.until("an item", ({ show }) => show.state.live.current !== null);
  await page.getByRole("button", { name: "End practice" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "End practice" }).click();
  await studio.until("the end", ({ show }) => show.state.live.phase === "ended");
  await page.reload();
  await page.getByRole("main").waitFor();
  expect(await page.getByRole("heading", { name: "Choose your camera" }).count()).toBe(0);
});
