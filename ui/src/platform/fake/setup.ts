/** The fake studio's destinations, keys, folder and welcome, and what it answers about itself. */
import type { DestinationHealth } from "../../bindings/DestinationHealth";
import type { DestinationWish } from "../../bindings/DestinationWish";
import type { EditionHealth } from "../../bindings/EditionHealth";
import type { EditionView } from "../../bindings/EditionView";
import type { Language } from "../../bindings/Language";
import type { LinkView } from "../../bindings/LinkView";
import type { Quality } from "../../bindings/Quality";
import type { SavedDestination } from "../../bindings/SavedDestination";
import type { Setup } from "../../bindings/Setup";
import { AS_THE_SHOW, sentKbps, workOf } from "../../features/destination/wish";
import type { FakeOptions } from "../fake";
import type { StudioRequest, StudioResponse } from "../host";

/** The set-up after a request that concerns these; the same set-up after any other. */
export function withChange(setup: Setup, request: StudioRequest): Setup {
  switch (request.ask) {
    case "save_destination":
      return saved(setup, request);
    case "choose_destination":
      return chosen(setup, request.destination);
    case "use_destination":
      return settled(
        setup.destinations.map(each =>
          each.id === request.destination ? { ...each, is_used: request.is_used } : each,
        ),
        setup,
      );
    case "start_destination":
      return linked(setup, request.destination, { link: "on_air", since: Date.now() });
    case "stop_destination":
      return linked(setup, request.destination, { link: "off" });
    case "delete_destination":
      return settled(
        setup.destinations.filter(each => each.id !== request.destination),
        setup,
      );
    case "set_keys":
      return { ...setup, keys: request.keys };
    case "set_recording_folder":
      return { ...setup, recording_folder: request.folder ?? "/home/lumen/Videos/Vitrine" };
    case "set_recording":
      return { ...setup, recording: request.wish };
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
  const is_used = before?.is_used ?? true;
  const link: LinkView = { link: "off" };
  const edition = editionOf(draft.wish, setup.quality);
  const known = { has_key, is_key_kept: has_key, edition, link };
  const after = { ...draft, ...known, id, is_used, is_primary: false };
  return settled([...others, { ...after, is_primary: before?.is_primary ?? false }], setup);
}

/** As the studio makes it: destinations with the same number get the same. */
function editionOf(wish: DestinationWish, { width, height, ...rest }: Quality): EditionView | null {
  if (workOf(wish) === "none") return null;
  const lines = Math.min(width, height);
  const isUpright = wish.picture.picture === "portrait";
  const size = isUpright ? { width: lines, height: (lines * 16) / 9 } : { width, height };
  const video_kbps = sentKbps(wish, { width, height, ...rest });
  const composition = workOf(wish) === "composed" ? size.height : null;
  return { id: video_kbps + size.height, composition, ...size, video_kbps };
}

function chosen(setup: Setup, id: number): Setup {
  const destinations = setup.destinations.map(each => ({
    ...each,
    is_used: each.is_used || each.id === id,
    is_primary: each.id === id,
  }));
  return settled(destinations, setup);
}

const SEVERAL = [
  "Twitch",
  "YouTube",
  "Facebook Maison Lumen – Boutique",
  "Instagram",
  "Amazon Live",
];
const OUTAGE: Record<Language, string> = {
  en: "the network does not answer",
  fr: "le réseau ne répond pas",
};

/** One destination; in the case of several five, each of which does differently. */
export function demoDestinations(options: FakeOptions): SavedDestination[] {
  const isLive = options.phase === "live";
  const now = Date.now();
  const onAir: LinkView = { link: "on_air", since: now };
  const reason = OUTAGE[options.language];
  const lost: LinkView = { link: "reconnecting", attempt: 3, next_at: now + 8_000, reason };
  const off: LinkView = { link: "off" };
  const isSeveral = options.case === "several";
  const links: LinkView[] = isSeveral
    ? [onAir, onAir, lost, { link: "connecting" }, off]
    : [options.case === "reconnecting" ? lost : onAir];
  return links.map((link, index) => ({
    id: index + 1,
    name: SEVERAL[index] ?? "",
    platform: index === 0 ? "twitch" : null,
    url: index === 0 ? "rtmps://live.twitch.tv/app" : `rtmps://live${index}.example/app`,
    ...wished(index),
    is_used: index < 4,
    is_primary: index === 0,
    has_key: isLive || index !== 3,
    is_key_kept: index < 3,
    link: isLive ? link : off,
  }));
}

/** The fourth is upright and says no prices; the others get the show. */
function wished(index: number): Pick<SavedDestination, "wish" | "edition"> {
  if (index !== 3) return { wish: AS_THE_SHOW, edition: null };
  const wish: DestinationWish = {
    picture: { picture: "portrait", video_kbps: 4_500 },
    hides: { ...AS_THE_SHOW.hides, price: true },
  };
  return { wish, edition: editionOf(wish, SAFE) };
}

const SAFE: Quality = { width: 1920, height: 1080, fps: 30, video_kbps: 4500, audio_kbps: 128 };

/** How much gets through to one that viewers watch. */
export function healthOf({ id, link }: SavedDestination): DestinationHealth[] {
  if (link.link === "off") return [];
  const isOnAir = link.link === "on_air";
  return [
    { id, kbps: isOnAir ? 4_610 + id : 0, queue_ms: isOnAir ? 20 * id : 0, dropped_frames: 0 },
  ];
}

/** What is made beside the show, for those that viewers watch. */
export function editionsOf(destinations: readonly SavedDestination[]): EditionHealth[] {
  const made = destinations.filter(each => each.link.link !== "off");
  return made.flatMap(({ edition }) => {
    if (!edition) return [];
    const { id, video_kbps: kbps } = edition;
    return [{ id, fps: 24.5, kbps, missed_ticks: 11, dropped_frames: 0, mixer_ms: 2.1 }];
  });
}

/** One connection does differently now. */
export function linked(setup: Setup, id: number, link: LinkView): Setup {
  const destinations = setup.destinations.map(each => (each.id === id ? { ...each, link } : each));
  return settled(destinations, setup);
}

/** With these destinations; one of those that take part is the primary. */
export function settled(destinations: SavedDestination[], setup: Setup): Setup {
  const used = destinations.filter(each => each.is_used);
  const primary = used.find(each => each.is_primary) ?? used[0];
  return {
    ...setup,
    destinations: destinations.map(each => ({ ...each, is_primary: each.id === primary?.id })),
    destination: {
      url: primary?.url ?? "",
      has_key: primary?.has_key ?? false,
      is_key_kept: primary?.is_key_kept ?? false,
      link: primary?.link ?? { link: "off" },
    },
  };
}

/** The links of all that take part, once the show is live or no longer. */
export function withLinks(setup: Setup, link: LinkView): Setup {
  const destinations = setup.destinations.map(each => ({
    ...each,
    link: each.is_used ? link : ({ link: "off" } as const),
  }));
  return settled(destinations, setup);
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
            is_portrait: false,
            limits: [{ height: 1080, fps: 60, most_kbps: 6000 }],
            most_audio_kbps: 320,
          },
          {
            id: "tiktok",
            name: "TikTok LIVE",
            servers: [],
            key_page: "TikTok LIVE Center → Go LIVE",
            is_portrait: true,
            limits: [],
            most_audio_kbps: 128,
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
