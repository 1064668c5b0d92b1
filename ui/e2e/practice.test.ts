/** A practice run as a host sees it: what viewers would see, what can go wrong, and the look before live. */
import { mkdir } from "node:fs/promises";
import { createServer, type Socket } from "node:net";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { RtmpServer } from "./rtmp";
import { TestStudio } from "./studio";

/** Pictures of the screens, to be looked at: only where somebody asks for them. */
const PICTURES = process.env.VITRINE_PICTURES;

let studio: TestStudio;

beforeAll(async () => {
  studio = await TestStudio.open();
  // Small enough that a busy machine keeps the pace: what is tested here is not the speed.
  const quality = { width: 640, height: 360, fps: 30, video_kbps: 1000, audio_kbps: 128 };
  await studio.request({ ask: "set_quality", quality });
  if (PICTURES) await mkdir(PICTURES, { recursive: true });
}, 60_000);

afterAll(() => studio.close());

beforeEach(async () => {
  const { show } = await studio.snapshot();
  if (show.state.live.phase === "practice") {
    await studio.request({ ask: "show", command: { do: "end" } });
  }
});

async function picture(page: Page, name: string): Promise<void> {
  if (PICTURES) await page.screenshot({ path: `${PICTURES}/${name}.png` });
}

async function practise(page: Page) {
  await page.getByRole("button", { name: "Practice" }).click();
  const panel = page.getByRole("region", { name: "At the viewer’s" });
  await panel.getByText("Connected").waitFor({ timeout: 20_000 });
  return panel;
}

/** How many different pictures the canvas has shown within a while. */
async function differentPictures(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const canvas = document.querySelector<HTMLCanvasElement>("canvas[data-flowing]");
    const seen = new Set<string>();
    for (let look = 0; look < 20 && canvas; look++) {
      seen.add(canvas.toDataURL());
      await new Promise(resolve => setTimeout(resolve, 100));
    }
    return seen.size;
  });
}

it("shows what a viewer would see, and how much later", async () => {
  const page = await studio.page();
  const panel = await practise(page);
  await studio.request({ ask: "show", command: { do: "take_next" } });
  const delay = panel.getByText(/Viewers would get this \d+\.\d\d s later/);
  await delay.waitFor({ timeout: 20_000 });
  const delayMs = Number(await delay.getAttribute("data-delay-ms"));
  expect(delayMs, "from the tick to the arrival").toBeGreaterThan(0);
  expect(delayMs).toBeLessThan(3_000);
  await studio.request({ ask: "show", command: { do: "take_next" } });
  await expect.poll(() => differentPictures(page), { timeout: 20_000 }).toBeGreaterThan(1);
  const { practice, setup } = await studio.snapshot();
  expect(practice?.pictures, "pictures arrive").toBeGreaterThan(30);
  expect(setup.destination.link.link, "no platform is concerned").toBe("off");
  await picture(page, "practice-1280x720");
  await page.setViewportSize({ width: 1920, height: 1080 });
  await picture(page, "practice-1920x1080");
  await page.context().close();
}, 90_000);

it("loses the network and comes back, by keyboard", async () => {
  const page = await studio.page();
  const panel = await practise(page);
  await panel.getByText(/Viewers would get this/).waitFor({ timeout: 20_000 });
  const lose = panel.getByRole("button", { name: "Lose network" });
  await lose.focus();
  await page.keyboard.press("Enter");
  await panel.getByText("A viewer would wait now.").waitFor({ timeout: 15_000 });
  await page
    .getByText(/Practice: the connection broke/)
    .first()
    .waitFor({ timeout: 15_000 });
  await picture(page, "practice-lost-1280x720");
  await panel.getByText(/Viewers would get this/).waitFor({ timeout: 30_000 });
  await panel.getByText("Connected").waitFor({ timeout: 20_000 });
  await page.context().close();
}, 90_000);

it("lets viewers ask, and F finds the answer", async () => {
  const page = await studio.page();
  const panel = await practise(page);
  await studio.request({ ask: "show", command: { do: "take_next" } });
  await panel.getByRole("button", { name: "Viewer asks" }).click();
  await page
    .getByText(/Practice: a viewer asks “/)
    .first()
    .waitFor();
  await page.keyboard.press("f");
  const typed = await page.evaluate(() => document.activeElement?.tagName);
  expect(typed, "the field for answers has the keyboard").toBe("INPUT");
  await picture(page, "practice-question-1280x720");
  await page.context().close();
}, 60_000);

it("is red for a wrong port, and green once it is right", async () => {
  const taken: Socket[] = [];
  // Somebody listens there who does not speak RTMP.
  const web = createServer(socket => {
    taken.push(socket);
    socket.on("error", () => {});
    socket.once("data", () => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"));
  });
  await new Promise<void>(resolve => web.listen(0, "127.0.0.1", resolve));
  const address = web.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const server = await RtmpServer.start();
  const page = await studio.page();
  const key = "a-key";
  await studio.request({
    ask: "set_destination",
    url: `rtmp://127.0.0.1:${port}/live`,
    key,
  });
  await page.getByRole("button", { name: "Go live" }).click();
  const dialog = page.getByRole("alertdialog");
  const destination = dialog.locator("[data-check^=destination]");
  await dialog.locator("[data-check^=destination][data-verdict=fails]").waitFor();
  expect(await destination.textContent()).toContain("not in RTMP");
  await expect
    .poll(() => dialog.getByRole("status").textContent(), { timeout: 30_000 })
    .toContain("not in order");
  await picture(page, "preflight-red-1280x720");
  await destination.getByRole("button", { name: "Destinations" }).click();
  await page.waitForURL(/#\/settings\/destinations/);
  await studio.request({ ask: "set_destination", url: server.url, key });
  await page.goto(`${studio.link}#/live`);
  await page.getByRole("button", { name: "Go live" }).click();
  await dialog.locator("[data-check^=destination][data-verdict=good]").waitFor();
  await picture(page, "preflight-green-1280x720");
  await page.keyboard.press("Escape");
  await page.context().close();
  await server.close();
  for (const socket of taken) socket.destroy();
  await new Promise(resolve => web.close(resolve));
}, 90_000);
