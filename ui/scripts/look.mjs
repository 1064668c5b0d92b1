// Looks at the built demo page in Chromium: a picture of every screen in both themes and languages,
// an axe-core check of each, and a search for words that are cut off. `npm run look`, pictures in the
// folder LOOK_AT or /tmp/vitrine-look. Fails when anything is found or the page says anything in its
// console.
//
//   npm run look                  every screen at 1280 × 720, and cut words at the other sizes
//   npm run look -- --all         all of it at every size, and every state of the Live screen too
//   npm run look -- cards-fr      only what has one of these words in its name

import { mkdir } from "node:fs/promises";
import { preview } from "vite";
import { openBrowser } from "./browser.mjs";
import { cutTexts, violations } from "./faults.mjs";

const FOLDER = process.env.LOOK_AT ?? "/tmp/vitrine-look";
const USUAL = { width: 1280, height: 720 };
// The smallest the window gets, and a large screen.
const SIZES = [USUAL, { width: 1024, height: 640 }, { width: 1920, height: 1080 }];
const LIVE = "phase=live&takes=3&at=61";

/** What is looked at: the query that sets the stage, the screen, and what is pressed first. */
const SCREENS = {
  live: { query: LIVE },
  practice: { query: "phase=practice&takes=3&at=75" },
  schedule: { query: LIVE, hash: "#/schedule" },
  "schedule-details": {
    query: "phase=off",
    hash: "#/schedule",
    act: page => page.getByRole("row").nth(2).click(),
  },
  catalogue: { query: LIVE, hash: "#/catalogue" },
  "catalogue-editor": {
    query: LIVE,
    hash: "#/catalogue",
    act: async page => {
      await page.getByRole("grid").focus();
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
    },
  },
  ...Object.fromEntries(
    ["fact", "review", "relation", "question"].map(part => [
      `dossier-${part}`,
      { query: LIVE, hash: `#/catalogue/1/${part}` },
    ]),
  ),
  "dossier-new-fact": {
    query: LIVE,
    hash: "#/catalogue/1/fact",
    act: press(/^(Add facts|Ajouter des infos)$/),
  },
  questions: { query: LIVE, hash: "#/catalogue/questions" },
  glance: { query: "phase=live&takes=2&at=20", act: page => page.keyboard.press("f") },
  answers: { query: "phase=live&takes=2&at=20", act: findAnswer },
  cards: { query: LIVE, hash: "#/cards" },
  devices: { query: LIVE, hash: "#/settings/devices" },
  destinations: { query: LIVE, hash: "#/settings/destinations" },
  quality: { query: "phase=off", hash: "#/settings/quality" },
  recording: { query: LIVE, hash: "#/settings/recording" },
  keys: { query: LIVE, hash: "#/settings/keys" },
  look: { query: LIVE, hash: "#/settings/look" },
  about: { query: LIVE, hash: "#/settings/about" },
  host: { query: LIVE, hash: "#/host" },
  welcome: { query: "phase=off&case=first" },
};
const STATES = {
  off: { query: "phase=off" },
  ready: { query: "phase=practice" },
  danger: { query: "phase=live&takes=2&at=75" },
  overtime: { query: "phase=live&takes=6&at=97" },
  ended: { query: "phase=ended&takes=9" },
  empty: { query: "case=empty" },
  "empty-schedule": { query: "case=empty", hash: "#/schedule" },
  "no-devices": { query: "case=devices" },
  lost: { query: "phase=live&takes=3&at=20&case=lost" },
  reconnecting: { query: "phase=live&takes=3&at=20&case=reconnecting" },
  several: { query: "phase=live&takes=3&at=20&case=several" },
  "several-off": { query: "phase=off&case=several" },
  "several-settings": { query: "phase=off&case=several", hash: "#/settings/destinations" },
  "several-settings-live": {
    query: "phase=live&takes=3&at=20&case=several",
    hash: "#/settings/destinations",
  },
  "dialog-several": { query: "phase=off&case=several", act: press(/^(Go live|Passer en direct)$/) },
  "dialog-stop": {
    query: "phase=live&takes=3&at=20&case=several",
    act: press(/^(Stop|Arrêter) Twitch$/),
  },
  alarm: { query: "phase=live&takes=3&at=20&case=alarm" },
  loading: { query: "case=loading" },
  long: { query: "phase=live&takes=8&at=20&segments=300" },
  "dialog-go-live": { query: "phase=off", act: press(/^(Go live|Passer en direct)$/) },
  "dialog-end": { query: LIVE, act: press(/^(End the show|Terminer le direct)$/) },
  "dialog-destination": { query: "phase=off", act: press(/^(Change…|Modifier…)$/) },
  "dialog-keys": { query: "phase=off", act: press(/^(Keys|Raccourcis clavier)$/) },
  "dialog-new-show": {
    query: "phase=off",
    hash: "#/schedule",
    act: press(/^(New show|Nouvelle,)/),
  },
  "dialog-export": {
    query: "phase=off",
    hash: "#/catalogue",
    act: press(/^(Export…|Exporter…)$/),
  },
  "dialog-save-show": {
    query: "phase=off",
    hash: "#/schedule",
    act: async page => {
      await press(/^Actions( :|:)/)(page);
      await page.getByRole("menuitem", { name: /^(Save show|Enregistrer en)/ }).click();
    },
  },
  "dialog-open-show": {
    query: "phase=off",
    hash: "#/schedule",
    act: press(/^(Open a show from|Ouvrir depuis)/),
  },
  "dialog-open-show-checked": {
    query: "phase=off",
    hash: "#/schedule",
    act: async page => {
      await press(/^(Open a show from|Ouvrir depuis)/)(page);
      await page.getByRole("dialog").getByRole("textbox").fill("/home/lumen/show.vitrine");
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { name: /(Christmas market|Marché de Noël)/ }).waitFor();
    },
  },
};

