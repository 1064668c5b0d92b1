/** Which screen is shown: the part of the page's address after the #, so that Back works. */
import { useSyncExternalStore } from "react";

export const SCREENS = ["live", "schedule", "catalogue", "cards", "settings"] as const;

export type ScreenName = (typeof SCREENS)[number];

/** `host` has a window of its own and nothing around it. */
export type Route = ScreenName | "host";

export function useRoute(): Route {
  return useSyncExternalStore(subscribe, () => routeOf(location.hash));
}

export function goTo(screen: Route): void {
  location.hash = `#/${screen}`;
}

export function routeOf(hash: string): Route {
  const name = hash.replace(/^#\//, "");
  if (name === "host") return "host";
  return SCREENS.find(screen => screen === name) ?? "live";
}

function subscribe(listener: () => void): () => void {
  window.addEventListener("hashchange", listener);
  return () => window.removeEventListener("hashchange", listener);
}
