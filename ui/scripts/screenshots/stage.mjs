// What has to stand before a picture is taken: devices, a planned month, the show on air.

import { until } from "../browser.mjs";

const DEVICES_WITHIN_MS = 15_000;
const ON_AIR_WITHIN_MS = 20_000;
const DAY_MS = 86_400_000;

/** As the show is. */
const WISH = {
  picture: { picture: "show" },
  hides: { price: false, rating: false, alternatives: false },
};

/** Two cores draw the page too, without a graphics card: 720p is what they are for. */
const QUALITY = { width: 1280, height: 720, fps: 30, video_kbps: 2_500, audio_kbps: 128 };

export async function plugIn(ask) {
  await ask({ ask: "set_quality", quality: QUALITY });
  for (const slot of ["camera", "screen", "microphone"]) {
    const device = await until(`a device for ${slot}`, DEVICES_WITHIN_MS, async () => {
      const { devices } = await ask({ ask: "devices" });
      return devices.find(device => device.slot === slot)?.id;
    });
    await ask({ ask: "set_source", slot, device });
  }
}

/** Shows around today, so that the calendar is that of a shop that sells every week. */
export async function plan(ask) {
  const { show } = await snapshot(ask);
  const { id, title, language, currency, theme } = show.state.show;
  const tonight = new Date();
  tonight.setHours(20, 0, 0, 0);
  const at = days => tonight.getTime() + days * DAY_MS;
  const details = { title, language, currency, theme, planned_start: at(0) };
  await ask({ ask: "edit_show", show: id, details });
  const others = [
    ["Autumn lights", -14],
    ["Everything for the table", -7],
    ["Gifts under 50 euros", 5],
    ["Last orders before the holidays", 12],
  ];
  for (const [title, days] of others) {
    const made = await ask({ ask: "create_show", title, copy_of: id });
    const planned_start = at(days);
    await ask({ ask: "edit_show", show: made.show, details: { ...details, title, planned_start } });
  }
  const template = await ask({ ask: "create_show", title: "Our usual evening", copy_of: id });
  await ask({ ask: "set_template", show: template.show, is_template: true });
  await ask({ ask: "open_show", show: id });
  await savePlatforms(ask);
}

/** Where such a shop would go as well. The keys are no keys. */
async function savePlatforms(ask) {
  const { platforms } = await ask({ ask: "platforms" });
  for (const { id, name, servers } of platforms) {
    const [server] = servers;
    if (!server) continue;
    const draft = { id: null, name, platform: id, url: server.url, wish: WISH };
    await ask({ ask: "save_destination", draft, key: "none" });
    const destination = await lastDestination(ask);
    await ask({ ask: "use_destination", destination, is_used: false });
  }
}

export async function goOnAir(ask, server, key) {
  const draft = { id: null, name: "Maison Lumen", platform: null, url: server, wish: WISH };
  await ask({ ask: "save_destination", draft, key });
  const show = command => ask({ ask: "show", command });
  await show({ do: "go_live" });
  await until("the connection", ON_AIR_WITHIN_MS, async () => {
    const { setup } = await snapshot(ask);
    return setup.destination.link.link === "on_air";
  });
  await show({ do: "take_next" });
  await show({ do: "take_next" });
}

async function lastDestination(ask) {
  const { setup } = await snapshot(ask);
  return setup.destinations.at(-1).id;
}

async function snapshot(ask) {
  return (await ask({ ask: "snapshot" })).snapshot;
}
