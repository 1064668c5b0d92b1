/** Which screen is shown: the part of the page's address after the #, so that Back works. */
import { useSyncExternalStore } from "react";
import { isHeld, leaveThen } from "../../leaving";

export const SCREENS = ["live", "schedule", "catalogue", "cards", "settings"] as const;

export type ScreenName = (typeof SCREENS)[number];

/** `host` has a window of its own and nothing around it. */
export type Route = ScreenName | "host";

/** What is shown, which may lag behind the address while somebody is asked about their changes. */
let shown = location.hash;

export function useRoute(): Route {
  return useSyncExternalStore(subscribe, () => routeOf(shown));
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
export function useRoutePart(at = 1): string {
  return useSyncExternalStore(subscribe, () => partsOf(shown)[at] ?? "");
}

function partsOf(hash: string): string[] {
  return hash.replace(/^#\//, "").split("/");
}

function subscribe(listener: () => void): () => void {
  shown = location.hash;
  const follow = () => {
    const wanted = location.hash;
    if (isHeld() && wanted !== shown) {
      history.replaceState(null, "", shown || "#/live");
      leaveThen(() => {
        location.hash = wanted;
      });
      return;
    }
    shown = wanted;
    listener();
  };
  window.addEventListener("hashchange", follow);
  return () => window.removeEventListener("hashchange", follow);
}
