import { useEffect, useState } from "react";
import type { DestinationWish } from "../../bindings/DestinationWish";
import type { PlatformView } from "../../bindings/PlatformView";
import { useClient, useSetup } from "../../studio/hooks";
import type { Aim } from "../settings/cost";

/** What each platform takes; `null` until the studio has told, empty when it could not. */
export function usePlatforms(): readonly PlatformView[] | null {
  const client = useClient();
  const [platforms, setPlatforms] = useState<readonly PlatformView[] | null>(null);
  useEffect(() => {
    let isGone = false;
    void client.query({ ask: "platforms" }).then(response => {
      if (!isGone) setPlatforms(response?.answer === "platforms" ? response.platforms : []);
    });
    return () => {
      isGone = true;
    };
  }, [client]);
  return platforms;
}

/** The platforms of all that take part in the show, as far as we know them, and what each is sent. */
export function useAims(platforms: readonly PlatformView[] | null): Aim[] {
  const used = useSetup().destinations.filter(each => each.is_used);
  return used.flatMap(({ platform: id, wish }) => {
    const platform = platforms?.find(each => each.id === id);
    return platform ? [{ platform, wish }] : [];
  });
}

/** What all that take part in the show are sent. */
export function useWishes(): DestinationWish[] {
  return useSetup()
    .destinations.filter(each => each.is_used)
    .map(each => each.wish);
}
