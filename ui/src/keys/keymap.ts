/** Which key does what on the Live screen, and when a key belongs to the focused control instead. */

export type Action =
  | { action: "take_next" }
  | { action: "take_selected" }
  | { action: "select_previous" }
  | { action: "select_next" }
  | { action: "take_product"; index: number }
  | { action: "toggle_card" }
  | { action: "clear_graphics" }
  | { action: "toggle_mute" }
  | { action: "undo" }
  | { action: "redo" }
  | { action: "show_keys" };

/** The parts of a `KeyboardEvent` that decide. */
export interface KeyPress {
  key: string;
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  repeat: boolean;
}

export function actionFor(press: KeyPress): Action | null {
  if (press.altKey) return null;
  if (press.ctrlKey || press.metaKey) return chordAction(press);
  if (press.key === "ArrowUp") return { action: "select_previous" };
  if (press.key === "ArrowDown") return { action: "select_next" };
  // A key that is held must not run through the show.
  if (press.repeat) return null;
  return plainAction(press);
}

function chordAction(press: KeyPress): Action | null {
  const key = press.key.toLowerCase();
  if (key === "z") return { action: press.shiftKey ? "redo" : "undo" };
  if (key === "y" && !press.shiftKey) return { action: "redo" };
  return null;
}

function plainAction(press: KeyPress): Action | null {
  switch (press.key) {
    case " ":
      return { action: "take_next" };
    case "Enter":
      return { action: "take_selected" };
    case "Escape":
      return { action: "clear_graphics" };
    case "?":
      return { action: "show_keys" };
    case "c":
    case "C":
      return { action: "toggle_card" };
    case "m":
    case "M":
      return { action: "toggle_mute" };
    default:
      return productAction(press);
  }
}

/** By place, not by letter: on a French keyboard the digit row gives "&é\"'(" without Shift. */
function productAction(press: KeyPress): Action | null {
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(press.code)?.[1];
  if (!digit || (press.shiftKey && press.key !== digit)) return null;
  return { action: "take_product", index: Number(digit) - 1 };
}

/** Controls that use every key themselves. */
const TYPING =
  "select, textarea, [contenteditable=''], [contenteditable='true'], " +
  "input:not([type='range'], [type='checkbox'], [type='radio'], [type='button'])";
const SLIDER_KEYS = new Set(["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Home", "End"]);
const PRESSABLE = "button, a[href], summary, input[type='checkbox'], input[type='radio']";

/** Whether a key press is the focused control's own: typing, sliding, pressing a focused button. */
export function belongsToControl(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof Element)) return false;
  if (target.matches(TYPING)) return true;
  if (target.matches("input[type='range']")) return SLIDER_KEYS.has(key);
  return target.matches(PRESSABLE) && (key === " " || key === "Enter");
}
