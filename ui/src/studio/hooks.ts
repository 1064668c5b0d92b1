import { createContext, use, useEffect, useState, useSyncExternalStore } from "react";
import type { Segment } from "../bindings/Segment";
import type { Setup } from "../bindings/Setup";
import type { ShowView } from "../bindings/ShowView";
import type { Snapshot } from "../bindings/Snapshot";
import type { StudioClient, View } from "./client";
import { findSegment } from "./timers";

/** Often enough that no second is ever skipped on screen. */
const TICK_MS = 200;

export const StudioContext = createContext<StudioClient | null>(null);

export function useClient(): StudioClient {
  const client = use(StudioContext);
  if (!client) throw new Error("a part of the screen stands outside StudioContext");
  return client;
}

/** A part of the view; redraws only when that part changes. `select` must not build new objects. */
export function useView<T>(select: (view: View) => T): T {
  const client = useClient();
  return useSyncExternalStore(client.subscribe, () => select(client.view()));
}

/** A part of the snapshot. Only for parts of the screen that stand below the loading state. */
export function useSnapshot<T>(select: (snapshot: Snapshot) => T): T {
  return useView(view => {
    if (!view.snapshot) throw new Error("drawn before the first snapshot");
    return select(view.snapshot);
  });
}

export function useShow(): ShowView {
  return useSnapshot(snapshot => snapshot.show);
}

export function useSetup(): Setup {
  return useSnapshot(snapshot => snapshot.setup);
}

export function useCurrentSegment(): Segment | undefined {
  const show = useShow();
  const id = show.state.live.current?.id;
  return id === undefined ? undefined : findSegment(show, id);
}

export function useNextSegment(): Segment | undefined {
  const show = useShow();
  const id = show.state.live.next;
  return id === null ? undefined : findSegment(show, id);
}

/** The studio's time, going on. */
export function useStudioNow(): number {
  const client = useClient();
  const [nowMs, setNowMs] = useState(client.nowMs);
  useEffect(() => {
    const timer = setInterval(() => setNowMs(client.nowMs()), TICK_MS);
    return () => clearInterval(timer);
  }, [client]);
  return nowMs;
}
