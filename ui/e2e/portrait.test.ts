/** A destination with an upright picture: saved, told in the list, and looked at before it goes out. */
import { afterEach, beforeEach, expect, it } from "vitest";
import { TestStudio } from "./studio";

let studio: TestStudio;

beforeEach(async () => {
  studio = await TestStudio.open();
});

afterEach(() => studio.close());

it("gives a destination an upright picture without prices, and shows it in the preview", async () => {
  const page = await studio.page("#/settings/destinations");
  await page.getByRole("button", { name: "Add a destination" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Platform").selectOption("TikTok LIVE");
  await dialog.getByLabel("Server address").fill("rtmp://127.0.0.1:1/live");
  await dialog.getByLabel("Stream key").fill("secret");
  const picture = dialog.getByLabel("Picture", { exact: true });
  expect(await picture.inputValue(), "what TikTok asks for").toBe("portrait");
  await dialog.getByRole("switch", { name: "Hide prices" }).click();
  await dialog.getByRole("button", { name: "Save" }).click();
  await page.getByText("upright 1080 × 1920 at 4,500 kbit/s · without prices").waitFor();

  await page.goto(page.url().replace("#/settings/destinations", "#/live"));
  const canvas = page.getByRole("img", { name: "The picture that goes out" });
  const shape = async () => {
    const [width, height] = await canvas.evaluate(it => {
      const { width, height } = it as HTMLCanvasElement;
      return [width, height];
    });
    return Number(width) / Number(height);
  };
  await expect.poll(shape, { timeout: 20_000 }).toBeCloseTo(16 / 9, 1);
  await page.getByRole("button", { name: /9:16/ }).click();
  await expect.poll(shape, { timeout: 20_000 }).toBeCloseTo(9 / 16, 1);
  await page.getByText("Waiting for the picture…").waitFor({ state: "hidden" });
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await expect.poll(shape, { timeout: 20_000 }).toBeCloseTo(16 / 9, 1);
}, 120_000);
