/**
 * Which key does what, and when a key belongs to the focused control instead. A key is written as
 * "Ctrl+Shift+Z", "Space", "ArrowUp" or "?": modifiers in this order, then the key as the browser
 * names it, letters in capitals.
 */

/** Where an action's key works. */
export type Scope = "everywhere" | "live" | "schedule" | "host";

/** The order in which they are shown. */
export const SCOPES: readonly Scope[] = ["live", "schedule", "host", "everywhere"];

interface ActionSpec {
  scope: Scope;
  /** The keys it has by itself; the first one is shown. */
  keys: readonly string[];
  /** Works while the key is held. */
  repeats?: boolean;
}

export const ACTIONS = {
  take_next: { scope: "live", keys: ["Space"] },
  take_selected: { scope: "live", keys: ["Enter"] },
  select_previous: { scope: "live", keys: ["ArrowUp"], repeats: true },
  select_next: { scope: "live", keys: ["ArrowDown"], repeats: true },
  take_product_1: { scope: "live", keys: ["1"] },
  take_product_2: { scope: "live", keys: ["2"] },
  take_product_3: { scope: "live", keys: ["3"] },
  take_product_4: { scope: "live", keys: ["4"] },
  take_product_5: { scope: "live", keys: ["5"] },
  take_product_6: { scope: "live", keys: ["6"] },
  take_product_7: { scope: "live", keys: ["7"] },
  take_product_8: { scope: "live", keys: ["8"] },
  take_product_9: { scope: "live", keys: ["9"] },
  toggle_card: { scope: "live", keys: ["C"] },
  reveal_price: { scope: "live", keys: ["R"] },
  clear_graphics: { scope: "live", keys: ["Escape"] },
  toggle_mute: { scope: "live", keys: ["M"] },
  find_answer: { scope: "live", keys: ["F"] },
  clip_last: { scope: "live", keys: ["L"] },
  find: { scope: "everywhere", keys: ["Ctrl+F"] },
  undo: { scope: "everywhere", keys: ["Ctrl+Z"] },
  redo: { scope: "everywhere", keys: ["Ctrl+Shift+Z", "Ctrl+Y"] },
  move_up: { scope: "schedule", keys: ["Alt+ArrowUp"], repeats: true },
  move_down: { scope: "schedule", keys: ["Alt+ArrowDown"], repeats: true },
  prompter_scroll: { scope: "host", keys: ["Space"] },
  prompter_up: { scope: "host", keys: ["ArrowUp"], repeats: true },
  prompter_down: { scope: "host", keys: ["ArrowDown"], repeats: true },
  prompter_page_up: { scope: "host", keys: ["PageUp"], repeats: true },
  prompter_page_down: { scope: "host", keys: ["PageDown"], repeats: true },
  prompter_top: { scope: "host", keys: ["Home"] },
  prompter_slower: { scope: "host", keys: ["ArrowLeft"], repeats: true },
  prompter_faster: { scope: "host", keys: ["ArrowRight"], repeats: true },
  prompter_smaller: { scope: "host", keys: ["-"], repeats: true },
  prompter_larger: { scope: "host", keys: ["+", "="], repeats: true },
  screen_live: { scope: "everywhere", keys: ["Alt+1"] },
  screen_schedule: { scope: "everywhere", keys: ["Alt+2"] },
  screen_catalogue: { scope: "everywhere", keys: ["Alt+3"] },
  screen_cards: { scope: "everywhere", keys: ["Alt+4"] },
  screen_settings: { scope: "everywhere", keys: ["Alt+5"] },
  show_keys: { scope: "everywhere", keys: ["?"] },
} as const satisfies Record<string, ActionSpec>;

export type Action = keyof typeof ACTIONS;

export const ACTION_NAMES = Object.keys(ACTIONS) as Action[];

/** Keys that the person chose, by action, as `Setup.keys` has them. */
export type ChosenKeys = { readonly [action: string]: string | undefined };

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

