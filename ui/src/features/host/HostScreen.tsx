import { useState } from "react";
import type { Segment } from "../../bindings/Segment";
import type { Scope } from "../../keys/keymap";
import { useKeys } from "../../keys/useKeys";
import { useText } from "../../l10n/l10n";
import {
  useCurrentSegment,
  useNextSegment,
  useShow,
  useSnapshot,
  useView,
} from "../../studio/hooks";
import { isRunning } from "../../studio/timers";
import { Announcer } from "../announce/Announcer";
import { KeysDialog } from "../help/KeysDialog";
import styles from "./HostScreen.module.css";
import { HostTop } from "./HostTop";
import { MessageBanner } from "./MessageBanner";
import { Notes } from "./Notes";
import { FocusProduct, NextUp } from "./Product";
import { Remaining } from "./Remaining";

const EVERYWHERE: readonly Scope[] = ["everywhere"];
const SHOWN: readonly Scope[] = ["host"];

/** What the seller sees while selling: large enough for three metres, and nothing to press by mistake. */
export function HostScreen() {
  const text = useText();
  const show = useShow();
  const { phase } = show.state.live;
  const isConnected = useView(view => view.connection === "connected");
  const message = useSnapshot(snapshot => snapshot.host_message);
  const current = useCurrentSegment();
  const next = useNextSegment();
  const [areKeysShown, setAreKeysShown] = useState(false);
  // The other keys of everywhere are held back: a browser would open its own search here.
  useKeys(EVERYWHERE, action => action === "show_keys" && setAreKeysShown(true));
  const item = isRunning(show) ? current : undefined;
  // Before the first take, the notes of the first item are what a host wants to read.
  const read = item ?? (phase === "ended" ? undefined : next);
  return (
    <main className={styles.host} data-phase={phase} aria-label={text("host-title")}>
      <HostTop />
      <div className={styles.banners}>
        {!isConnected && (
          <p role="alert" className={styles.lost}>
            <strong>{text("host-lost")}</strong> {text("host-lost-hint")}
          </p>
        )}
        {message && <MessageBanner key={message.at} message={message} />}
      </div>
      <div className={styles.body}>
        <header className={styles.item}>
          <Title current={item} next={next} />
          {item && <Remaining />}
        </header>
        <Notes note={read?.note ?? ""} item={read ? `${read.id}` : ""} />
        <aside className={styles.side}>
          <FocusProduct segment={read} isOnAir={item !== undefined} />
          <NextUp segment={item ? next : undefined} hasItem={item !== undefined} />
        </aside>
      </div>
      <Announcer />
      {areKeysShown && <KeysDialog scopes={SHOWN} onClose={() => setAreKeysShown(false)} />}
    </main>
  );
}

interface TitleProps {
  current: Segment | undefined;
  next: Segment | undefined;
}

function Title({ current, next }: TitleProps) {
  const text = useText();
  const show = useShow();
  if (current) {
    return (
      <h1 className={styles.title} title={current.title}>
        {current.title}
      </h1>
    );
  }
  const { phase } = show.state.live;
  const word = isRunning(show) ? "host-ready" : phase === "ended" ? "host-ended" : "host-waiting";
  return (
    <>
      <h1 className={styles.title}>{text(word)}</h1>
      {phase !== "ended" && (
        <p className={styles.first}>
          {next ? text("host-first", { item: next.title }) : text("host-empty")}
        </p>
      )}
    </>
  );
}
