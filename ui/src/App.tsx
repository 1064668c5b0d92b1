import { useState } from "react";
import styles from "./App.module.css";
import { HostScreen } from "./features/host/HostScreen";
import { useRoute } from "./features/shell/route";
import { Shell } from "./features/shell/Shell";
import { browserLanguage, useText, Words } from "./l10n/l10n";
import { LevelsBus, LevelsContext } from "./lossy/levels";
import type { StudioClient } from "./studio/client";
import { StudioContext, useView } from "./studio/hooks";
import mark from "./vitrine.svg";

/** The whole window, over a client that was started already. */
export function App({ client }: { client: StudioClient }) {
  const [levels] = useState(() => new LevelsBus());
  return (
    <StudioContext value={client}>
      <LevelsContext value={levels}>
        <Screen />
      </LevelsContext>
    </StudioContext>
  );
}

function Screen() {
  const language = useView(view => view.snapshot?.setup.language ?? browserLanguage());
  const isReady = useView(view => view.snapshot !== null);
  return <Words language={language}>{isReady ? <Room /> : <Loading />}</Words>;
}

function Room() {
  return useRoute() === "host" ? <HostScreen /> : <Shell />;
}

function Loading() {
  const text = useText();
  const isLost = useView(view => view.connection === "lost");
  return (
    <main className={styles.loading}>
      <img src={mark} alt="" className={styles.mark} />
      <h1 className={styles.name}>Vitrine</h1>
      <p role="status" className={styles.words}>
        {text(isLost ? "loading-lost" : "loading")}
      </p>
      <p className={styles.hint}>{isLost ? text("loading-lost-hint") : ""}</p>
    </main>
  );
}
