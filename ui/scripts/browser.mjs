// What the scripts share that look at a served studio: the browser, a client beside the page, and
// waits that end.

import { chromium } from "playwright-core";

const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";

export function openBrowser() {
  return chromium.launch({
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
}

/** The token that a link carries. */
export function tokenOf(link) {
  return new URL(link).searchParams.get("token");
}

/** A second client of the studio, in `page`: what it asks, every page follows. */
export async function openClient(page, link) {
  await page.goto(link);
  const ask = await page.evaluateHandle(token => {
    const socket = new WebSocket(`ws://${location.host}/control?token=${token}`);
    const isOpen = new Promise((resolve, reject) => {
      socket.addEventListener("open", resolve);
      socket.addEventListener("close", () => reject(new Error("the studio closed the line")));
    });
    const waiting = new Map();
    let last = 0;
    socket.addEventListener("message", message => {
      const said = JSON.parse(message.data);
      waiting.get(said.id)?.(said);
    });
    return async request => {
      await isOpen;
      last += 1;
      const id = last;
      const answer = new Promise(resolve => waiting.set(id, resolve));
      socket.send(JSON.stringify({ id, request }));
      const said = await answer;
      if (said.problem) throw new Error(`${said.problem.message} ${said.problem.detail}`);
      return said.ok;
    };
  }, tokenOf(link));
  return request =>
    within(
      `an answer to ${request.ask}`,
      10_000,
      page.evaluate(([ask, what]) => ask(what), [ask, request]),
    );
}

/** `promise`, or an error that names what did not come. */
export async function within(what, limitMs, promise) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} did not come in ${limitMs} ms`)), limitMs);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Asks again and again until `look` finds something. */
export async function until(what, limitMs, look) {
  const deadline = Date.now() + limitMs;
  for (;;) {
    const found = await within(what, limitMs, look());
    if (found) return found;
    if (Date.now() > deadline) throw new Error(`${what} did not come in ${limitMs} ms`);
    await new Promise(resolve => setTimeout(resolve, 100));
  }
}
