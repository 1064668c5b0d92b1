// @vitest-environment jsdom
import { describe, expect, it } from "vitest";
import { moveSelection } from "../src/features/live/selection";
import { actionFor, belongsToControl, type KeyPress } from "../src/keys/keymap";
import { segment } from "./builders";

function press(key: string, change: Partial<KeyPress> = {}): KeyPress {
  const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, repeat: false };
  return { key, code: "", ...none, ...change };
}

describe("the keys", () => {
  it.each([
    [press(" "), { action: "take_next" }],
    [press("Enter"), { action: "take_selected" }],
    [press("ArrowUp"), { action: "select_previous" }],
    [press("ArrowDown"), { action: "select_next" }],
    [press("c"), { action: "toggle_card" }],
    [press("Escape"), { action: "clear_graphics" }],
    [press("M"), { action: "toggle_mute" }],
    [press("z", { ctrlKey: true }), { action: "undo" }],
    [press("Z", { ctrlKey: true, shiftKey: true }), { action: "redo" }],
    [press("?", { shiftKey: true }), { action: "show_keys" }],
    [press("3", { code: "Digit3" }), { action: "take_product", index: 2 }],
    [press("9", { code: "Numpad9" }), { action: "take_product", index: 8 }],
  ])("%o", (key, action) => {
    expect(actionFor(key)).toEqual(action);
  });

  it("takes products by the place of the key: French digits need no Shift", () => {
    expect(actionFor(press("é", { code: "Digit2" }))).toEqual({ action: "take_product", index: 1 });
    expect(actionFor(press("2", { code: "Digit2", shiftKey: true }))).toEqual({
      action: "take_product",
      index: 1,
    });
    expect(actionFor(press("@", { code: "Digit2", shiftKey: true }))).toBeNull();
  });

  it("lets no held key run through the show, but through the list", () => {
    expect(actionFor(press(" ", { repeat: true }))).toBeNull();
    expect(actionFor(press("ArrowDown", { repeat: true }))).not.toBeNull();
  });

  it("leaves the browser its own chords", () => {
    expect(actionFor(press("c", { ctrlKey: true }))).toBeNull();
    expect(actionFor(press(" ", { altKey: true }))).toBeNull();
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
