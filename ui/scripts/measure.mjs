// How soon the screens answer, in Chromium: node measure.mjs LINK SERVER KEY. Started by `./dev bench screens` over a
// catalogue of 100,000 products and a rundown of 300 items; prints one JSON object in milliseconds.
// Every wait has an end: what does not come is an error that names it.

import { openBrowser, openClient, tokenOf, within } from "./browser.mjs";

const [link, server, streamKey] = process.argv.slice(2);
const SIZE = { width: 1280, height: 800 };
/** What people type, letter by letter. */
const WORDS = ["lamp", "glass carafe", "SKU-0421", "marble", "maison 42", "wool throw"];
const MOVES = 30;
const KEYS = 120;
const SCROLL_MS = 4_000;
/** Far beyond what any answer may take; the measurement itself says how long it was. */
const ANSWER_WITHIN_MS = 5_000;
/** As long as the same rows may stand before they are taken for the answer to a longer word too. */
const SAME_ROWS_MS = 1_500;

const browser = await openBrowser();
try {
  const beside = await browser.newPage();
  // On a quiet screen: a second preview would compete with the one that is measured.
  const ask = await openClient(beside, `${link}#/settings`);
  // As after the first day: the welcome would stand before every screen.
  await ask({ ask: "finish_welcome" });
  const search = await searching(await open("#/catalogue"));
  const scroll_fps = await scrolling(await open("#/catalogue"));
  const reorder = await moving(await open("#/schedule"));
  const key = await taking(await open("#/live"), ask);
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

async function open(hash) {
  const page = await browser.newPage({ viewport: SIZE });
  page.setDefaultTimeout(ANSWER_WITHIN_MS);
  await page.goto(link + hash);
  await page.getByRole("main").waitFor();
  await page.waitForTimeout(1_000);
  return page;
}

/**
 * What `watch` promises in the page after `press`. It watches before the key goes down: started at the
 * same time, the key is sometimes first, and an answer that is already there never comes.
 */
async function answerTo(page, what, watch, argument, press) {
  const watching = await page.evaluateHandle(watch, argument);
  await press();
  const answer = page.evaluate(({ answer }) => answer, watching);
  return within(what, ANSWER_WITHIN_MS, answer);
}

/** From each letter to the first repaint with the rows of its answer. */
async function searching(page) {
  const field = page.locator("[data-search]").first();
  await field.focus();
  const took = [];
  for (const word of WORDS) {
    for (const letter of word) {
      const type = () => page.keyboard.press(letter === " " ? "Space" : letter);
      const what = `the rows for “${word}”`;
      const ms = await answerTo(page, what, watchRows, SAME_ROWS_MS, type);
      if (ms !== null) took.push(ms);
    }
    await field.fill("");
    await page.waitForTimeout(300);
  }
  await page.close();
  return took;
}

function watchRows(sameRowsMs) {
  const table = document.querySelector("[role='grid']");
  // The head changes with the first letter, before any answer.
  const rows = () =>
    [...table.querySelectorAll("[role='row'][aria-selected]")]
      .map(row => row.textContent)
      .join("|");
  const before = rows();
  let typedAt = 0;
  const onKeyDown = event => {
    typedAt = event.timeStamp;
  };
  window.addEventListener("keydown", onKeyDown, { once: true, capture: true });
  const giveUpAt = performance.now() + sameRowsMs;
  const answer = new Promise(resolve => {
    const look = () => {
      if (typedAt > 0 && rows() !== before) resolve(performance.now() - typedAt);
      // The same rows answer a longer word as well.
      else if (performance.now() > giveUpAt) resolve(null);
      else requestAnimationFrame(look);
    };
    look();
  });
  return { answer };
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
  const fps = await within("the count of pictures", ANSWER_WITHIN_MS, counted);
  await page.close();
  return fps;
}

/** From Alt+Down to the item in its new place on screen. */
async function moving(page) {
  await page.locator("[data-row] [data-column='title']").nth(2).click();
  const took = [];
  for (let move = 0; move < MOVES; move++) {
    const key = move % 2 === 0 ? "ArrowDown" : "ArrowUp";
    const what = `move ${move + 1} of the item by Alt+${key}`;
    const press = () => page.keyboard.press(`Alt+${key}`);
    took.push(await answerTo(page, what, watchOrder, key, press));
    await page.waitForTimeout(120);
  }
  await page.close();
  return took;
}

function watchOrder(key) {
  const order = () =>
    [...document.querySelectorAll("[data-row]")]
      .map(row => `${row.dataset.row}@${row.style.top}`)
      .join();
  const before = order();
  let pressedAt = 0;
  window.addEventListener(
    "keydown",
    // Alt goes down first, and moves nothing.
    event => {
      if (event.key === key) pressedAt = event.timeStamp;
    },
    { capture: true },
  );
  const answer = new Promise(resolve => {
    const look = () => {
      if (pressedAt > 0 && order() !== before) resolve(performance.now() - pressedAt);
      else requestAnimationFrame(look);
    };
    look();
  });
  return { answer };
}

/** From a key to the composition of the first program picture that shows what it did, on air. */
async function taking(page, ask) {
  await ask({ ask: "set_destination", url: server, key: streamKey });
  await ask({ ask: "show", command: { do: "go_live" } });
  await ask({ ask: "show", command: { do: "take_next" } });
  await page.waitForTimeout(1_500);
  const program = await page.evaluateHandle(watchProgram, tokenOf(link));
  const took = [];
  for (let key = 0; key < KEYS; key++) {
    // Not in step with the pictures; and the card has come to rest.
    await page.waitForTimeout(900 + Math.random() * 60);
    const changed = program.evaluate(program => program.pressCard());
    took.push(await within(`the picture after key ${key + 1}`, ANSWER_WITHIN_MS, changed));
  }
  await ask({ ask: "show", command: { do: "end" } });
  await page.close();
  return took;
}

/** The program's pictures as the preview gets them; `pressCard` presses the key of the card. */
async function watchProgram(token) {
  const SIZE = { width: 160, height: 90 };
  const socket = new WebSocket(`ws://${location.host}/lossy?token=${token}`);
  socket.binaryType = "arraybuffer";
  const context = new OffscreenCanvas(SIZE.width, SIZE.height).getContext("2d", {
    willReadFrequently: true,
  });
  /** The last picture before the key, in the lower half, where the card stands. */
  let still = null;
  let onChange = null;
  let pressedAt = 0;
  socket.onmessage = async message => {
    if (typeof message.data === "string") return;
    const composedAt = new DataView(message.data).getFloat64(0, true);
    const picture = await createImageBitmap(new Blob([new Uint8Array(message.data, 16)]));
    context.drawImage(picture, 0, 0, SIZE.width, SIZE.height);
    const { data } = context.getImageData(0, SIZE.height / 2, SIZE.width, SIZE.height / 2);
    socket.send(JSON.stringify({ credit: 1 }));
    if (!onChange || composedAt < pressedAt || !still) still = data;
    else if (hasChanged(data)) onChange(composedAt - pressedAt);
  };
  const hasChanged = pixels => {
    let changed = 0;
    for (let at = 0; at < pixels.length; at += 4) {
      if (Math.abs(pixels[at] - still[at]) > 12) changed += 1;
    }
    return changed > 40;
  };
  await new Promise(resolve => {
    socket.onopen = resolve;
  });
  socket.send(JSON.stringify({ preview: { width: 320, height: 180, fps: 30 } }));
  const pressCard = () =>
    new Promise(resolve => {
      pressedAt = performance.timeOrigin + performance.now();
      onChange = ms => {
        onChange = null;
        resolve(ms);
      };
      const key = { key: "c", code: "KeyC", bubbles: true };
      window.dispatchEvent(new KeyboardEvent("keydown", key));
    });
  return { pressCard };
}

function at(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
