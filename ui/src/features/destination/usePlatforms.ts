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

/** The platforms of all that take part in the show, as far as we know them; each once. */
export function useUsedPlatforms(platforms: readonly PlatformView[] | null): PlatformView[] {
  const used = useSetup().destinations.filter(each => each.is_used);
  const ids = new Set(used.map(each => each.platform));
  return platforms?.filter(platform => ids.has(platform.id)) ?? [];
}
