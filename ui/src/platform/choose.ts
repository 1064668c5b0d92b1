import type { Host } from "./host";

/** The host this page runs on, decided once at start. */
export async function chooseHost(): Promise<Host> {
  if ("__TAURI_INTERNALS__" in window) {
    return (await import("./tauri")).openDesktopHost();
  }
  const isDemo = import.meta.env.MODE === "demo";
  const isDesignWork = import.meta.env.DEV && !location.search.includes("token=");
  if (isDemo || isDesignWork) {
    const { openFakeHost, fakeOptions } = await import("./fake");
    return openFakeHost(fakeOptions(location.search));
  }
  return (await import("./web")).openBrowserHost(location);
}
