/** A show is run from the Live screen, by keyboard, from more than one window. */
import type { Page } from "playwright-core";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { CardPicture } from "../src/bindings/CardPicture";
import { TestStudio } from "./studio";

/** Beyond it two people at two windows would talk about different things. */
const IN_STEP_WITHIN_MS = 200;

let studio: TestStudio;

beforeEach(async () => {
  studio = await TestStudio.open();
});

afterEach(async () => {
  await studio.close();
});

const now = (page: Page) => page.getByRole("region", { name: "Now" }).getByRole("heading");

async function practice(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Practice" }).click();
  await studio.until("practice", ({ show }) => show.state.live.phase === "practice");
}

/** One after the other: a second press before the first was done is the same press. */
async function takeTwo(page: Page): Promise<void> {
  await page.keyboard.press("Space");
  const { show } = await studio.until(
    "the first item",
    ({ show }) => show.state.live.current !== null,
  );
  const { current } = show.state.live;
  const first = show.state.show.rundown.segments.find(item => item.id === current?.id);
  // The window, too, knows that it is done.
  await now(page)
    .filter({ hasText: first?.title ?? "" })
    .waitFor();
  await page.keyboard.press("Space");
  await studio.until("the second item", ({ show }) => show.state.live.done.length === 1);
}

it("takes, clears, shows and undoes by keyboard", async () => {
  const page = await studio.page();
  await practice(page);
  const segments = (await studio.snapshot()).show.state.show.rundown.segments;
  await page.keyboard.press("Space");
  await now(page)
    .filter({ hasText: segments[0]?.title ?? "" })
    .waitFor();
  await page.keyboard.press("Space");
  await now(page)
    .filter({ hasText: segments[1]?.title ?? "" })
    .waitFor();
  await studio.until("a card", ({ show }) => show.state.live.card !== null);

  await page.keyboard.press("Escape");
  const cleared = await studio.until("no card", ({ show }) => show.state.live.card === null);
  expect(cleared.show.state.live.phase, "clearing never ends the show").toBe("practice");
  await page.keyboard.press("c");
  await studio.until("the card again", ({ show }) => show.state.live.card !== null);
  await page.keyboard.press("Control+z");
  await studio.until("undone", ({ show }) => show.state.live.card === null);
  await page.keyboard.press("Control+Shift+z");
  await studio.until("redone", ({ show }) => show.state.live.card !== null);
});

it("takes by Space after a button was clicked", async () => {
  const page = await studio.page();
  await practice(page);
  await page.keyboard.press("Space");
  await studio.until("the first item", ({ show }) => show.state.live.current !== null);
  await page.getByRole("button", { name: /^Mute/ }).first().click();
  await studio.until("silence", ({ setup }) => setup.strips.some(strip => strip.is_muted));
  await page.keyboard.press("Space");
  const taken = await studio.until("a take", ({ show }) => show.state.live.done.length === 1);
  expect(
    taken.setup.strips.some(strip => strip.is_muted),
    "muted once, not twice",
  ).toBe(true);
});

it("finds everything as it was after a reload in mid-show", async () => {
  const page = await studio.page();
  await practice(page);
  await takeTwo(page);
  const before = await studio.until(
    "the second item",
    ({ show }) => show.state.live.done.length === 1,
  );
  const title = await now(page).textContent();
  await page.reload();
  await now(page)
    .filter({ hasText: title ?? "" })
    .waitFor();
  await page.getByRole("button", { name: "End practice" }).waitFor();
  await page.getByText("Only you see this").waitFor();
  const after = await studio.snapshot();
  expect(after.show.state).toEqual(before.show.state);
});

