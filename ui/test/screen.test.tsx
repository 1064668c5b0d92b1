// @vitest-environment jsdom
import "./setup";
import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { App } from "../src/App";
import { AS_THE_SHOW } from "../src/features/destination/wish";
import { FakeHost, type FakeOptions } from "../src/platform/fake";
import type { HostListener, StudioRequest } from "../src/platform/host";
import { StudioClient } from "../src/studio/client";
import { options } from "./builders";

/** The screen over a fake studio, and what it asked the studio for. */
async function openScreen(change: Partial<FakeOptions> = {}) {
  location.hash = "";
  const host = new FakeHost(options(change));
  const asked: StudioRequest[] = [];
  const request = host.request.bind(host);
  vi.spyOn(host, "request").mockImplementation(async each => {
    asked.push(each);
    return request(each);
  });
  let listener: HostListener | undefined;
  const connect = host.connect.bind(host);
  vi.spyOn(host, "connect").mockImplementation(each => {
    listener = each;
    return connect(each);
  });
  vi.spyOn(host, "openLossy").mockReturnValue(new Promise(() => {}));
  const client = new StudioClient(host);
  client.start();
  render(<App client={client} />);
  await screen.findByRole("main");
  await waitFor(() => expect(client.view().devices).not.toBeNull());
  const commands = () => asked.flatMap(each => (each.ask === "show" ? [each.command] : []));
  const connection = (now: "lost" | "connected") => listener?.onConnection(now);
  return { user: userEvent.setup(), commands, asked, client, connection };
}

describe("going live", () => {
  it("asks first, with the focus on the safe answer", async () => {
    const { user, commands } = await openScreen();
    await user.click(screen.getByRole("button", { name: "Go live" }));
    const dialog = await screen.findByRole("alertdialog", { name: "Go live now?" });
    expect(dialog.textContent).toContain("goes out to Twitch.");
    expect(document.activeElement).toBe(within(dialog).getByRole("button", { name: "Not yet" }));
    expect(commands(), "nothing is sent before the answer").toEqual([]);
    await user.click(within(dialog).getByRole("button", { name: "Go live" }));
    await waitFor(() => expect(commands()).toEqual([{ do: "go_live" }]));
    expect(await screen.findByText("Viewers see and hear this")).toBeTruthy();
  });

  it("does nothing when the answer is no", async () => {
    const { user, commands } = await openScreen();
    await user.click(screen.getByRole("button", { name: "Go live" }));
    await user.click(screen.getByRole("button", { name: "Not yet" }));
    expect(screen.queryByRole("alertdialog")).toBeNull();
    expect(commands()).toEqual([]);
  });

  it("names every destination, and is held back by one without a key", async () => {
    const { user } = await openScreen({ case: "several" });
    await user.click(screen.getByRole("button", { name: "Go live" }));
    const dialog = await screen.findByRole("alertdialog");
    expect(dialog.textContent).toContain("Twitch, YouTube, Facebook");
    expect(dialog.textContent).toContain("Instagram No stream key");
    expect(dialog.textContent, "it takes no part").not.toContain("Amazon Live");
    const yes = within(dialog).getByRole("button", { name: "Go live" });
    expect((yes as HTMLButtonElement).disabled).toBe(true);
  });

  it("is held back while there is nowhere to go", async () => {
    const { user } = await openScreen({ case: "devices" });
    await user.click(screen.getByRole("button", { name: "Go live" }));
    const dialog = await screen.findByRole("alertdialog");
    const yes = within(dialog).getByRole("button", { name: "Go live" });
    expect((yes as HTMLButtonElement).disabled).toBe(true);
    expect(dialog.textContent).toContain("No destination is set");
  });

  it("keeps Tab inside the question", async () => {
    const { user } = await openScreen();
    await user.click(screen.getByRole("button", { name: "Go live" }));
    const dialog = await screen.findByRole("alertdialog");
    for (let press = 0; press < 5; press++) {
      await user.tab();
      expect(dialog.contains(document.activeElement)).toBe(true);
    }
  });
});

describe("ending", () => {
  it("asks first", async () => {
    const { user, commands } = await openScreen({ phase: "live", takes: 2 });
    await user.click(screen.getByRole("button", { name: "End the show" }));
    const dialog = await screen.findByRole("alertdialog", { name: "End the show?" });
    expect(document.activeElement).toBe(within(dialog).getByRole("button", { name: "Stay live" }));
    await user.click(within(dialog).getByRole("button", { name: "End the show" }));
    await waitFor(() => expect(commands()).toEqual([{ do: "end" }]));
  });

  it("never happens by Escape, which clears the graphics", async () => {
    const { user, commands } = await openScreen({ phase: "live", takes: 2 });
    await user.keyboard("{Escape}");
    expect(commands()).toEqual([{ do: "clear_graphics" }]);
  });
});

