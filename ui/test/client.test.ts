import { describe, expect, it, vi } from "vitest";
import type { Snapshot } from "../src/bindings/Snapshot";
import {
  type Host,
  type HostListener,
  Refused,
  type StudioRequest,
  type StudioResponse,
  Unreachable,
} from "../src/platform/host";
import { StudioClient, type Tell } from "../src/studio/client";
import { event, snapshot } from "./builders";

/** A host whose answers the test gives by hand. */
class HandHost implements Host {
  listener: HostListener | undefined;
  readonly asked: {
    request: StudioRequest;
    answer(response: StudioResponse): void;
    fail(error: Error): void;
  }[] = [];

  connect(listener: HostListener) {
    this.listener = listener;
    return () => {};
  }

  request(request: StudioRequest): Promise<StudioResponse> {
    return new Promise((answer, fail) => this.asked.push({ request, answer, fail }));
  }

  openLossy(): Promise<never> {
    return Promise.reject(new Unreachable());
  }

  photoUrl = (photo: string) => photo;
  importPhoto = () => Promise.reject(new Unreachable("no photos here"));
  openHostView = () => Promise.resolve();

  snapshotsAsked() {
    return this.asked.filter(({ request }) => request.ask === "snapshot");
  }
}

async function connected(): Promise<{ host: HandHost; client: StudioClient; first: Snapshot }> {
  const host = new HandHost();
  const client = new StudioClient(host, () => 1_000);
  client.start();
  host.listener?.onConnection("connected");
  const first = await snapshot();
  host.snapshotsAsked()[0]?.answer({ answer: "snapshot", snapshot: first });
  await vi.waitFor(() => expect(client.view().connection).toBe("connected"));
  return { host, client, first };
}

describe("the client", () => {
  it("counts on from the studio's clock", async () => {
    const { client, first } = await connected();
    expect(client.nowMs()).toBe(first.show.now);
  });

  it("asks for the snapshot again after a gap, and applies what came meanwhile on top of it", async () => {
    const { host, client, first } = await connected();
    host.listener?.onEvent(event(first.revision + 2));
    expect(host.snapshotsAsked(), "a gap asks for the snapshot").toHaveLength(2);
    const health = { ...first.health, kbps: 777 };
    host.listener?.onEvent(event(first.revision + 3, { event: "health", health }));
    const newer = { ...first, revision: first.revision + 2 };
    host.snapshotsAsked()[1]?.answer({ answer: "snapshot", snapshot: newer });
    await vi.waitFor(() => expect(client.view().snapshot?.revision).toBe(first.revision + 3));
    expect(client.view().snapshot?.health.kbps).toBe(777);
  });

  it("comes back by itself: after a loss it is connected only once the new snapshot is here", async () => {
    const { host, client, first } = await connected();
    host.listener?.onConnection("lost");
    expect(client.view().connection).toBe("lost");
    expect(client.view().snapshot, "the last picture stays on screen").not.toBeNull();
    host.listener?.onConnection("connected");
    expect(client.view().connection).toBe("lost");
    host.snapshotsAsked()[1]?.answer({ answer: "snapshot", snapshot: { ...first, revision: 99 } });
    await vi.waitFor(() => expect(client.view().connection).toBe("connected"));
    expect(client.view().snapshot?.revision).toBe(99);
  });

  it("takes a second press of Take for the same press until the first is done", async () => {
    const { host, client } = await connected();
    const first = client.take({ do: "take_next" });
    expect(await client.take({ do: "take_next" })).toBe(false);
    const takes = host.asked.filter(({ request }) => request.ask === "show");
    expect(takes).toHaveLength(1);
    takes[0]?.answer({ answer: "done", revision: 2 });
    expect(await first).toBe(true);
    void client.take({ do: "take_next" });
    expect(host.asked.filter(({ request }) => request.ask === "show")).toHaveLength(2);
  });

  it("tells a refusal to the person", async () => {
    const { host, client } = await connected();
    const told: Tell[] = [];
    client.onTell(tell => told.push(tell));
    const asking = client.command({ do: "toggle_card" });
    const problem = {
      code: "refused-no-product",
      message: "No product",
      hint: "Choose one",
      detail: "",
      is_retryable: false,
      is_refusal: true,
    };
    host.asked.at(-1)?.fail(new Refused(problem));
    expect(await asking).toBe(false);
    expect(told).toEqual([{ tell: "problem", problem }]);
  });
});