it("keeps two windows in step", async () => {
  const [first, second] = [await studio.page(), await studio.page()];
  await practice(first);
  await second.getByRole("button", { name: "End practice" }).waitFor();
  const gaps: number[] = [];
  for (let take = 0; take < 8; take++) {
    const seenAt = second.evaluate(
      () =>
        new Promise<number>(resolve => {
          const heading = () => document.querySelector("[aria-label='Now'] h2")?.textContent;
          const before = heading();
          const look = () => {
            if (heading() !== before) resolve(performance.timeOrigin + performance.now());
            else requestAnimationFrame(look);
          };
          look();
        }),
    );
    const pressedAt = await first.evaluate(
      () =>
        new Promise<number>(resolve => {
          window.addEventListener(
            "keydown",
            () => resolve(performance.timeOrigin + performance.now()),
            { once: true, capture: true },
          );
          window.dispatchEvent(new Event("e2e-ready"));
          setTimeout(
            () => window.dispatchEvent(new KeyboardEvent("keydown", { key: " ", code: "Space" })),
            150,
          );
        }),
    );
    gaps.push((await seenAt) - pressedAt);
  }
  gaps.sort((a, b) => a - b);
  expect(gaps[Math.floor(gaps.length / 2)], `${gaps}`).toBeLessThan(IN_STEP_WITHIN_MS);
});

it("brings a price that is edited on air into the next preview pictures", async () => {
  const page = await studio.page();
  await practice(page);
  await takeTwo(page);
  const { show } = await studio.until("a card", ({ show }) => show.state.live.card !== null);
  const card = show.state.live.card;
  if (!card) throw new Error("no card");
  const draw = async (): Promise<CardPicture> => {
    const answer = await studio.request({
      ask: "draw_card",
      wish: {
        product: card.product,
        segment: show.state.live.current?.id ?? null,
        template: card.template,
        look: { from: "show" },
        width: 640,
        height: 360,
      },
    });
    if (answer.answer !== "card") throw new Error(`draw_card answered ${answer.answer}`);
    return answer.card;
  };
  const old = await draw();
  await page.getByRole("button", { name: "Price and stock of the card on air" }).click();
  const editor = page.getByRole("dialog");
  await editor.getByRole("textbox", { name: "Price", exact: true }).fill("77");
  // What will change is shown before it does.
  await editor.getByText("€77.00").first().waitFor();
  await page.keyboard.press("Enter");
  await studio.until("the new price", ({ show }) =>
    show.products.some(view => view.product.id === card.product && view.price === "€77.00"),
  );
  const edited = await draw();
  expect(edited.picture).not.toBe(old.picture);
  await page.waitForTimeout(600);
  const [toOld, toNew] = [await distance(page, old), await distance(page, edited)];
  expect(
    toNew,
    `the preview shows the new card (${toNew}), not the old one (${toOld})`,
  ).toBeLessThan(toOld);
});

/** How far the preview is from a card, in the mean over its opaque pixels that any card could differ in. */
async function distance(page: Page, card: CardPicture): Promise<number> {
  return page.evaluate(async card => {
    const picture = new Image();
    picture.src = card.picture;
    await picture.decode();
    const shown = document.querySelector("canvas");
    if (!shown) throw new Error("no preview");
    const size = { width: 640, height: 360 };
    const pixels = (paint: (context: CanvasRenderingContext2D) => void) => {
      const canvas = Object.assign(document.createElement("canvas"), size);
      const context = canvas.getContext("2d");
      if (!context) throw new Error("no canvas");
      paint(context);
      return context.getImageData(card.x, card.y, card.width, card.height).data;
    };
    const program = pixels(context => context.drawImage(shown, 0, 0, size.width, size.height));
    const expected = pixels(context => context.drawImage(picture, card.x, card.y));
    let [sum, count] = [0, 0];
    for (let at = 0; at < expected.length; at += 4) {
      if ((expected[at + 3] ?? 0) < 250) continue;
      for (let channel = 0; channel < 3; channel++) {
        sum += Math.abs((program[at + channel] ?? 0) - (expected[at + channel] ?? 0));
      }
      count += 3;
    }
    return sum / Math.max(1, count);
  }, card);
}
