import { useEffect, useEffectEvent, useRef, useState } from "react";
import { Button, IconButton } from "../../components/Button";
import { Icon } from "../../components/Icon";
import { useText } from "../../l10n/l10n";
import type { Tell } from "../../studio/client";
import { useClient, useSnapshot } from "../../studio/hooks";
import { type Posting, post, recentAlarms, withoutExpired, withoutResolved } from "./inbox";
import styles from "./Notices.module.css";

const TIDY_EVERY_MS = 500;

/** Calm notices in a corner, alarms across the top of the program until they are put away. */
export function Notices() {
  const client = useClient();
  const text = useText();
  const nextKey = useRef(0);
  const notices = useSnapshot(snapshot => snapshot.notices);
  const [postings, setPostings] = useState<Posting[]>([]);

  const onTell = useEffectEvent((tell: Tell) => {
    nextKey.current += 1;
    const words = { unreachable: text("unreachable"), unreachableHint: text("unreachable-hint") };
    setPostings(old => post(old, tell, nextKey.current, performance.now(), words));
  });
  useEffect(() => {
    const stop = client.onTell(tell => onTell(tell));
    // What was told before this listened is in the snapshot.
    const told = client.view().snapshot?.notices ?? [];
    setPostings(recentAlarms(told, client.nowMs(), performance.now()));
    return stop;
  }, [client]);
  useEffect(() => {
    const tidy = () => setPostings(old => withoutExpired(old, performance.now()));
    const timer = setInterval(tidy, TIDY_EVERY_MS);
    return () => clearInterval(timer);
  }, []);

  const dismiss = (key: number) => setPostings(old => old.filter(posting => posting.key !== key));
  const shown = withoutResolved(postings, notices);
  const alarms = shown.filter(posting => posting.level === "alarm");
  const calm = shown.filter(posting => posting.level !== "alarm");
  return (
    <>
      <div className={styles.alarms} role="alert">
        {alarms.map(posting => (
          <Notice key={posting.key} posting={posting} onDismiss={dismiss} />
        ))}
      </div>
      <div className={styles.toasts} role="status">
        {calm.map(posting => (
          <Notice key={posting.key} posting={posting} onDismiss={dismiss} />
        ))}
      </div>
    </>
  );
}

function Notice({ posting, onDismiss }: { posting: Posting; onDismiss(key: number): void }) {
  const text = useText();
  const client = useClient();
  return (
    <div className={styles.notice} data-level={posting.level}>
      <Icon name={posting.level === "info" ? "info" : "alert"} size="1.5em" />
      <div className={styles.words}>
        <p className={styles.message}>{posting.message}</p>
        {posting.hint && <p className={styles.hint}>{posting.hint}</p>}
      </div>
      {posting.fix && (
        <Button onClick={() => void client.ask({ ask: "fix", code: posting.code })}>
          {posting.fix}
        </Button>
      )}
      <IconButton icon="close" label={text("dismiss")} onClick={() => onDismiss(posting.key)} />
    </div>
  );
}