const words = process.argv.slice(2);
const isAll = words.includes("--all");
const wanted = words.filter(word => word !== "--all");
await mkdir(FOLDER, { recursive: true });
const server = await preview({
  build: { outDir: "dist-demo" },
  preview: { port: 0, host: "127.0.0.1" },
  logLevel: "warn",
});
const origin = `http://127.0.0.1:${server.httpServer.address().port}`;
const browser = await openBrowser();
let complaints = 0;
try {
  for (const language of ["en", "fr"]) {
    const shown = isAll || wanted.length > 0 ? { ...SCREENS, ...STATES } : SCREENS;
    for (const [name, screen] of Object.entries(shown)) {
      const file = `${name}-${language}`;
      await look(file, screen).catch(error => complain(file, error.message));
    }
  }
} finally {
  await browser.close();
  await server.close();
}
process.exitCode = complaints > 0 ? 1 : 0;

/** One screen in one language: opened once, then drawn in every theme and size. */
async function look(name, { query, hash = "", act }) {
  if (wanted.length > 0 && !wanted.some(word => name.includes(word))) return;
  const context = await browser.newContext({ viewport: USUAL });
  const page = await context.newPage();
  page.on("console", message => complain(name, `console ${message.type()}: ${message.text()}`));
  page.on("pageerror", error => complain(name, error.message));
  await page.goto(`${origin}/?${query}&lang=${name.slice(-2)}${hash}`);
  await page.getByRole("main").first().waitFor();
  await page.waitForTimeout(1_000);
  if (act) await act(page);
  for (const theme of ["dark", "light"]) {
    await page.evaluate(theme => {
      document.documentElement.dataset.theme = theme;
    }, theme);
    for (const size of SIZES) await draw(page, name, theme, size);
  }
  await context.close();
}

async function draw(page, name, theme, size) {
  const isUsual = size === USUAL;
  // Words are as wide in the light as in the dark.
  if (!isAll && !isUsual && theme === "light") return;
  const file = `${name}-${theme}-${size.width}x${size.height}`;
  await page.setViewportSize(size);
  await page.waitForTimeout(350);
  await page.screenshot({ path: `${FOLDER}/${file}.png` });
  const faults = await cutTexts(page);
  if (isAll || isUsual) faults.push(...(await violations(page)));
  for (const fault of faults) complain(file, fault);
}

/** A letter that stands in every answer, so that there are many. */
async function findAnswer(page) {
  await page.keyboard.press("f");
  await page.keyboard.type("a");
  await page.getByRole("listbox").getByRole("option").first().waitFor();
  await page.keyboard.press("ArrowDown");
}

function press(name) {
  return page => page.getByRole("button", { name }).first().click();
}

function complain(file, words) {
  complaints += 1;
  process.stdout.write(`${file}: ${words}\n`);
}
