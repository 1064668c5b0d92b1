/** A show on two platforms, one of which hangs: what the seller sees of it, and what goes on meanwhile. */
import type { Page } from "playwright-core";
import { afterEach, beforeEach, expect, it } from "vitest";
import { AS_THE_SHOW } from "../src/features/destination/wish";
import { RtmpServer } from "./rtmp";
import { TestStudio } from "./studio";

const LOOK_FOR_MS = 4_000;
/** The preview may slow down a little where two cores do everything; it may not stop. */
const GOES_ON = 0.7;

let studio: TestStudio;
let servers: RtmpServer[];

beforeEach(async () => {
  servers = await Promise.all([RtmpServer.start(), RtmpServer.start()]);
  studio = await TestStudio.open();
});

afterEach(async () => {
  await studio.close();
  for (const server of servers) {
    server.program.kill("SIGCONT");
    await server.close();
  }
});

/** Preview pictures a second. */
async function previewRate(page: Page): Promise<number> {
  const pictures = () => page.evaluate(() => window.vitrinePreviewLatency?.().frames ?? 0);
  const [from, begun] = [await pictures(), Date.now()];
  await page.waitForTimeout(LOOK_FOR_MS);
  return ((await pictures()) - from) / ((Date.now() - begun) / 1000);
}

const link = (name: string) => async () => {
  const { setup } = await studio.snapshot();
  return setup.destinations.find(each => each.name === name)?.link.link;
};

it("keeps preview and the other platform going while one hangs, and stops one alone", async () => {
  const names = ["Harbour TV", "Meadow TV"];
  for (const [index, server] of servers.entries()) {
    await studio.request({
      ask: "save_destination",
      draft: {
        id: null,
        name: names[index] ?? "",
        platform: null,
        url: server.url,
        wish: AS_THE_SHOW,
      },
      key: "evening",
    });
  }
  await studio.request({ ask: "show", command: { do: "go_live" } });
  await studio.request({ ask: "show", command: { do: "take_next" } });
  const [harbour, meadow] = names.map(link) as [() => Promise<unknown>, () => Promise<unknown>];
  for (const one of [harbour, meadow]) await expect.poll(one, { timeout: 20_000 }).toBe("on_air");
  const page = await studio.page("#/live");
  await page.getByRole("region", { name: "Now" }).waitFor();
  await page.waitForTimeout(LOOK_FOR_MS / 2);
  const before = await previewRate(page);

  servers[1]?.program.kill("SIGSTOP");
  await expect.poll(meadow, { timeout: 30_000 }).toBe("reconnecting");
  const during = await previewRate(page);
  process.stdout.write(`preview ${before.toFixed(1)}/s, while one hangs ${during.toFixed(1)}/s\n`);
  expect(during).toBeGreaterThan(before * GOES_ON);
  expect(await harbour()).toBe("on_air");
  await page
    .getByText(/Meadow TV/)
    .first()
    .waitFor();
  servers[1]?.program.kill("SIGCONT");
  await expect.poll(meadow, { timeout: 20_000 }).toBe("on_air");

  await page.getByRole("button", { name: "Stop Meadow TV" }).click();
  await page.getByRole("button", { name: "Stop it" }).click();
  await expect.poll(meadow, { timeout: 10_000 }).toBe("off");
  expect(await harbour()).toBe("on_air");
  expect(await servers[0]?.recordings(), "one connection from beginning to end").toBe(1);
});