describe("keys on the screen", () => {
  it("take, select, show and mute", async () => {
    const { user, commands, asked } = await openScreen({ phase: "practice", takes: 3 });
    await user.keyboard(" ");
    await waitFor(() => expect(commands()).toEqual([{ do: "take_next" }]));
    await user.keyboard("{ArrowDown}{ArrowDown}{Enter}");
    await waitFor(() => expect(commands().at(-1)).toEqual({ do: "take", segment: 2 }));
    await screen.findByRole("heading", { name: "Aube, the lamp" });
    await user.keyboard("2");
    await waitFor(() => expect(commands().at(-1)).toEqual({ do: "take_product", product: 2 }));
    await user.keyboard("cm");
    expect(commands().at(-1)).toEqual({ do: "toggle_card" });
    expect(asked.at(-1)).toMatchObject({ ask: "set_strip", strip: "microphone", is_muted: true });
  });

  it("rest while a dialog is open", async () => {
    const { user, commands } = await openScreen({ phase: "live", takes: 2 });
    await user.keyboard("?");
    await screen.findByRole("dialog", { name: "Keys" });
    await user.keyboard("cm");
    expect(commands()).toEqual([]);
  });

  it("Space takes the next item even after a button was clicked", async () => {
    const { user, commands } = await openScreen({ phase: "practice", takes: 3 });
    await user.click(screen.getByRole("button", { name: /Card is on/ }));
    await user.keyboard(" ");
    await waitFor(() => expect(commands()).toEqual([{ do: "toggle_card" }, { do: "take_next" }]));
  });
});

describe("a lost connection", () => {
  it("says so, turns every control off, and comes back by itself", async () => {
    const { user, commands, connection } = await openScreen({ phase: "live", takes: 2 });
    const take = () => screen.getByRole("button", { name: /Take next/ });
    connection("lost");
    await screen.findByText("A running show goes on. Trying again by itself…");
    expect(take().matches(":disabled")).toBe(true);
    await user.keyboard(" ");
    expect(commands(), "keys rest too").toEqual([]);
    connection("connected");
    await waitFor(() => expect(take().matches(":disabled")).toBe(false));
  });
});

describe("other states", () => {
  it("speaks French at once", async () => {
    const { user } = await openScreen();
    location.hash = "#/settings/look";
    await user.click(await screen.findByRole("button", { name: "FR, Français" }));
    expect(await screen.findByRole("button", { name: "Passer en direct" })).toBeTruthy();
    expect(document.documentElement.lang).toBe("fr");
  });

  it("says what is missing when nothing is planned", async () => {
    await openScreen({ case: "empty" });
    expect(screen.getByText("Nothing is planned yet")).toBeTruthy();
  });

  it("says which source is not there and leads to where one is chosen", async () => {
    await openScreen({ case: "devices" });
    const light = screen.getByRole("link", { name: "Camera: None, Not used" });
    expect(light.getAttribute("href")).toBe("#/settings/devices");
  });

  it("sends a stream key and forgets it", async () => {
    const { user, asked } = await openScreen();
    await user.click(screen.getByRole("button", { name: "Change…" }));
    const key = screen.getByLabelText("Stream key") as HTMLInputElement;
    expect([key.type, key.value], "a kept key is never shown").toEqual(["password", ""]);
    await user.type(key, "live_123");
    await user.click(screen.getByRole("button", { name: "Save" }));
    await waitFor(() =>
      expect(asked).toContainEqual({
        ask: "save_destination",
        draft: {
          id: 1,
          name: "Twitch",
          platform: "twitch",
          url: "rtmps://live.twitch.tv/app",
          wish: AS_THE_SHOW,
        },
        key: "live_123",
      }),
    );
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(document.body.innerHTML).not.toContain("live_123");
  });
});

describe("several destinations", () => {
  it("are started and stopped one by one, and stopping asks first", async () => {
    const { user, asked } = await openScreen({ phase: "live", case: "several" });
    const panel = screen.getByRole("region", { name: "Destinations" });
    expect(panel.textContent).toContain("the network does not answer");
    await user.click(within(panel).getByRole("button", { name: "Stop Twitch" }));
    const question = await screen.findByRole("alertdialog", { name: "Stop Twitch?" });
    await user.click(within(question).getByRole("button", { name: "Stop it" }));
    const start = await within(panel).findByRole("button", { name: "Start Twitch" });
    expect(panel.textContent).toContain("Stopped");
    await user.click(start);
    await within(panel).findByRole("button", { name: "Stop Twitch" });
    expect(asked).toContainEqual({ ask: "stop_destination", destination: 1 });
    expect(asked).toContainEqual({ ask: "start_destination", destination: 1 });
  });

  it("stops what is lost without a question: nobody watches there", async () => {
    const { user, asked } = await openScreen({ phase: "live", case: "several" });
    await user.click(screen.getByRole("button", { name: /^Stop Facebook/ }));
    expect(screen.queryByRole("alertdialog")).toBeNull();
    expect(asked).toContainEqual({ ask: "stop_destination", destination: 3 });
  });
});