/** The keys of an action: the chosen one, else its own. */
export function keysOf(action: Action, chosen: ChosenKeys): readonly string[] {
  const key = chosen[action];
  return key === undefined ? ACTIONS[action].keys : [key];
}

/** The action of a key press in one of these scopes. */
export function actionFor(
  press: KeyPress,
  chosen: ChosenKeys,
  scopes: readonly Scope[],
): Action | null {
  const key = writtenKey(press);
  if (key === null) return null;
  const found = ACTION_NAMES.find(
    action => scopes.includes(ACTIONS[action].scope) && keysOf(action, chosen).includes(key),
  );
  if (!found) return null;
  // A key that is held must not run through the show.
  const spec: ActionSpec = ACTIONS[found];
  return press.repeat && !spec.repeats ? null : found;
}

/** Another action that has this key where `action` works, if there is one. */
export function clashOf(action: Action, key: string, chosen: ChosenKeys): Action | null {
  const own = ACTIONS[action].scope;
  const meets = (other: Scope) => other === own || other === "everywhere" || own === "everywhere";
  const clash = ACTION_NAMES.find(
    other => other !== action && meets(ACTIONS[other].scope) && keysOf(other, chosen).includes(key),
  );
  return clash ?? null;
}

const MODIFIERS = new Set(["Control", "Shift", "Alt", "AltGraph", "Meta", "CapsLock", "Dead"]);

/** A key press as it is written; `null` for a modifier alone. */
export function writtenKey(press: KeyPress): string | null {
  if (MODIFIERS.has(press.key)) return null;
  const { name, takesShift } = keyName(press);
  const parts = [
    (press.ctrlKey || press.metaKey) && "Ctrl",
    press.altKey && "Alt",
    takesShift && press.shiftKey && "Shift",
    name,
  ];
  return parts.filter(Boolean).join("+");
}

/** `takesShift`: Shift is a part of the press and not only a way to the character. */
function keyName(press: KeyPress): { name: string; takesShift: boolean } {
  if (press.key === " ") return { name: "Space", takesShift: true };
  const digit = digitOf(press);
  if (digit) return { name: digit, takesShift: false };
  if (/^\p{L}$/u.test(press.key)) {
    const isChord = press.ctrlKey || press.metaKey || press.altKey;
    return { name: press.key.toUpperCase(), takesShift: isChord };
  }
  return { name: press.key, takesShift: press.key.length > 1 };
}

/** By place, not by letter: on a French keyboard the digit row gives "&é\"'(" without Shift. */
function digitOf(press: KeyPress): string | null {
  const digit = /^(?:Digit|Numpad)([0-9])$/.exec(press.code)?.[1];
  if (!digit || (press.shiftKey && press.key !== digit)) return null;
  return digit;
}

/** Controls that use every key themselves. */
const TYPING =
  "select, textarea, [contenteditable=''], [contenteditable='true'], " +
  "input:not([type='range'], [type='checkbox'], [type='radio'], [type='button'])";
const SLIDER_KEYS = new Set(["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Home", "End"]);
const PRESSABLE = "button, a[href], summary, input[type='checkbox'], input[type='radio']";
/** Chords that stay the studio's while somebody types. */
const NOT_TYPED = new Set<Action>([
  "find",
  "screen_live",
  "screen_schedule",
  "screen_catalogue",
  "screen_cards",
  "screen_settings",
]);

/** Whether a key press is the focused control's own: typing, sliding, pressing a focused button. */
export function belongsToControl(
  target: EventTarget | null,
  key: string,
  action: Action | null = null,
): boolean {
  if (!(target instanceof Element)) return false;
  if (target.matches(TYPING)) return action === null || !NOT_TYPED.has(action);
  if (target.matches("input[type='range']")) return SLIDER_KEYS.has(key);
  return target.matches(PRESSABLE) && (key === " " || key === "Enter");
}
