// How soon the screens answer, in Chromium: node measure.mjs LINK. Started by `./dev bench screens` over a
// catalogue of 100,000 products and a rundown of 300 items; prints one JSON object in milliseconds.

import { chromium } from "playwright-core";

const [link] = process.argv.slice(2);
const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";
const SIZE = { width: 1280, height: 800 };
/** What people type, letter by letter. */
const WORDS = ["lamp", "glass carafe", "SKU-0421", "marble", "maison 42", "wool throw"];
const MOVES = 30;
const KEYS = 40;
const SCROLL_MS = 4_000;

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
try {
  await skipWelcome();
  const search = await searching(await open("#/catalogue"));
  const scroll_fps = await scrolling(await open("#/catalogue"));
  const reorder = await moving(await open("#/schedule"));
  const key = await taking(await open("#/live"));
  const measured = {
    search_p50: at(search, 0.5),
    search_p99: at(search, 0.99),
    reorder_p50: at(reorder, 0.5),
    reorder_p99: at(reorder, 0.99),
    scroll_fps,
    key_p50: at(key, 0.5),
    key_p99: at(key, 0.99),
  };
  process.stdout.write(`${JSON.stringify(measured)}\n`);
} finally {
  await browser.close();
}

/** As after the first day: the welcome would stand before every screen. */
async function skipWelcome() {
  const page = await browser.newPage();
  await page.goto(link);
  await page.evaluate(async token => {
    const socket = new WebSocket(`ws://${location.host}/control?token=${token}`);
    await new Promise(resolve => {
      socket.onopen = resolve;
    });
    socket.send(JSON.stringify({ id: 1, request: { ask: "finish_welcome" } }));
    await new Promise(resolve => {
      socket.onmessage = resolve;
    });
  }, new URL(link).searchParams.get("token"));
  await page.close();
}

async function open(hash) {
  const page = await browser.newPage({ viewport: SIZE });
  await page.goto(link + hash);
  await page.getByRole("main").waitFor();
  await page.waitForTimeout(1_000);
  return page;
}

/** From each letter to the first repaint with the rows of its answer. */
async function searching(page) {
  const field = page.locator("[data-search]").first();
  await field.focus();
  const took = [];
  for (const word of WORDS) {
    for (let end = 1; end <= word.length; end++) {
      const answered = page.evaluate(
        () =>
          new Promise(resolve => {
            const table = document.querySelector("[role='grid'], [role='table'], table");
            const rows = () =>
              [...table.querySelectorAll("[role='row'], tr")].map(row => row.textContent).join("|");
            let pressedAt = 0;
            const before = rows();
            const field = document.querySelector("[data-search]");
            field.addEventListener(
              "input",
              () => {
                pressedAt = performance.now();
              },
              { once: true, capture: true },
            );
            const giveUpAt = performance.now() + 1_500;
            const look = () => {
              if (pressedAt > 0 && rows() !== before) resolve(performance.now() - pressedAt);
              // The same rows answer a longer word as well.
              else if (performance.now() > giveUpAt) resolve(null);
              else requestAnimationFrame(look);
            };
            look();
          }),
      );
      await page.keyboard.press(word[end - 1] === " " ? "Space" : word[end - 1]);
      const ms = await answered;
      if (ms !== null) took.push(ms);
    }
    await field.fill("");
    await page.waitForTimeout(300);
  }
  await page.close();
  return took;
}

/** Pictures a second while the table scrolls by its wheel. */
async function scrolling(page) {
  const counted = page.evaluate(
    ms =>
      new Promise(resolve => {
        const begun = performance.now();
        let pictures = 0;
        const tick = () => {
          pictures += 1;
          const passed = performance.now() - begun;
          if (passed < ms) requestAnimationFrame(tick);
          else resolve((pictures / passed) * 1_000);
        };
        requestAnimationFrame(tick);
      }),
    SCROLL_MS,
  );
  await page.mouse.move(SIZE.width / 2, SIZE.height / 2);
  const until = Date.now() + SCROLL_MS;
  while (Date.now() < until) {
    await page.mouse.wheel(0, 240);
    await page.waitForTimeout(16);
  }
  const fps = await counted;
  await page.close();
  return fps;
}

/** From Alt+Down to the item in its new place on screen. */
async function moving(page) {
  await page.locator("[data-row] [data-column='title']").nth(2).click();
  const took = [];
  for (let move = 0; move < MOVES; move++) {
    const moved = page.evaluate(
      () =>
        new Promise(resolve => {
          const order = () =>
            [...document.querySelectorAll("[data-row]")]
              .map(row => `${row.dataset.row}@${row.getBoundingClientRect().top}`)
              .join();
          const before = order();
          let pressedAt = 0;
          window.addEventListener(
            "keydown",
            () => {
              pressedAt = performance.now();
            },
            { once: true, capture: true },
          );
          const look = () => {
            if (pressedAt > 0 && order() !== before) resolve(performance.now() - pressedAt);
            else requestAnimationFrame(look);
          };
          look();
        }),
    );
    await page.keyboard.press(move % 2 === 0 ? "Alt+ArrowDown" : "Alt+ArrowUp");
    took.push(await moved);
    await page.waitForTimeout(120);
  }
  await page.close();
  return took;
}

/** From a key to the composition of the first program picture that shows what it did. */
async function taking(page) {
  await page.getByRole("button", { name: "Practice" }).first().click();
  await page.waitForTimeout(500);
  await page.keyboard.press("Space");
  await page.waitForTimeout(1_500);
  const token = new URL(link).searchParams.get("token");
  const took = await page.evaluate(
    async ({ token, keys }) => {
      const socket = new WebSocket(`ws://${location.host}/lossy?token=${token}`);
      socket.binaryType = "arraybuffer";
      const canvas = new OffscreenCanvas(160, 90);
      const context = canvas.getContext("2d", { willReadFrequently: true });
      let onPicture = () => {};
      socket.onmessage = async message => {
        if (typeof message.data === "string") return;
        const composedAt = new DataView(message.data).getFloat64(0, true);
        const picture = await createImageBitmap(new Blob([new Uint8Array(message.data, 16)]));
        context.drawImage(picture, 0, 0, 160, 90);
        onPicture(composedAt, context.getImageData(0, 45, 160, 45).data);
        socket.send(JSON.stringify({ credit: 1 }));
      };
      await new Promise(resolve => {
        socket.onopen = resolve;
      });
      socket.send(JSON.stringify({ preview: { width: 320, height: 180, fps: 30 } }));
      const took = [];
      for (let key = 0; key < keys; key++) {
        await new Promise(resolve => setTimeout(resolve, 900 + Math.random() * 60));
        took.push(
          await new Promise(resolve => {
            let still = null;
            let pressedAt = 0;
            onPicture = (composedAt, pixels) => {
              if (!pressedAt || composedAt < pressedAt) {
                still = pixels;
                return;
              }
              let changed = 0;
              for (let at = 0; at < pixels.length; at += 4) {
                if (Math.abs(pixels[at] - still[at]) > 12) changed += 1;
              }
              if (changed > 40) {
                onPicture = () => {};
                resolve(composedAt - pressedAt);
              }
            };
            setTimeout(() => {
              pressedAt = performance.timeOrigin + performance.now();
              window.dispatchEvent(
                new KeyboardEvent("keydown", { key: "c", code: "KeyC", bubbles: true }),
              );
            }, 120);
          }),
        );
      }
      socket.close();
      return took;
    },
    { token, keys: KEYS },
  );
  await page.close();
  return took;
}

function at(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
