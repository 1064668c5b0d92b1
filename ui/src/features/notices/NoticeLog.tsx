import { useState } from "react";
import { Button } from "../../components/Button";
import { Dialog } from "../../components/Dialog";
import { Icon } from "../../components/Icon";
import { useText } from "../../l10n/l10n";
import { timeOfDay } from "../../l10n/time";
import { useSetup, useSnapshot } from "../../studio/hooks";
import styles from "./Notices.module.css";

/** Everything the studio said in this session, the newest first. */
export function NoticeLog() {
  const text = useText();
  const notices = useSnapshot(snapshot => snapshot.notices);
  const { language } = useSetup();
  const [isOpen, setIsOpen] = useState(false);
  const close = () => setIsOpen(false);
  return (
    <>
      <Button size="s" look="quiet" icon="bell" onClick={() => setIsOpen(true)}>
        {text("messages", { count: notices.length })}
      </Button>
      {isOpen && (
        <Dialog
          title={text("messages-title")}
          onClose={close}
          actions={
            <Button data-autofocus onClick={close}>
              {text("close")}
            </Button>
          }
        >
          {notices.length === 0 && <p>{text("messages-none")}</p>}
          <ol className={styles.log}>
            {notices.toReversed().map(notice => (
              <li
                key={`${notice.at} ${notice.code}`}
                className={styles.entry}
                data-level={notice.level}
              >
                <Icon name={notice.level === "info" ? "info" : "alert"} />
                <div className={styles.words}>
                  <p className={styles.message}>{notice.message}</p>
                  {notice.hint && <p className={styles.hint}>{notice.hint}</p>}
                </div>
                <time className={styles.hint}>{timeOfDay(notice.at, language)}</time>
              </li>
            ))}
          </ol>
        </Dialog>
      )}
    </>
  );
}
