/**
 * What stands between a person's unsaved changes and a way that would lose them: another screen,
 * another row, closing the page. Whoever has unsaved changes holds; whoever would drop them asks.
 */
import { useEffect, useEffectEvent } from "react";

/** Is asked to let go; calls `proceed` if the person agrees. */
type Holder = (proceed: () => void) => void;

const holders = new Set<Holder>();

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
    holders.add(holder);
    window.addEventListener("beforeunload", onUnload);
    return () => {
      holders.delete(holder);
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
  if (asked) holders.delete(asked);
  leaveThen(proceed);
}
