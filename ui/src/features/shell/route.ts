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
  const [name] = partsOf(hash);
  if (name === "host") return "host";
  return SCREENS.find(screen => screen === name) ?? "live";
}

/** The part of a screen that is shown: "devices" of `#/settings/devices`; empty for none. */
export function useRoutePart(): string {
  return useSyncExternalStore(subscribe, () => partsOf(location.hash)[1] ?? "");
}

function partsOf(hash: string): string[] {
  return hash.replace(/^#\//, "").split("/");
}

function subscribe(listener: () => void): () => void {
  window.addEventListener("hashchange", listener);
  return () => window.removeEventListener("hashchange", listener);
}
