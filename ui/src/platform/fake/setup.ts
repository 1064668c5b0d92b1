/** The fake studio's destinations, keys, folder and welcome, and what it answers about itself. */
import type { Setup } from "../../bindings/Setup";
import type { StudioRequest, StudioResponse } from "../host";

/** The set-up after a request that concerns these; the same set-up after any other. */
export function withChange(setup: Setup, request: StudioRequest): Setup {
  switch (request.ask) {
    case "save_destination":
      return saved(setup, request);
    case "choose_destination":
      return chosen(setup, request.destination);
    case "delete_destination":
      return {
        ...setup,
        destinations: setup.destinations.filter(each => each.id !== request.destination),
      };
    case "set_keys":
      return { ...setup, keys: request.keys };
    case "set_recording_folder":
      return { ...setup, recording_folder: request.folder ?? "/home/lumen/Videos/Vitrine" };
    case "finish_welcome":
      return { ...setup, is_welcomed: true };
    default:
      return setup;
  }
}

function saved(setup: Setup, request: StudioRequest & { ask: "save_destination" }): Setup {
  const { draft, key } = request;
  const id = draft.id ?? setup.destinations.length + 1;
  const others = setup.destinations.filter(each => each.id !== id);
  const before = setup.destinations.find(each => each.id === id);
  const has_key = key !== null || (before?.has_key ?? false);
  return chosen(
    { ...setup, destinations: [...others, { ...draft, id, is_chosen: true, has_key }] },
    id,
  );
}

function chosen(setup: Setup, id: number): Setup {
  const destinations = setup.destinations.map(each => ({ ...each, is_chosen: each.id === id }));
  const inUse = destinations.find(each => each.is_chosen);
  const has_key = inUse?.has_key ?? false;
  const destination = { ...setup.destination, url: inUse?.url ?? "" };
  return {
    ...setup,
    destinations,
    destination: { ...destination, has_key, is_key_kept: has_key },
  };
}

export function answered(ask: "peek" | "platforms" | "doctor"): StudioResponse {
  switch (ask) {
    case "peek":
      return { answer: "peek", picture: null };
    case "platforms":
      return {
        answer: "platforms",
        platforms: [
          {
            id: "twitch",
            name: "Twitch",
            servers: [{ name: "Nearest server", url: "rtmps://live.twitch.tv/app" }],
            key_page: "dashboard.twitch.tv → Settings → Stream",
            limits: [{ height: 1080, fps: 60, most_kbps: 6000 }],
            most_audio_kbps: 320,
          },
        ],
      };
    case "doctor":
      return {
        answer: "doctor",
        version: "0.1.0",
        findings: [
          { name: "GStreamer", state: "good", detail: "1.22.0", remedy: "" },
          { name: "H.264", state: "missing", detail: "none", remedy: "sudo apt install x264" },
        ],
      };
  }
}
