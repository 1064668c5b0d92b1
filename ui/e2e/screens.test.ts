/** Every screen, in both themes and languages: nothing for axe to find, no text cut off. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cutTexts, violations } from "../scripts/faults.mjs";
import type { Language } from "../src/bindings/Language";
import { LAPTOP, type Size, TestStudio } from "./studio";

const SCREENS = [
  "#/live",
  "#/schedule",
  "#/catalogue",
  "#/catalogue/1/fact",
  "#/catalogue/1/review",
  "#/catalogue/1/relation",
  "#/catalogue/questions",
  "#/cards",
  "#/settings/devices",
  "#/settings/destinations",
  "#/settings/quality",
  "#/settings/recording",
  "#/settings/keys",
  "#/settings/look",
  "#/settings/about",
  "#/host",
];

/** The smallest the window gets. */
const SMALLEST: Size = { width: 1024, height: 640 };

let studio: TestStudio;

beforeAll(async () => {
  studio = await TestStudio.open();
  await studio.request({ ask: "show", command: { do: "start_practice" } });
  await studio.request({ ask: "show", command: { do: "take_next" } });
  await studio.request({ ask: "show", command: { do: "take_next" } });
  await studio.request({ ask: "message_host", text: "Show it closer" });
});

afterAll(async () => {
  await studio.close();
});

describe.each(["en", "fr"] as Language[])("in %s", language => {
  beforeAll(async () => {
    await studio.request({ ask: "set_language", language });
  });

  it.each(SCREENS)("%s", async hash => {
    const page = await studio.page(hash, LAPTOP);
    const found: string[] = [];
    for (const theme of ["dark", "light"]) {
      await page.evaluate(theme => {
        document.documentElement.dataset.theme = theme;
      }, theme);
      await page.waitForTimeout(700);
      found.push(...(await violations(page)).map(each => `${theme}: ${each}`));
    }
    for (const size of [LAPTOP, SMALLEST]) {
      await page.setViewportSize(size);
      await page.waitForTimeout(200);
      found.push(...(await cutTexts(page)).map(each => `${size.width} wide: ${each}`));
    }
    await page.context().close();
    expect(found).toEqual([]);
  });
});
