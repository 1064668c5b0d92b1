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

/** The key of an action, to be shown beside its control. */
export function useKeyOf(action: Action): string {
  const { keys } = useSetup();
  return keysOf(action, keys)[0] ?? "";
}
