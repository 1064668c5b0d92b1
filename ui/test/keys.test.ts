// @vitest-environment jsdom
import { describe, expect, it } from "vitest";
import { moveSelection } from "../src/features/live/selection";
import {
  type Action,
  actionFor,
  belongsToControl,
  type ChosenKeys,
  clashOf,
  type KeyPress,
} from "../src/keys/keymap";
import { segment } from "./builders";

function press(key: string, change: Partial<KeyPress> = {}): KeyPress {
  const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, repeat: false };
  return { key, code: "", ...none, ...change };
}

const ALL = ["live", "schedule", "everywhere"] as const;

function actionOf(key: KeyPress, chosen: ChosenKeys = {}): Action | null {
  return actionFor(key, chosen, ALL);
}

describe("the keys", () => {
  it.each([
    [press(" "), "take_next"],
    [press("Enter"), "take_selected"],
    [press("ArrowUp"), "select_previous"],
    [press("ArrowDown"), "select_next"],
    [press("c"), "toggle_card"],
    [press("Escape"), "clear_graphics"],
    [press("M"), "toggle_mute"],
    [press("z", { ctrlKey: true }), "undo"],
    [press("Z", { ctrlKey: true, shiftKey: true }), "redo"],
    [press("y", { ctrlKey: true }), "redo"],
    [press("f", { ctrlKey: true }), "find"],
    [press("ArrowUp", { altKey: true }), "move_up"],
    [press("2", { altKey: true, code: "Digit2" }), "screen_schedule"],
    [press("?", { shiftKey: true }), "show_keys"],
    [press("3", { code: "Digit3" }), "take_product_3"],
    [press("9", { code: "Numpad9" }), "take_product_9"],
  ])("%o", (key, action) => {
    expect(actionOf(key)).toBe(action);
  });

  it("take products by the place of the key: French digits need no Shift", () => {
    expect(actionOf(press("é", { code: "Digit2" }))).toBe("take_product_2");
    expect(actionOf(press("2", { code: "Digit2", shiftKey: true }))).toBe("take_product_2");
    expect(actionOf(press("@", { code: "Digit2", shiftKey: true }))).toBeNull();
  });

  it("let no held key run through the show, but through the list", () => {
    expect(actionOf(press(" ", { repeat: true }))).toBeNull();
    expect(actionOf(press("ArrowDown", { repeat: true }))).not.toBeNull();
  });

  it("leave the browser its own chords", () => {
    expect(actionOf(press("c", { ctrlKey: true }))).toBeNull();
    expect(actionOf(press(" ", { altKey: true }))).toBeNull();
  });

  it("work only where their screen is", () => {
    expect(actionFor(press(" "), {}, ["everywhere"])).toBeNull();
  });

  it("are the person's own once chosen, and the old key is free", () => {
    const chosen = { take_next: "Shift+N" };
    expect(
      actionOf(press("N", { shiftKey: true }), chosen),
      "Shift is no part of a letter",
    ).toBeNull();
    expect(actionOf(press("F5"), { take_next: "F5" })).toBe("take_next");
    expect(actionOf(press(" "), { take_next: "F5" })).toBeNull();
  });

  it("tell which other action a key has already", () => {
    expect(clashOf("toggle_card", "M", {})).toBe("toggle_mute");
    expect(clashOf("toggle_card", "Alt+ArrowUp", {}), "of another screen").toBeNull();
    expect(clashOf("move_up", "Ctrl+Z", {})).toBe("undo");
  });
});

describe("a focused control", () => {
  function control(html: string): Element {
    document.body.innerHTML = html;
    const element = document.body.firstElementChild;
    if (!element) throw new Error("no element");
    return element;
  }

  it.each([
    ["<input type='password'>", "c", true],
    ["<input type='number'>", "3", true],
    ["<select></select>", "ArrowDown", true],
    ["<input type='range'>", "ArrowDown", true],
    ["<input type='range'>", " ", false],
    ["<button></button>", " ", true],
    ["<button></button>", "c", false],
    ["<div tabindex='0'></div>", "Enter", false],
  ])("%s has %o to itself: %s", (html, key, isOwn) => {
    expect(belongsToControl(control(html), key)).toBe(isOwn);
  });
});

describe("the selection", () => {
  const segments = [segment(10, 1), segment(20, 1), segment(30, 1)];
  it("starts at the first row and stops at both ends", () => {
    expect(moveSelection(segments, null, 1)).toBe(10);
    expect(moveSelection(segments, 10, 1)).toBe(20);
    expect(moveSelection(segments, 30, 1)).toBe(30);
    expect(moveSelection(segments, 10, -1)).toBe(10);
    expect(moveSelection([], null, 1)).toBeNull();
  });

  it("starts anew when the selected row was deleted", () => {
    expect(moveSelection(segments, 99, -1)).toBe(10);
  });
});
