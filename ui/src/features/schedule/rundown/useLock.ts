import { useState } from "react";
import type { SegmentId } from "../../../bindings/SegmentId";
import { useShow } from "../../../studio/hooks";
import { isRunning } from "../../../studio/timers";

export type Lock = ReturnType<typeof useLock>;

/** The item on air can't be edited by accident: only after someone said so, and until it is over. */
export function useLock() {
  const show = useShow();
  const onAir = isRunning(show) ? (show.state.live.current?.id ?? null) : null;
  const [unlocked, setUnlocked] = useState<SegmentId | null>(null);
  if (unlocked !== null && unlocked !== onAir) setUnlocked(null);
  return {
    onAir,
    locked: unlocked === onAir ? null : onAir,
    unlock: () => setUnlocked(onAir),
  };
}
