import { useEffect, useEffectEvent } from "react";
import { useSetup } from "../studio/hooks";
import { type Action, actionFor, belongsToControl, keysOf, type Scope } from "./keymap";

/** Runs `onAction` for every key of these scopes, except while a dialog is open or a control has it. */
export function useKeys(scopes: readonly Scope[], onAction: (action: Action) => void): void {
  const { keys } = useSetup();
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return;
    if (document.querySelector("dialog[open]")) return;
    const action = actionFor(event, keys, scopes);
    if (!action || belongsToControl(event.target, event.key, action)) return;
    event.preventDefault();
    onAction(action);
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKeyDown(event);
    window.addEventListener("keydown", listener);
    return () => window.removeEventListener("keydown", listener);
  }, []);
}

/**
 * A button that was clicked lets go of the keyboard: the next Space takes the next item and is no
 * second click. One that was reached by keys keeps it.
 */
export function useClicksLetGo(): void {
  useEffect(() => {
    const letGo = (event: MouseEvent) => {
      const isByPointer = event.detail > 0;
      const focused = document.activeElement;
      if (isByPointer && focused?.matches("button") && focused.contains(event.target as Node)) {
        (focused as HTMLElement).blur();
      }
    };
    window.addEventListener("click", letGo);
    return () => window.removeEventListener("click", letGo);
  }, []);
}

/** The key of an action, to be shown beside its control. */
export function useKeyOf(action: Action): string {
  const { keys } = useSetup();
  return keysOf(action, keys)[0] ?? "";
}
