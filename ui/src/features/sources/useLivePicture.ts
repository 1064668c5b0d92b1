/** What the camera or the screen shows now, for choosing it: a small picture a few times a second. */
import { useEffect, useState } from "react";
import type { SourceSlot } from "../../bindings/SourceSlot";
import { useClient } from "../../studio/hooks";

/** Enough to see a hand wave; more would only cost the studio. */
const EVERY_MS = 1000 / 6;

/** A `data:` address of the newest picture; `null` while nothing arrives or nobody looks. */
export function useLivePicture(slot: SourceSlot, width: number): string | null {
  const { host } = useClient();
  const [picture, setPicture] = useState<string | null>(null);
  useEffect(() => {
    let isStopped = false;
    let isAsking = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    // The next request waits for the answer to the last one: a slow studio sends fewer pictures.
    const look = async () => {
      const beganAt = performance.now();
      isAsking = true;
      const response = await host.request({ ask: "peek", slot, width }).catch(() => null);
      isAsking = false;
      if (isStopped) return;
      setPicture(response?.answer === "peek" ? response.picture : null);
      if (!document.hidden) {
        timer = setTimeout(look, Math.max(0, EVERY_MS - (performance.now() - beganAt)));
      }
    };
    const onVisibility = () => {
      clearTimeout(timer);
      if (!document.hidden && !isAsking) timer = setTimeout(look, EVERY_MS);
    };
    document.addEventListener("visibilitychange", onVisibility);
    void look();
    return () => {
      isStopped = true;
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", onVisibility);
    };
  }, [host, slot, width]);
  return picture;
}
