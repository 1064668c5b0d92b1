import { useEffect, useState } from "react";
import type { PlatformView } from "../../bindings/PlatformView";
import { useClient, useSetup } from "../../studio/hooks";

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

/** The platform of the destination in use, if it is one we know. */
export function useChosenPlatform(
  platforms: readonly PlatformView[] | null,
): PlatformView | undefined {
  const chosen = useSetup().destinations.find(each => each.is_chosen);
  return platforms?.find(platform => platform.id === chosen?.platform);
}
