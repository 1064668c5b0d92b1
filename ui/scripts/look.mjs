// Looks at the built demo page in Chromium: a screenshot of every state in two sizes and both
// languages, and an axe-core check of each. `npm run look`, pictures in the folder LOOK_AT or
// /tmp/vitrine-look. Fails when axe finds something or the page says anything in its console.

import { mkdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";
import { preview } from "vite";

const FOLDER = process.env.LOOK_AT ?? "/tmp/vitrine-look";
const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";
const SIZES = [
  // The smallest the window gets.
  { width: 1024, height: 640 },
  { width: 1280, height: 720 },
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
];
const STATES = {
  off: "phase=off",
  ready: "phase=practice",
  practice: "phase=practice&takes=3&at=75",
  live: "phase=live&takes=3&at=61",
  danger: "phase=live&takes=2&at=75",
  overtime: "phase=live&takes=6&at=97",
  ended: "phase=ended&takes=9",
  empty: "case=empty",
  devices: "case=devices",
  lost: "phase=live&takes=3&at=20&case=lost",
  reconnecting: "phase=live&takes=3&at=20&case=reconnecting",
  alarm: "phase=live&takes=3&at=20&case=alarm",
  loading: "case=loading",
  long: "phase=live&takes=8&at=20&segments=300",
};
const DIALOGS = {
  "go-live": { query: "phase=off", open: /^(Go live|Passer en direct)$/ },
  end: { query: "phase=live&takes=3", open: /^(End the show|Terminer le direct)$/ },
  destination: { query: "phase=off", open: /^(Change…|Modifier…)$/ },
  keys: { query: "phase=off", open: /^(Keys|Raccourcis clavier)$/ },
};

const wanted = process.argv.slice(2);
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
await mkdir(FOLDER, { recursive: true });
const server = await preview({
  build: { outDir: "dist-demo" },
  preview: { port: 0, host: "127.0.0.1" },
  logLevel: "warn",
});
const origin = `http://127.0.0.1:${server.httpServer.address().port}`;
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
let complaints = 0;
try {
  for (const size of SIZES) {
    for (const language of ["en", "fr"]) await lookAll(size, language);
  }
} finally {
  await browser.close();
  await server.close();
}
process.exitCode = complaints > 0 ? 1 : 0;

async function lookAll(size, language) {
  const context = await browser.newContext({ viewport: size, bypassCSP: false });
  for (const [name, query] of Object.entries(STATES)) {
    await look(context, size, language, name, query);
  }
  for (const [name, { query, open }] of Object.entries(DIALOGS)) {
    await look(context, size, language, `dialog-${name}`, query, page =>
      page.getByRole("button", { name: open }).first().click(),
    );
  }
  await look(context, size, language, "light", "phase=live&takes=3&at=61", page =>
    page.getByRole("button", { name: /^(Light theme|Thème clair)$/ }).click(),
  );
  await context.close();
}

async function look(context, size, language, name, query, act) {
  const file = `${name}-${language}-${size.width}x${size.height}`;
  if (wanted.length > 0 && !wanted.some(word => file.includes(word))) return;
  const page = await context.newPage();
  page.on("console", message => complain(file, `console ${message.type()}: ${message.text()}`));
  page.on("pageerror", error => complain(file, error.message));
  await page.goto(`${origin}/?${query}&lang=${language}`);
  if (name !== "loading") {
    await page.waitForFunction(() => globalThis.vitrinePreviewLatency?.().frames > 5);
  }
  await page.waitForTimeout(900);
  if (act) await act(page);
  await page.waitForTimeout(400);
  await page.screenshot({ path: `${FOLDER}/${file}.png` });
  const overflow = await page.evaluate(
    () => document.documentElement.scrollHeight - window.innerHeight,
  );
  if (overflow > 0) complain(file, `the page is ${overflow} px too high`);
  await check(page, file);
  await page.evaluate(() => localStorage.clear());
  await page.close();
}

async function check(page, file) {
  // Evaluated, not added as a script: the page's policy allows no inline one.
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() =>
    globalThis.axe.run({
      // A list box is focusable in a disabled fieldset too; axe takes it for a disabled control.
      rules: { "scrollable-region-focusable": { enabled: !document.querySelector(":disabled") } },
    }),
  );
  for (const { id, help, nodes } of violations) {
    complain(file, `axe ${id}: ${help}`);
    for (const node of nodes.slice(0, 4)) {
      complain(file, `    ${node.html.slice(0, 130)} ${node.any[0]?.message ?? ""}`);
    }
  }
}

function complain(file, words) {
  complaints += 1;
  process.stdout.write(`${file}: ${words}\n`);
}
