/**
 * What stands between a person's unsaved changes and a way that would lose them: another screen,
 * another row, closing the page. Whoever has unsaved changes holds; whoever would drop them asks.
 */
import { useEffect, useEffectEvent } from "react";
import type { Host } from "./platform/host";

/** Is asked to let go; calls `proceed` if the person agrees. */
type Holder = (proceed: () => void) => void;

const holders = new Set<Holder>();
let onHeldChange: (isHeld: boolean) => void = () => {};

/**
 * A window of the desktop asks before it closes over something unsaved. A browser does so by itself, in
 * words of its own.
 */
export function guardWindow({ window }: Pick<Host, "window">): void {
  if (!window) return;
  onHeldChange = isHeld => void window.hold(isHeld);
  // A page that was loaded anew holds nothing any more.
  onHeldChange(isHeld());
  window.onCloseAsked(() => leaveThen(() => void window.close()));
}

export function isHeld(): boolean {
  return holders.size > 0;
}

/** Does it at once when nothing is unsaved, otherwise once the person agrees. */
export function leaveThen(proceed: () => void): void {
  const [holder] = holders;
  if (holder) holder(proceed);
  else proceed();
}

/** Keeps the person here while there is something unsaved. */
export function useHold(isUnsaved: boolean, ask: Holder): void {
  const onLeave = useEffectEvent(ask);
  useEffect(() => {
    if (!isUnsaved) return;
    const holder: Holder = proceed => onLeave(proceed);
    const onUnload = (event: BeforeUnloadEvent) => {
      event.preventDefault();
      // Older engines, such as the WebKit of some desktops, hear only this.
      event.returnValue = true;
    };
    hold(holder);
    window.addEventListener("beforeunload", onUnload);
    return () => {
      release(holder);
      window.removeEventListener("beforeunload", onUnload);
    };
  }, [isUnsaved]);
}

/**
 * After "Discard": what was asked about first counts no more, though it may be on screen a moment.
 * Whoever else has something unsaved is asked next.
 */
export function letGo(proceed: () => void): void {
  const [asked] = holders;
  if (asked) release(asked);
  leaveThen(proceed);
}

function hold(holder: Holder): void {
  holders.add(holder);
  if (holders.size === 1) onHeldChange(true);
}

function release(holder: Holder): void {
  if (holders.delete(holder) && holders.size === 0) onHeldChange(false);
}
