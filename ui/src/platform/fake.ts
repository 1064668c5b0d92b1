/**
 * A studio that is played inside the page: for tests, and to work on the window with `npm run dev`.
 * The page's address sets the stage: `?phase=live&lang=fr&at=95&case=empty|devices|first|lost|loading|alarm|several`.
 */
import type { Language } from "../bindings/Language";
import type { Level } from "../bindings/Level";
import type { Phase } from "../bindings/Phase";
import type { Problem } from "../bindings/Problem";
import type { Setup } from "../bindings/Setup";
import type { ShowView } from "../bindings/ShowView";
import type { Snapshot } from "../bindings/Snapshot";
import type { SourceSlot } from "../bindings/SourceSlot";
import type { SourceView } from "../bindings/SourceView";
import type { State } from "../bindings/State";
import type { What } from "../bindings/What";
import { demoPhoto, demoProducts, demoSegments, SHOW_TITLE } from "./fake/demo";
import { FakeDossiers } from "./fake/dossier";
import { commanded, planOf, progressOf } from "./fake/live";
import { FakeLossySocket } from "./fake/picture";
import { demoRecording, demoRecordings } from "./fake/recording";
import { demoPractice, demoPreflight } from "./fake/rehearsal";
import { canned, otherShows, THEMES } from "./fake/screens";
import {
  answered,
  demoDestinations,
  editionsOf,
  healthOf,
  settled,
  withChange,
  withLinks,
} from "./fake/setup";
import {
  type Host,
  type HostListener,
  Refused,
  type StudioRequest,
  type StudioResponse,
  Unreachable,
} from "./host";

type Case =
  | "none"
  | "empty"
  | "devices"
  | "first"
  | "lost"
  | "loading"
  | "alarm"
  | "reconnecting"
  | "several";

export interface FakeOptions {
  language: Language;
  phase: Phase;
  /** How many items were taken already. */
  takes: number;
  /** How far into the current item, in seconds. */
  atSeconds: number;
  segments: number | undefined;
  case: Case;
}

export function fakeOptions(search: string): FakeOptions {
  const query = new URLSearchParams(search);
  const number = (name: string) => Number(query.get(name)) || 0;
  return {
    language: query.get("lang") === "fr" ? "fr" : "en",
    phase: (query.get("phase") as Phase | null) ?? "off",
    takes: number("takes"),
    atSeconds: number("at"),
    segments: number("segments") || undefined,
    case: (query.get("case") as Case | null) ?? "none",
  };
}

export function openFakeHost(options: FakeOptions): FakeHost {
  return new FakeHost(options);
}

const DEVICES: Record<SourceSlot, readonly string[]> = {
  camera: ["FaceTime HD Camera", "Logitech C920"],
  screen: ["Screen 1 (2560 × 1440)", "Maison Lumen – Firefox"],
  microphone: ["Blue Yeti", "Built-in microphone"],
  system_sound: ["What the computer plays"],
};

export class FakeHost implements Host {
  #listener: HostListener | undefined;
  #revision = 1;
  #state: State;
  #setup: Setup;
  #health: Snapshot["health"];
  #notices: Snapshot["notices"] = [];
  readonly #dossiers = new FakeDossiers();
  #hostMessage: Snapshot["host_message"] = null;
  #preflight: Snapshot["preflight"] = null;
  #past: State[] = [];
  #future: State[] = [];
  readonly #options: FakeOptions;

  constructor(options: FakeOptions) {
    this.#options = options;
    this.#setup = demoSetup(options);
    this.#state = demoState(options);
    this.#health = demoHealth(options.phase, this.#setup);
  }

