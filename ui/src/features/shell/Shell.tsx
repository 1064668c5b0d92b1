import { useCallback, useState } from "react";
import type { Action } from "../../keys/keymap";
import { useKeys } from "../../keys/useKeys";
import { useText } from "../../l10n/l10n";
import { useClient, useShow, useView } from "../../studio/hooks";
import { Announcer } from "../announce/Announcer";
import { CardsScreen } from "../cards/CardsScreen";
import { CatalogueScreen } from "../catalogue/CatalogueScreen";
import { KeysDialog } from "../help/KeysDialog";
import { LiveScreen } from "../live/LiveScreen";
import { Notices } from "../notices/Notices";
import { ScheduleScreen } from "../schedule/ScheduleScreen";
import { SettingsScreen } from "../settings/SettingsScreen";
import { StatusBar } from "../status/StatusBar";
import { TopBar } from "../topbar/TopBar";
import { Welcome } from "../welcome/Welcome";
import { NavRail } from "./NavRail";
import { goTo, type Route, type ScreenName, useRoute } from "./route";
import styles from "./Shell.module.css";

/** What stands around every screen: the ways between them, the state of the show, its figures. */
export function Shell() {
  const { phase } = useShow().state.live;
  const isConnected = useView(view => view.connection === "connected");
  const isWelcomed = useView(view => view.snapshot?.setup.is_welcomed ?? true);
  const route = useRoute();
  const [areKeysShown, setAreKeysShown] = useState(false);
  const showKeys = useCallback(() => setAreKeysShown(true), []);
  useShellKeys(route, showKeys);
  return (
    <div className={styles.shell} data-phase={phase}>
      {/* One fieldset turns every control off at once while the studio can't hear. */}
      <fieldset disabled={!isConnected}>
        <NavRail current={route === "host" ? "live" : route} onShowKeys={showKeys} />
        <TopBar isLiveShown={route === "live"} />
        <main className={styles.main}>
          <Screen name={route === "host" ? "live" : route} />
        </main>
        <StatusBar />
      </fieldset>
      {!isConnected && <Disconnected />}
      {areKeysShown && <KeysDialog onClose={() => setAreKeysShown(false)} />}
      {!isWelcomed && <Welcome />}
      <Notices />
      <Announcer />
    </div>
  );
}

function Screen({ name }: { name: ScreenName }) {
  switch (name) {
    case "live":
      return <LiveScreen />;
    case "schedule":
      return <ScheduleScreen />;
    case "catalogue":
      return <CatalogueScreen />;
    case "cards":
      return <CardsScreen />;
    case "settings":
      return <SettingsScreen />;
  }
}

const EVERYWHERE = ["everywhere"] as const;

/** The keys that work on every screen. */
function useShellKeys(route: Route, showKeys: () => void): void {
  const client = useClient();
  useKeys(EVERYWHERE, (action: Action) => {
    switch (action) {
      case "undo":
      case "redo":
        if (client.view().connection === "connected")
          void client.ask({ ask: stepOf(action, route) });
        return;
      case "show_keys":
        showKeys();
        return;
      case "screen_live":
        goTo("live");
        return;
      case "screen_schedule":
        goTo("schedule");
        return;
      case "screen_catalogue":
        goTo("catalogue");
        return;
      case "screen_cards":
        goTo("cards");
        return;
      case "screen_settings":
        goTo("settings");
        return;
      case "find":
        focusSearch();
        return;
    }
  });
}

/** What is taken back is what the screen is about: the show, or the catalogue. */
function stepOf(action: "undo" | "redo", route: Route) {
  return route === "catalogue" ? (`${action}_catalogue` as const) : action;
}

/** The search field of the screen; on a screen without one, that of the Live screen. */
function focusSearch(): void {
  const focus = () => {
    const field = document.querySelector<HTMLInputElement>("[data-search]");
    field?.focus();
    return field !== null;
  };
  // At once where it can be: a letter typed before it has the focus would be a key of the show's.
  if (focus()) return;
  goTo("live");
  requestAnimationFrame(focus);
}

function Disconnected() {
  const text = useText();
  return (
    <aside className={styles.disconnected}>
      <strong>{text("disconnected")}</strong>
      <span>{text("disconnected-hint")}</span>
    </aside>
  );
}
