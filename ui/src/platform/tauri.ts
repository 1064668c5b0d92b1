/** The studio inside the desktop app. The only file that may import `@tauri-apps/api`. */
import { convertFileSrc, invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import type { Problem } from "../bindings/Problem";
import {
  type Host,
  type HostListener,
  type ImportedPhoto,
  type LossySocket,
  photoFile,
  Refused,
  type StudioEvent,
  type StudioRequest,
  type StudioResponse,
  Unreachable,
} from "./host";

export function openDesktopHost(): Host {
  return {
    connect,
    request,
    openLossy,
    photoUrl: photo => convertFileSrc(photoFile(photo), "photo"),
    importPhoto,
    pickFolder: title => invoke<string | null>("pick_folder", { title }),
    pickFile: title => invoke<string | null>("pick_file", { title }),
    saveFile: (title, name) => invoke<string | null>("save_file", { title, name }),
    showInFolder: file => invoke("show_in_folder", { file }),
    openHostView: () => invoke("open_host_view"),
    window: {
      hold: isHeld => invoke("hold_window", { isHeld }),
      onCloseAsked: listener => void listen("close-asked", listener),
      close: () => invoke("close_window"),
    },
  };
}

function connect(listener: HostListener): () => void {
  let isStopped = false;
  let stopListening: (() => void) | undefined;
  listener.onConnection("connecting");
  listen<StudioEvent>("studio-event", event => listener.onEvent(event.payload)).then(
    stop => {
      stopListening = stop;
      if (isStopped) stop();
      else listener.onConnection("connected");
    },
    () => listener.onConnection("lost"),
  );
  return () => {
    isStopped = true;
    stopListening?.();
  };
}

async function request(request: StudioRequest): Promise<StudioResponse> {
  try {
    return await invoke<StudioResponse>("request", { request });
  } catch (rejection) {
    if (isProblem(rejection)) throw new Refused(rejection);
    throw new Unreachable(String(rejection));
  }
}

async function importPhoto(file: Blob): Promise<ImportedPhoto> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  try {
    return await invoke<ImportedPhoto>("import_photo", bytes);
  } catch (rejection) {
    if (isProblem(rejection)) throw new Refused(rejection);
    throw new Unreachable(String(rejection));
  }
}

async function openLossy(): Promise<LossySocket> {
  return new WebSocket(await invoke<string>("lossy_url")) as LossySocket;
}

function isProblem(value: unknown): value is Problem {
  return typeof value === "object" && value !== null && "code" in value && "hint" in value;
}