  connect(listener: HostListener): () => void {
    this.#listener = listener;
    listener.onConnection("connecting");
    const { case: scenario } = this.#options;
    if (scenario === "loading") return () => {};
    const timers = [setTimeout(() => listener.onConnection("connected"))];
    if (scenario === "lost") timers.push(setTimeout(() => listener.onConnection("lost"), 600));
    if (scenario === "alarm") timers.push(setTimeout(() => this.#playNotices(), 600));
    const beat = setInterval(() => this.#send({ event: "health", health: this.#health }), 1000);
    return () => {
      clearInterval(beat);
      timers.forEach(clearTimeout);
    };
  }

  async request(request: StudioRequest): Promise<StudioResponse> {
    if (this.#options.case === "loading") throw new Unreachable("still starting");
    switch (request.ask) {
      case "snapshot":
        return { answer: "snapshot", snapshot: this.#snapshot() };
      case "devices":
        return { answer: "devices", devices: this.#devices() };
      case "find_products":
        return { answer: "products", products: demoProducts(this.#setup.language) };
      case "show":
        this.#become(commanded(this.#state, request.command, Date.now()));
        break;
      case "undo":
        this.#step(this.#past, this.#future);
        break;
      case "redo":
        this.#step(this.#future, this.#past);
        break;
      case "message_host":
        this.#hostMessage = request.text === null ? null : { text: request.text, at: Date.now() };
        this.#send({ event: "host_message", message: this.#hostMessage });
        break;
      case "recordings":
        return demoRecordings(this.#setup.language);
      case "preflight":
      case "stop_preflight":
        this.#preflight = request.ask === "preflight" ? demoPreflight(this.#setup) : null;
        this.#send({ event: "preflight", preflight: this.#preflight });
        break;
      case "peek":
      case "platforms":
      case "doctor":
        return answered(request.ask);
      default: {
        const known = this.#dossiers.answer(request, this.#setup.language, this.#revision);
        if (known?.changed) this.#send({ event: "dossier_changed", product: known.changed });
        if (known) return structuredClone(known.response);
        const answer = canned(request, this.#setup.language, this.#revision);
        if (answer) return answer;
        this.#changeSetup(request);
      }
    }
    return { answer: "done", revision: this.#revision };
  }

  async openLossy() {
    return new FakeLossySocket(() => {
      const { card, scene } = this.#state.live;
      const view = demoProducts(this.#setup.language).find(
        each => each.product.id === card?.product,
      );
      return {
        scene,
        isCardOn: card !== null,
        title: view?.product.title ?? "",
        price: view?.price ?? "",
      };
    });
  }

  photoUrl(photo: string): string {
    return demoPhoto(Number.parseInt(photo.replace("photo/", ""), 10));
  }

  async importPhoto(): Promise<never> {
    throw new Refused(refusal());
  }

  async openHostView() {
    window.open(`${location.search}#/host`, "vitrine-host");
  }

  #become(state: State | null): void {
    if (!state) throw new Refused(refusal());
    this.#past.push(this.#state);
    this.#future = [];
    this.#set(state);
  }

  #step(from: State[], to: State[]): void {
    const state = from.pop();
    if (!state) throw new Refused(refusal());
    to.push(this.#state);
    this.#set(state);
  }

  #set(state: State): void {
    this.#state = state;
    const { phase } = state.live;
    const link =
      phase === "live"
        ? ({ link: "on_air", since: Date.now() } as const)
        : ({ link: "off" } as const);
    this.#setup = withLinks(this.#setup, link);
    this.#health = demoHealth(phase, this.#setup);
    this.#send({ event: "setup", setup: this.#setup });
    this.#send({ event: "show", show: this.#show() });
    this.#send({ event: "recording", recording: demoRecording(phase) });
  }

  #changeSetup(request: StudioRequest): void {
    const setup = this.#setup;
    if (request.ask === "set_language") {
      this.#setup = { ...setup, language: request.language };
      this.#state = {
        ...this.#state,
        show: {
          ...this.#state.show,
          title: SHOW_TITLE[request.language],
          rundown: { segments: demoSegments(request.language, this.#options.segments) },
        },
      };
    }
    if (request.ask === "set_quality") this.#setup = { ...setup, quality: request.quality };
    if (request.ask === "set_strip") {
      const { gain_db, is_muted, delay_ms } = request;
      this.#setup = {
        ...setup,
        strips: setup.strips.map(strip =>
          strip.strip === request.strip ? { ...strip, gain_db, is_muted, delay_ms } : strip,
        ),
      };
    }
    if (request.ask === "set_source")
      this.#setup = withSource(setup, request.slot, chosen(request.device));
    this.#setup = withChange(this.#setup, request);
    this.#health = demoHealth(this.#state.live.phase, this.#setup);
    this.#send({ event: "health", health: this.#health });
    this.#send({ event: "setup", setup: structuredClone(this.#setup) });
    if (request.ask === "set_language") this.#send({ event: "show", show: this.#show() });
  }

  #playNotices(): void {
    const notice = (level: Level, code: string, message: string, hint: string) => {
      const notice = { level, code, message, hint, fix: null, at: Date.now(), resolved_at: null };
      this.#notices.push(notice);
      this.#send({ event: "notice", notice });
    };
    notice("info", "backup-made", "The catalogue was backed up", "Nothing to do.");
    notice(
      "warning",
      "camera-lost",
      "The camera stopped",
      "Check its cable; it comes back by itself.",
    );
    notice(
      "alarm",
      "sound-silent",
      "No sound goes out",
      "Unmute the microphone or choose another one.",
    );
  }

  #send(what: What): void {
    this.#revision += 1;
    this.#listener?.onEvent({ revision: this.#revision, what: structuredClone(what) });
  }

  #snapshot(): Snapshot {
    const { rundown, ...details } = this.#state.show;
    return structuredClone({
      revision: this.#revision,
      show: this.#show(),
      shows: [
        {
          ...details,
          segments: rundown.segments.length,
          length: rundown.segments.reduce((sum, segment) => sum + segment.duration, 0),
          is_template: false,
        },
        ...(this.#options.case === "empty" ? [] : otherShows(this.#setup.language)),
      ],
      themes: [...THEMES],
      host_message: this.#hostMessage,
      interrupted: null,
      preflight: this.#preflight,
      practice: this.#state.live.phase === "practice" ? demoPractice() : null,
      setup: this.#setup,
      health: this.#health,
      notices: this.#notices,
      recording: demoRecording(this.#state.live.phase),
    });
  }

  #show(): ShowView {
    const now = Date.now();
    return {
      state: this.#state,
      plan: planOf(this.#state.show.rundown.segments),
      progress: progressOf(this.#state, now),
      catch_up: null,
      doubted_bundle: null,
      fitting_cards: this.#state.live.current?.product == null ? [] : this.#setup.templates,
      now,
      products: demoProducts(this.#setup.language),
      undo: this.#past.length > 0 ? "take" : null,
      redo: this.#future.length > 0 ? "take" : null,
    };
  }

  #devices() {
    if (this.#options.case === "devices") return [];
    return (Object.keys(DEVICES) as SourceSlot[]).flatMap(slot =>
      DEVICES[slot].map(name => ({ id: name, name, slot })),
    );
  }
}

function chosen(device: string | null): SourceView {
  return { device, name: device, condition: device === null ? "none" : "running" };
}

function withSource(setup: Setup, slot: SourceSlot, source: SourceView): Setup {
  if (slot === "camera" || slot === "screen") return { ...setup, [slot]: source };
  return {
    ...setup,
    strips: setup.strips.map(strip => (strip.strip === slot ? { ...strip, source } : strip)),
  };
}

function demoSetup(options: FakeOptions): Setup {
  const source = (slot: SourceSlot) =>
    chosen(options.case === "devices" ? null : (DEVICES[slot][0] ?? null));
  const bare: Setup = {
    camera: source("camera"),
    screen: source("screen"),
    strips: [
      {
        strip: "microphone",
        source: source("microphone"),
        gain_db: 3,
        is_muted: false,
        delay_ms: 0,
      },
      {
        strip: "system_sound",
        source: source("system_sound"),
        gain_db: -12,
        is_muted: true,
        delay_ms: 0,
      },
    ],
    destination: { url: "", has_key: false, is_key_kept: false, link: { link: "off" } },
    quality: { width: 1920, height: 1080, fps: 30, video_kbps: 4500, audio_kbps: 128 },
    language: options.language,
    revealing: [],
    encoder: "x264enc",
    scenes: [
      "camera_full",
      "screen_full",
      "screen_with_camera",
      "side_by_side",
      "product_full",
      "slate",
    ],
    templates: ["lower-third", "side-card", "product-page", "price-tag"],
    fonts: ["Fraunces", "Inter", "Inter Display"],
    destinations: [],
    keys: {},
    recording_folder: "/home/lumen/Videos/Vitrine",
    recording: { records_live: true, records_practice: false, split_minutes: 30, video_kbps: null },
    is_welcomed: options.case !== "first",
  };
  const isBare = ["empty", "devices", "first"].includes(options.case);
  return isBare ? bare : settled(demoDestinations(options), bare);
}

/** The show with its first items taken, each five seconds late. */
function demoState(options: FakeOptions): State {
  const segments = options.case === "empty" ? [] : demoSegments(options.language, options.segments);
  let state: State = {
    show: {
      id: 1,
      title: SHOW_TITLE[options.language],
      language: options.language,
      currency: "EUR",
      theme: "lumen",
      planned_start: null,
      price_age_limit: null,
      rundown: { segments },
    },
    live: {
      phase: "off",
      started_at: null,
      ended_at: null,
      planned_end: null,
      current: null,
      next: segments[0]?.id ?? null,
      card: null,
      scene: "camera_full",
      done: [],
      vouched: [],
    },
  };
  if (options.phase === "off") return state;
  const LATE_MS = 5_000;
  const before = segments.slice(0, Math.max(0, options.takes - 1));
  const tookMs = before.reduce((sum, segment) => sum + segment.duration + LATE_MS, 0);
  let at = Date.now() - options.atSeconds * 1000 - tookMs;
  const start = options.phase === "live" ? "go_live" : "start_practice";
  state = commanded(state, { do: start }, at) ?? state;
  for (let take = 0; take < options.takes; take++) {
    if (take > 0) at += (segments[take - 1]?.duration ?? 0) + LATE_MS;
    state = commanded(state, { do: "take_next" }, at) ?? state;
  }
  if (options.phase === "ended") return commanded(state, { do: "end" }, Date.now()) ?? state;
  return state;
}

function demoHealth(phase: Phase, { destinations }: Setup): Snapshot["health"] {
  const each = destinations.flatMap(healthOf);
  return {
    fps: phase === "off" ? 0 : 30,
    missed_ticks: 0,
    frames: phase === "off" ? 0 : 22_340,
    dropped_frames: 0,
    kbps: each.reduce((sum, { kbps }) => sum + kbps, 0),
    queue_ms: Math.max(0, ...each.map(({ queue_ms }) => queue_ms)),
    cpu_percent: phase === "off" ? 12 : 61,
    lowered_kbps: each.length > 1 ? 2_400 : null,
    destinations: each,
    editions: editionsOf(destinations),
  };
}

function refusal(): Problem {
  return {
    code: "refused",
    message: "That can’t be done now.",
    hint: "Start a practice run or go live first.",
    detail: "",
    is_retryable: false,
    is_refusal: true,
  };
}
