// Puts the served studio on air and takes its picture: node on-air.mjs LINK SERVER KEY FOLDER.
// Started by `./dev screenshots`, which brings the camera, the microphone and the server.

import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { chromium } from "playwright-core";

const [link, server, key, folder] = process.argv.slice(2);
const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";
const DEVICES_WITHIN_MS = 15_000;
const ON_AIR_WITHIN_MS = 20_000;

await mkdir(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath: CHROMIUM,
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
});
const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
await page.goto(link);

// A second client beside the page: what it asks, the page follows.
const ask = await page.evaluateHandle(token => {
  const socket = new WebSocket(`ws://${location.host}/control?token=${token}`);
  const open = new Promise(resolve => socket.addEventListener("open", resolve));
  const waiting = new Map();
  let last = 0;
  socket.addEventListener("message", message => {
    const said = JSON.parse(message.data);
    waiting.get(said.id)?.(said);
  });
  return async request => {
    await open;
    last += 1;
    const id = last;
    const answer = new Promise(resolve => waiting.set(id, resolve));
    socket.send(JSON.stringify({ id, request }));
    const said = await answer;
    if (said.problem) throw new Error(`${said.problem.message} ${said.problem.detail}`);
    return said.ok;
  };
}, new URL(link).searchParams.get("token"));
const request = what => page.evaluate(([ask, what]) => ask(what), [ask, what]);
await request({ ask: "finish_welcome" });
const show = command => request({ ask: "show", command });

async function until(what, limitMs, look) {
  const deadline = Date.now() + limitMs;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > deadline) throw new Error(`${what} did not come in ${limitMs} ms`);
    await page.waitForTimeout(100);
  }
}

async function use(slot) {
  const id = await until(`a device for ${slot}`, DEVICES_WITHIN_MS, async () => {
    const { devices } = await request({ ask: "devices" });
    return devices.find(device => device.slot === slot)?.id;
  });
  await request({ ask: "set_source", slot, device: id });
}

// Two cores draw the page too, without a graphics card: 720p is what they are for.
const quality = { width: 1280, height: 720, fps: 30, video_kbps: 2_500, audio_kbps: 128 };
await request({ ask: "set_quality", quality });
await use("camera");
await use("screen");
await use("microphone");
await request({ ask: "set_destination", url: server, key });
// All that starts up has started before anybody watches.
await page.waitForTimeout(4_000);
await show({ do: "go_live" });
await until("the connection", ON_AIR_WITHIN_MS, async () => {
  const { snapshot } = await request({ ask: "snapshot" });
  return snapshot.setup.destination.link.link === "on_air";
});
await show({ do: "take_next" });
await show({ do: "take_next" });
// Long enough for the rates to settle and the first notices to leave; and the preview, which steps
// back while the browser starts, is at its full size again on a machine that can bear it.
await page.waitForTimeout(9_000);
const isSharp = () => (document.querySelector("canvas")?.width ?? 0) >= 640;
await page.waitForFunction(isSharp, null, { timeout: 40_000 }).catch(() => {});
await page.screenshot({ path: join(folder, "live-1920x1080.png") });
await page.setViewportSize({ width: 1280, height: 800 });
await page.waitForTimeout(1_500);
await page.screenshot({ path: join(folder, "live-1280x800.png") });
await show({ do: "end" });
await browser.close();
