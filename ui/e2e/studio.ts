/**
 * A real studio in a folder of its own, served to a real browser. Nothing is simulated: the schedule
 * is on disk, the mixer runs, the preview is what would go on air.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { openBrowser } from "../scripts/browser.mjs";
import type { Problem } from "../src/bindings/Problem";
import type { Request } from "../src/bindings/Request";
import type { Response } from "../src/bindings/Response";
import type { Snapshot } from "../src/bindings/Snapshot";

const PROGRAM = process.env.VITRINE_BIN ?? join(import.meta.dirname, "../../target/debug/vitrine");
/** The page as it was built last, for work on it; otherwise the one in the program. */
const PAGE = process.env.VITRINE_PAGE ? ["--page", process.env.VITRINE_PAGE] : [];
/** A busy machine needs seconds to load fonts and open the schedule. */
const SERVED_WITHIN_MS = 30_000;

export interface Size {
  width: number;
  height: number;
}

export const LAPTOP: Size = { width: 1280, height: 720 };

export interface StudioOptions {
  /** Starts as on the very first day, with the welcome. */
  isFirstStart?: boolean;
  /** A folder with a schedule; an empty one otherwise. */
  data?: string;
}

export class TestStudio {
  #pages = 0;

  private constructor(
    readonly link: string,
    readonly data: string,
    readonly browser: Browser,
    readonly program: ChildProcess,
    /** Asks the studio directly, beside what the test does on its pages. */
    readonly desk: Page,
  ) {}

  static async open(options: StudioOptions = {}): Promise<TestStudio> {
    const data = options.data ?? (await mkdtemp(join(tmpdir(), "vitrine-e2e-")));
    const program = spawn(PROGRAM, ["serve", ...PAGE], {
      env: { ...process.env, VITRINE_DATA: data, LANG: "en_GB.UTF-8" },
      stdio: ["ignore", "pipe", "inherit"],
    });
    const link = await served(program);
    const browser = await openBrowser();
    const desk = await browser.newPage();
    // The page's own files without the page: only its origin is needed.
    await desk.goto(new URL("/index.html", link).href, { waitUntil: "commit" });
    const studio = new TestStudio(link, data, browser, program, desk);
    await studio.#connect();
    if (!options.isFirstStart) await studio.request({ ask: "finish_welcome" });
    return studio;
  }

  /** A window of the studio on one of its screens; what its console says fails the test. */
  async page(hash = "#/live", size: Size = LAPTOP): Promise<Page> {
    const context = await this.browser.newContext({ viewport: size, locale: "en-GB" });
    const page = await context.newPage();
    const name = `window ${++this.#pages}`;
    page.on("pageerror", error => {
      throw new Error(`${name}: ${error.message}`);
    });
    await page.goto(this.link + hash);
    await page.getByRole("main").waitFor();
    return page;
  }

  async request(request: Request): Promise<Response> {
    const said = await this.desk.evaluate(
      asked => (window as unknown as { ask(request: unknown): Promise<unknown> }).ask(asked),
      request,
    );
    const { ok, problem } = said as { ok?: Response; problem?: Problem };
    if (ok) return ok;
    throw new Error(`${request.ask}: ${problem?.message} ${problem?.detail}`);
  }

  async snapshot(): Promise<Snapshot> {
    const answer = await this.request({ ask: "snapshot" });
    if (answer.answer !== "snapshot") throw new Error(`snapshot answered ${answer.answer}`);
    return answer.snapshot;
  }

  /** Waits until the studio's snapshot is as wanted. */
  async until(what: string, wanted: (snapshot: Snapshot) => boolean, withinMs = 10_000) {
    const deadline = Date.now() + withinMs;
    for (;;) {
      const snapshot = await this.snapshot();
      if (wanted(snapshot)) return snapshot;
      if (Date.now() > deadline) throw new Error(`${what} did not come within ${withinMs} ms`);
      await new Promise(resolve => setTimeout(resolve, 50));
    }
  }

  async close(): Promise<void> {
    await this.browser.close();
    const ended = new Promise(resolve => this.program.once("exit", resolve));
    this.program.kill("SIGINT");
    await ended;
    await rm(this.data, { recursive: true, force: true });
  }

  /** Ends it as a power cut does; its folder stays, for another one. */
  async kill(): Promise<string> {
    const ended = new Promise(resolve => this.program.once("exit", resolve));
    this.program.kill("SIGKILL");
    await ended;
    await this.browser.close();
    return this.data;
  }

  async #connect(): Promise<void> {
    const token = new URL(this.link).searchParams.get("token");
    await this.desk.evaluate(async token => {
      const socket = new WebSocket(`ws://${location.host}/control?token=${token}`);
      const waiting = new Map<number, (said: unknown) => void>();
      let last = 0;
      socket.onmessage = message => {
        const said = JSON.parse(message.data) as { id?: number };
        if (said.id !== undefined) waiting.get(said.id)?.(said);
      };
      await new Promise(resolve => {
        socket.onopen = resolve;
      });
      const ask = (request: unknown) =>
        new Promise(resolve => {
          const id = ++last;
          waiting.set(id, resolve);
          socket.send(JSON.stringify({ id, request }));
        });
      Object.assign(window, { ask });
    }, token);
  }
}

/** The link that `vitrine serve` prints. */
function served(program: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    const timer = setTimeout(
      () => reject(new Error(`no link within ${SERVED_WITHIN_MS} ms: ${said}`)),
      SERVED_WITHIN_MS,
    );
    program.stdout?.on("data", (bytes: Buffer) => {
      said += bytes.toString();
      const link = /http:\S+/.exec(said)?.[0];
      if (!link) return;
      clearTimeout(timer);
      resolve(link);
    });
    program.once("exit", code => reject(new Error(`${PROGRAM} ended with ${code}: ${said}`)));
  });
}
