// Takes a picture of a screen in a fresh page, once it has come to rest.

import { join } from "node:path";

export const LAPTOP = { width: 1280, height: 800 };
export const DESK = { width: 1920, height: 1080 };

/** Long enough for pictures of products, and for what slides in. */
const REST_MS = 1_500;
/** The rates settle, and the preview, which steps back while a page starts, is at its full size again. */
const ON_AIR_REST_MS = 9_000;
const SHARP_WITHIN_MS = 15_000;
const CALM_WITHIN_MS = 10_000;

/** The browser writes dates in the studio's language. */
const LOCALES = { en: "en-GB", fr: "fr-FR" };

/** The names of the only pictures to take; all of them without it. */
const WANTED = process.env.PICTURES?.split(",");

export class Camera {
  constructor(browser, link, folder, language) {
    Object.assign(this, { browser, link, folder, locale: LOCALES[language] });
  }

  /**
   * `NAME-1280x800.png` of the screen at `hash`, after `act` did something in it, and once `ready`
   * has found what the picture is about.
   */
  async take(name, hash, { sizes = [LAPTOP], isLight = false, isOnAir = false, act, ready } = {}) {
    if (WANTED && !WANTED.includes(name)) return;
    const { locale } = this;
    const context = await this.browser.newContext({ viewport: sizes[0], locale });
    context.setDefaultTimeout(15_000);
    const page = await context.newPage();
    if (isLight) {
      await page.addInitScript(() => localStorage.setItem("vitrine-theme", "light"));
    }
    await page.goto(this.link + hash);
    await page.getByRole("main").waitFor();
    await page.waitForTimeout(REST_MS);
    await act?.(page);
    for (const [index, size] of sizes.entries()) {
      if (index > 0) await page.setViewportSize(size);
      await page.waitForTimeout(REST_MS);
      if (isOnAir) await sharpPreview(page, index === 0 ? ON_AIR_REST_MS : REST_MS);
      await calm(page);
      await ready?.(page);
      const file = `${name}-${size.width}x${size.height}.png`;
      await page.screenshot({ path: join(this.folder, file) });
    }
    await context.close();
  }
}

/** The messages leave by themselves. Where new ones keep coming, the picture shows them. */
async function calm(page) {
  const isCalm = () => !document.querySelector("[data-level='info'], [data-level='warning']");
  await page.waitForFunction(isCalm, null, { timeout: CALM_WITHIN_MS }).catch(() => {});
}

/** A machine that cannot bear it keeps its small preview, and its picture shows that. */
async function sharpPreview(page, restMs) {
  await page.waitForTimeout(restMs);
  const isSharp = () => (document.querySelector("canvas")?.width ?? 0) >= 640;
  await page.waitForFunction(isSharp, null, { timeout: SHARP_WITHIN_MS }).catch(() => {});
}
