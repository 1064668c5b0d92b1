/**
 * The one door between the window and whatever runs the studio. `tauri.ts` opens it inside the
 * desktop app, `web.ts` in a browser, `fake.ts` for tests and design work; nothing else in `ui/`
 * knows which of them it is.
 */
import type { Event as StudioEvent } from "../bindings/Event";
import type { ExportWish } from "../bindings/ExportWish";
import type { ImportedPhoto } from "../bindings/ImportedPhoto";
import type { Problem } from "../bindings/Problem";
import type { Request as StudioRequest } from "../bindings/Request";
import type { Response as StudioResponse } from "../bindings/Response";

export type { ImportedPhoto, StudioEvent, StudioRequest, StudioResponse };

/** Whether requests can reach the studio now. */
export type Connection = "connecting" | "connected" | "lost";

/** What a host tells its one listener. */
export interface HostListener {
  onConnection(connection: Connection): void;
  onEvent(event: StudioEvent): void;
}

/** The part of a WebSocket that the lossy stream needs, so that a fake can stand in for it. */
export interface LossySocket {
  binaryType: BinaryType;
  onopen: (() => void) | null;
  onmessage: ((message: { data: unknown }) => void) | null;
  onclose: (() => void) | null;
  send(text: string): void;
  close(): void;
}

/** A way to the studio. */
export interface Host {
  /** Starts listening; the returned function stops it. Reconnects by itself until then. */
  connect(listener: HostListener): () => void;
  /** Rejects with {@link Refused} when the studio says no, with {@link Unreachable} when it can't hear. */
  request(request: StudioRequest): Promise<StudioResponse>;
  /** A new connection to the stream of preview frames and sound levels. */
  openLossy(): Promise<LossySocket>;
  /** Where the picture at `photo` (as in `ProductView.photo`) can be loaded from. */
  photoUrl(photo: string): string;
  /**
   * Takes a picture into the studio's photo folder. Rejects as {@link request} does: a file that is
   * no picture, or too large, is {@link Refused}.
   */
  importPhoto(file: Blob): Promise<ImportedPhoto>;
  /**
   * Lets the person choose a folder of this computer, in a dialog of the system with this title;
   * `null` when they chose none. Only where there is such a dialog.
   */
  pickFolder?(title: string): Promise<string | null>;
  /** As {@link pickFolder}, for a file of products. */
  pickFile?(title: string): Promise<string | null>;
  /**
   * Lays a file of products where the studio can read it, and says where: only where the page may
   * be on another computer, or knows no paths. Rejects as {@link request} does.
   */
  uploadFile?(file: File): Promise<string>;
  /**
   * Lets the person choose where to write a file that is called `name` unless they say otherwise, in a
   * dialog of the system with this title, which asks before a file that is there is replaced; `null`
   * when they chose none. Only where there is such a dialog.
   */
  saveFile?(title: string, name: string): Promise<string | null>;
  /** Shows a file of this computer in its folder: only where the page is on this computer's desktop. */
  showInFolder?(file: string): Promise<void>;
  /** Where an export can be downloaded from: only where there is no {@link saveFile}. */
  downloadUrl?(wish: ExportWish): string;
  /** Opens the host view in a window of its own. */
  openHostView(): Promise<void>;
  /** The page's window, where the page decides when it may close. */
  window?: HostWindow;
}

/** A window of the desktop. */
export interface HostWindow {
  /** Whether something is unsaved: the window then asks the page before it closes. */
  hold(isHeld: boolean): Promise<void>;
  /** Hears that the person wants to close a window that is held. */
  onCloseAsked(listener: () => void): void;
  /** Closes the window, unless a show is live. */
  close(): Promise<void>;
}

/** The studio answered with a problem. */
export class Refused extends Error {
  override readonly name = "Refused";
  constructor(readonly problem: Problem) {
    super(problem.message);
  }
}

/** The studio did not answer: no connection, or not in time. */
export class Unreachable extends Error {
  override readonly name = "Unreachable";
}

/** The file name at the end of a photo's path: hosts put their own address before it. */
export function photoFile(photo: string): string {
  return photo.slice(photo.lastIndexOf("/") + 1);
}
