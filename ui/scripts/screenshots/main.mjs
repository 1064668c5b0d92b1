// Takes the README's pictures of the served studio: node main.mjs LINK SERVER KEY FOLDER LANGUAGE.
// Started by `./dev screenshots` for each language, which brings the camera, the microphone and the
// server; PICTURES=live,host takes only those. English shows every screen, French the Live screen in
// the light theme.

import { mkdir } from "node:fs/promises";
import { openBrowser, openClient } from "../browser.mjs";
import { Camera } from "./camera.mjs";
import { screensOffAir, screensOnAir, welcome } from "./screens.mjs";
import { goOnAir, plan, plugIn } from "./stage.mjs";

const [link, server, key, folder, language] = process.argv.slice(2);

await mkdir(folder, { recursive: true });
const browser = await openBrowser();
try {
  // A page that only asks: the pictures are of pages that nobody has touched before.
  const ask = await openClient(await browser.newPage(), link);
  const camera = new Camera(browser, link, folder, language);
  await plugIn(ask);
  if (language === "fr") {
    await ask({ ask: "finish_welcome" });
    await goOnAir(ask, server, key);
    await camera.take("live-fr-light", "#/live", { isLight: true, isOnAir: true });
  } else {
    await welcome(camera);
    await ask({ ask: "finish_welcome" });
    await plan(ask);
    await screensOffAir(camera);
    await goOnAir(ask, server, key);
    await screensOnAir(camera, ask);
  }
  await ask({ ask: "show", command: { do: "end" } });
} finally {
  await browser.close();
}
