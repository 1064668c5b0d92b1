/** Dark or light: a matter of this window only, so it is kept here and not in the studio. */
export type Theme = "dark" | "light";

const KEPT_AS = "vitrine-theme";

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
}

function readKept(): string | null {
  try {
    return localStorage.getItem(KEPT_AS);
  } catch {
    return null;
  }
}
