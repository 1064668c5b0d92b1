/** Dark or light: a matter of this window only, so it is kept here and not in the studio. */
import { useSyncExternalStore } from "react";

export type Theme = "dark" | "light";

const KEPT_AS = "vitrine-theme";
const listeners = new Set<() => void>();

export function chosenTheme(): Theme {
  return readKept() === "light" ? "light" : "dark";
}

export function applyTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
  try {
    localStorage.setItem(KEPT_AS, theme);
  } catch {
    // A browser that keeps nothing still shows the theme; it only has to be chosen again.
  }
  for (const listener of listeners) listener();
}

/** The theme on screen, wherever it was changed. */
export function useTheme(): Theme {
  return useSyncExternalStore(subscribe, shownTheme);
}

function shownTheme(): Theme {
  return document.documentElement.dataset.theme === "light" ? "light" : "dark";
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function readKept(): string | null {
  try {
    return localStorage.getItem(KEPT_AS);
  } catch {
    return null;
  }
}
