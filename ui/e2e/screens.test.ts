/** Every screen, in both themes and languages: nothing for axe to find, no text cut off. */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Language } from "../src/bindings/Language";
import { LAPTOP, TestStudio } from "./studio";

const SCREENS = [
  "#/live",
  "#/schedule",
  "#/catalogue",
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

let studio: TestStudio;
let axe: string;

beforeAll(async () => {
  studio = await TestStudio.open();
  await studio.request({ ask: "show", command: { do: "start_practice" } });
  await studio.request({ ask: "show", command: { do: "take_next" } });
  await studio.request({ ask: "show", command: { do: "take_next" } });
  await studio.request({ ask: "message_host", text: "Show it closer" });
  axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
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
    found.push(...(await cutTexts(page)));
    await page.context().close();
    expect(found).toEqual([]);
  });
});

async function violations(page: Page): Promise<string[]> {
  // Evaluated, not added as a script: the page's policy allows no inline one.
  await page.evaluate(axe);
  return page.evaluate(async () => {
    interface Found {
      violations: { id: string; nodes: { html: string }[] }[];
    }
    const { axe } = window as unknown as { axe: { run(): Promise<Found> } };
    const { violations } = await axe.run();
    return violations.flatMap(({ id, nodes }) =>
      nodes.slice(0, 3).map(node => `${id}: ${node.html.slice(0, 160)}`),
    );
  });
}

/** Words that do not fit their box. What the seller wrote may end in an ellipsis with a `title`. */
async function cutTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const cut: string[] = [];
    if (document.documentElement.scrollWidth > window.innerWidth) cut.push("the page is too wide");
    for (const element of document.querySelectorAll<HTMLElement>("body *")) {
      const hasText = [...element.childNodes].some(
        node => node.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
      );
      if (!hasText || element.closest("[title], .visually-hidden, select, textarea")) continue;
      const style = getComputedStyle(element);
      const isClipped = style.overflowX !== "visible" && style.overflowX !== "auto";
      if (isClipped && element.scrollWidth > element.clientWidth + 1) {
        cut.push(`cut: ${element.textContent?.trim().slice(0, 80)}`);
      }
    }
    return cut;
  });
}
