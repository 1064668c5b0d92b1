import { useCallback, useState } from "react";
import type { SegmentId } from "../../bindings/SegmentId";
import { useText } from "../../l10n/l10n";
import { useShow, useView } from "../../studio/hooks";
import { Announcer } from "../announce/Announcer";
import { Destination } from "../destination/Destination";
import { KeysDialog } from "../help/KeysDialog";
import { Notices } from "../notices/Notices";
import { ProductTray } from "../products/ProductTray";
import { Program } from "../program/Program";
import { RundownRail } from "../rundown/RundownRail";
import { Scenes } from "../scenes/Scenes";
import { Sound } from "../sound/Sound";
import { Sources } from "../sources/Sources";
import { StatusBar } from "../status/StatusBar";
import { TopBar } from "../topbar/TopBar";
import styles from "./LiveScreen.module.css";
import { useLiveKeys } from "./useLiveKeys";

/** The screen a show is run from. */
export function LiveScreen() {
  const { phase } = useShow().state.live;
  const isConnected = useView(view => view.connection === "connected");
  const [selected, setSelected] = useState<SegmentId | null>(null);
  const [areKeysShown, setAreKeysShown] = useState(false);
  const showKeys = useCallback(() => setAreKeysShown(true), []);
  useLiveKeys({ selected, select: setSelected, showKeys });
  return (
    <div className={styles.screen} data-phase={phase}>
      {/* One fieldset turns every control off at once while the studio can't hear. */}
      <fieldset disabled={!isConnected}>
        <TopBar onShowKeys={showKeys} />
        <main className={styles.main}>
          <RundownRail selected={selected} onSelect={setSelected} />
          <div className={styles.centre}>
            <Program />
            <Scenes />
            <ProductTray />
          </div>
          <div className={styles.side}>
            <Sound />
            <Sources />
            <Destination />
          </div>
        </main>
        <StatusBar />
      </fieldset>
      {!isConnected && <Disconnected />}
      {areKeysShown && <KeysDialog onClose={() => setAreKeysShown(false)} />}
      <Notices />
      <Announcer />
    </div>
  );
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
