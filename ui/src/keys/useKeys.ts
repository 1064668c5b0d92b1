import { useEffect, useEffectEvent } from "react";
import { type Action, actionFor, belongsToControl } from "./keymap";

/** Runs `onAction` for every key of the screen, except while a dialog is open or a control has it. */
export function useKeys(onAction: (action: Action) => void): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return;
    if (document.querySelector("dialog[open]") || belongsToControl(event.target, event.key)) return;
    const action = actionFor(event);
    if (!action) return;
    event.preventDefault();
    onAction(action);
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKeyDown(event);
    window.addEventListener("keydown", listener);
    return () => window.removeEventListener("keydown", listener);
  }, []);
}
