/**
 * A platform on this machine: nginx with its RTMP module keeps what arrives, and what viewers could
 * read is read off its pictures.
 */
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

/** Where Debian and Ubuntu put it. */
const MODULE = "/usr/lib/nginx/modules/ngx_rtmp_module.so";
const READY_WITHIN_MS = 10_000;

const run = promisify(execFile);

export class RtmpServer {
  private constructor(
    readonly port: number,
    readonly folder: string,
    readonly program: ChildProcess,
  ) {}

  static async start(): Promise<RtmpServer> {
    const folder = await mkdtemp(join(tmpdir(), "vitrine-rtmp-"));
    await mkdir(join(folder, "recordings"));
    const port = await freePort();
    await writeFile(join(folder, "nginx.conf"), settings(folder, port));
    const program = spawn("nginx", ["-p", folder, "-c", "nginx.conf"], { stdio: "inherit" });
    const server = new RtmpServer(port, folder, program);
    await server.#ready();
    return server;
  }

  /** Where to push to, without the key. */
  get url(): string {
    return `rtmp://127.0.0.1:${this.port}/live`;
  }

  /** How many times somebody has begun to send. */
  async recordings(): Promise<number> {
    return (await readdir(join(this.folder, "recordings"))).length;
  }

  /** What stood on one picture of every two seconds that arrived, in order; a space between words. */
  async texts(): Promise<string[]> {
    const recordings = join(this.folder, "recordings");
    const [recording] = await readdir(recordings);
    if (!recording) throw new Error("nothing arrived at the server");
    const pictures = join(this.folder, "pictures");
    await mkdir(pictures);
    // Readers of print like dark letters on white.
    const filter = "fps=1/2,negate,format=gray";
    const target = join(pictures, "%04d.png");
    await run("ffmpeg", ["-v", "error", "-i", join(recordings, recording), "-vf", filter, target]);
    const list = join(this.folder, "pictures.txt");
    const files = (await readdir(pictures)).sort().map(name => join(pictures, name));
    await writeFile(list, files.join("\n"));
    // It would start a thread per core, which wait for each other.
    const env = { ...process.env, OMP_THREAD_LIMIT: "1" };
    const read = await run("tesseract", [list, "-", "--psm", "11"], { env });
    // A form feed ends the text of each picture.
    return read.stdout.split("\f").map(text => text.split(/\s+/).join(" "));
  }

  async close(): Promise<void> {
    const ended = new Promise(resolve => this.program.once("exit", resolve));
    this.program.kill("SIGTERM");
    await ended;
    await rm(this.folder, { recursive: true, force: true });
  }

  async #ready(): Promise<void> {
    const deadline = Date.now() + READY_WITHIN_MS;
    while (!(await answers(this.port))) {
      if (Date.now() > deadline) throw new Error("the RTMP server does not answer");
      await new Promise(resolve => setTimeout(resolve, 50));
    }
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect(port, "127.0.0.1");
    const tell = (is: boolean) => {
      socket.destroy();
      resolve(is);
    };
    socket.once("connect", () => tell(true));
    socket.once("error", () => tell(false));
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        typeof address === "object" && address
          ? resolve(address.port)
          : reject(new Error("no port is free")),
      );
    });
  });
}

/** One process that keeps its own user, so that the recordings are the test's. */
function settings(folder: string, port: number): string {
  return `load_module ${MODULE};
daemon off;
master_process off;
error_log stderr warn;
pid ${folder}/nginx.pid;
events { worker_connections 64; }
rtmp {
  server {
    listen 127.0.0.1:${port};
    chunk_size 4096;
    application live {
      live on;
      record all;
      record_path ${folder}/recordings;
      record_unique on;
      record_suffix -%s.flv;
    }
  }
}
`;
}
