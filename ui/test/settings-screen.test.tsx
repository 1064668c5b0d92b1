// @vitest-environment jsdom
import "./setup";
import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { App } from "../src/App";
import { FakeHost, type FakeOptions } from "../src/platform/fake";
import type { Host, StudioRequest } from "../src/platform/host";
import { StudioClient } from "../src/studio/client";
import { options } from "./builders";

/** The window at a place of its own, over a fake studio, and what it asked the studio for. */
async function openAt(
  hash: string,
  change: Partial<FakeOptions> = {},
  pickFolder?: Host["pickFolder"],
) {
  location.hash = hash;
  const host: Host = Object.assign(new FakeHost(options(change)), pickFolder && { pickFolder });
  const asked: StudioRequest[] = [];
  const request = host.request.bind(host);
  vi.spyOn(host, "request").mockImplementation(async each => {
    asked.push(each);
    return request(each);
  });
  vi.spyOn(host, "openLossy").mockReturnValue(new Promise(() => {}));
  const client = new StudioClient(host);
  client.start();
  render(<App client={client} />);
  await screen.findByRole("main");
  await waitFor(() => expect(client.view().devices).not.toBeNull());
  return { user: userEvent.setup(), asked, host };
}

beforeEach(() => localStorage.clear());

describe("giving an action another key", () => {
  it("names a clash and swaps the two keys", async () => {
    const { user, asked } = await openAt("#/settings/keys");
    await user.click(screen.getByRole("button", { name: /^Change the key: Card on or off/ }));
    await user.keyboard("m");
    const clash = await screen.findByText(/M already does: Mute or unmute the microphone/);
    expect(asked.some(each => each.ask === "set_keys" || each.ask === "set_strip")).toBe(false);
    await user.click(within(clash.parentElement as HTMLElement).getByText("Swap the two"));
    await waitFor(() =>
      expect(asked).toContainEqual({
        ask: "set_keys",
        keys: { toggle_card: "M", toggle_mute: "C" },
      }),
    );
  });

  it("is left by Escape", async () => {
    const { user, asked } = await openAt("#/settings/keys");
    await user.click(screen.getByRole("button", { name: /^Change the key: Undo/ }));
    await user.keyboard("{Escape}k");
    expect(screen.queryByText("Press a key…")).toBeNull();
    expect(asked.some(each => each.ask === "set_keys")).toBe(false);
  });
});

describe("the quality", () => {
  it("rests while a show is running, and says why", async () => {
    await openAt("#/settings/quality", { phase: "practice", takes: 1 });
    expect(await screen.findByText(/can’t change while a show is running/)).toBeTruthy();
    expect(screen.getByRole("button", { name: /720p, 30 fps/ }).matches(":disabled")).toBe(true);
  });
});

describe("the first start", () => {
  it("leads through five steps to a practice", async () => {
    const { user, asked } = await openAt("", { case: "first" });
    const welcome = await screen.findByRole("dialog", { name: "Welcome to Vitrine" });
    for (const title of [
      "Choose your camera",
      "Say something",
      "Share a screen, if you like",
      "Where will your show go?",
      "What do you sell first?",
    ]) {
      const heading = within(welcome).getByRole("heading", { name: title });
      await waitFor(() => expect(document.activeElement).toBe(heading));
      await user.click(within(welcome).getByRole("button", { name: "Next" }));
    }
    await user.click(within(welcome).getByRole("button", { name: "Start a practice" }));
    await waitFor(() =>
      // The Live screen behind looks ahead by itself.
      expect(asked.filter(each => each.ask !== "look_ahead").slice(-2)).toEqual([
        { ask: "finish_welcome" },
        { ask: "show", command: { do: "start_practice" } },
      ]),
    );
    expect(screen.queryByRole("dialog", { name: "Welcome to Vitrine" })).toBeNull();
  });
});

describe("the recording folder", () => {
  it("can only be typed where the system has no dialog for it", async () => {
    await openAt("#/settings/recording");
    expect(screen.queryByRole("button", { name: "Choose a folder…" })).toBeNull();
  });

  it("is kept once it was picked and saved", async () => {
    const pick = vi.fn(async () => "/home/lumen/Shows");
    const { user, asked } = await openAt("#/settings/recording", {}, pick);
    await user.click(screen.getByRole("button", { name: "Choose a folder…" }));
    expect(pick).toHaveBeenCalledWith("Folder for recordings");
    await waitFor(() =>
      expect(screen.getByLabelText<HTMLInputElement>("Folder").value).toBe("/home/lumen/Shows"),
    );
    await user.click(screen.getByRole("button", { name: "Save" }));
    const request = { ask: "set_recording_folder", folder: "/home/lumen/Shows" };
    await waitFor(() => expect(asked.at(-1)).toEqual(request));
  });
});

describe("the host view", () => {
  it("shows the item, its product and the producer's words, which the host can put away", async () => {
    const { user, asked, host } = await openAt("#/host", { phase: "live", takes: 2 });
    expect(screen.getByRole("heading", { level: 1, name: "Aube, the lamp" })).toBeTruthy();
    expect(screen.getByRole("timer").textContent).toContain("left");
    await host.request({ ask: "message_host", text: "Show it closer" });
    expect(await screen.findByText("Show it closer")).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Seen" }));
    await waitFor(() => expect(asked.at(-1)).toEqual({ ask: "message_host", text: null }));
  });

  it("scrolls by Space and takes nothing", async () => {
    const { user, asked } = await openAt("#/host", { phase: "live", takes: 2 });
    await user.keyboard(" ");
    expect(screen.getByRole("button", { name: "Pause" })).toBeTruthy();
    expect(asked.some(each => each.ask === "show")).toBe(false);
  });

  it("has keys that can be changed, and shows only its own", async () => {
    const { user, host } = await openAt("#/host", { phase: "live", takes: 2 });
    await host.request({ ask: "set_keys", keys: { prompter_scroll: "P" } });
    await user.keyboard(" ");
    expect(screen.queryByRole("button", { name: "Pause" }), "Space is free now").toBeNull();
    await user.keyboard("p");
    expect(screen.getByRole("button", { name: "Pause" })).toBeTruthy();
    await user.keyboard("?");
    const sheet = await screen.findByRole("dialog", { name: "Keys" });
    expect(
      within(sheet)
        .getAllByRole("heading", { level: 3 })
        .map(each => each.textContent),
    ).toEqual(["On the host view"]);
  });
});
