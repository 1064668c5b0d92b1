/** Giving an action another key. Pure; what comes out is the whole map that `set_keys` takes. */
import {
  ACTION_NAMES,
  ACTIONS,
  type Action,
  type ChosenKeys,
  clashOf,
  keysOf,
} from "../../keys/keymap";

/** Keys that differ from what the actions have by themselves, as the studio keeps them. */
export type Keys = Record<string, string>;

export type Rebinding =
  | { outcome: "bound"; keys: Keys }
  /** Another action has the key where this one works. */
  | { outcome: "clash"; other: Action };

export function rebind(action: Action, key: string, chosen: ChosenKeys): Rebinding {
  const other = clashOf(action, key, chosen);
  return other
    ? { outcome: "clash", other }
    : { outcome: "bound", keys: withKey(chosen, action, key) };
}

/**
 * Gives `action` the key of `other`, and `other` the key that `action` had. `null` when that would
 * only move the clash to a third action.
 */
export function swap(action: Action, other: Action, key: string, chosen: ChosenKeys): Keys | null {
  const [had] = keysOf(action, chosen);
  if (had === undefined) return null;
  const keys = withKey(withKey(chosen, action, key), other, had);
  const isClear = !clashOf(action, key, keys) && !clashOf(other, had, keys);
  return isClear ? keys : null;
}

export function isChanged(action: Action, chosen: ChosenKeys): boolean {
  return chosen[action] !== undefined;
}

/** The first of its own keys: what a reset gives back. */
export function ownKey(action: Action): string {
  return ACTIONS[action].keys[0];
}

function withKey(chosen: ChosenKeys, action: Action, key: string): Keys {
  const keys: Keys = {};
  for (const name of ACTION_NAMES) {
    const kept = name === action ? key : chosen[name];
    if (kept !== undefined && !(name === action && kept === ownKey(action))) keys[name] = kept;
  }
  return keys;
}
