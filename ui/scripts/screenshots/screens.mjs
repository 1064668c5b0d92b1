// The way to each screen, and what is open there when its picture is taken.

import { DESK, LAPTOP } from "./camera.mjs";

const BOTH = [LAPTOP, DESK];

/** While it stands before everything else: its first step, with the camera's picture. */
export async function welcome(camera) {
  const ready = page => page.getByRole("dialog").getByRole("img", { name: /now/ }).waitFor();
  await camera.take("welcome", "#/live", { ready });
}

export async function screensOffAir(camera) {
  await camera.take("schedule", "#/schedule", { sizes: BOTH, act: selectItem });
  await camera.take("catalogue", "#/catalogue", { sizes: BOTH });
  await camera.take("product", "#/catalogue", { act: openProduct });
  await camera.take("dossier", "#/catalogue/1/review");
  await camera.take("cards", "#/cards", { sizes: BOTH });
  await camera.take("theme", "#/cards", { act: copyTheme });
  await camera.take("settings-destinations", "#/settings/destinations");
  await camera.take("settings-quality", "#/settings/quality");
}

export async function screensOnAir(camera, ask) {
  await camera.take("live", "#/live", { sizes: [DESK, LAPTOP], isOnAir: true });
  await camera.take("keys", "#/live", { isOnAir: true, act: page => page.keyboard.press("?") });
  await ask({ ask: "message_host", text: "Show it closer" });
  await camera.take("host", "#/host", { sizes: BOTH });
}

/** An item with products and an offer fills the panel at the side. */
async function selectItem(page) {
  await page.locator("[data-row] [data-column='title']").nth(2).click();
  await page.mouse.move(0, 0);
}

async function openProduct(page) {
  await page.getByText("Brume teapot").first().click();
  await page.mouse.move(0, 0);
}

async function copyTheme(page) {
  await page.getByRole("button", { name: "Copy to edit" }).click();
  await page.mouse.move(0, 0);
}
