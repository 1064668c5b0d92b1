import { useEffect, useState } from "react";
import { useText } from "../l10n/l10n";
import type { Tell } from "../studio/client";
import { useClient } from "../studio/hooks";
import { Icon } from "./Icon";
import styles from "./ToldHere.module.css";

/**
 * The last thing that went wrong, told inside a modal dialog: notices stand behind it, where nobody
 * sees or hears them. It goes when something new is tried.
 */
export function ToldHere() {
  const text = useText();
  const client = useClient();
  const [told, setTold] = useState<Tell | null>(null);
  useEffect(() => client.onTell(tell => tell.tell !== "notice" && setTold(tell)), [client]);
  const words =
    told?.tell === "problem"
      ? { message: told.problem.message, hint: told.problem.hint }
      : { message: text("unreachable"), hint: text("unreachable-hint") };
  return (
    <div role="alert" className={styles.place}>
      {told && (
        <div className={styles.told}>
          <Icon name="alert" size="1.4em" />
          <div>
            <p className={styles.message}>{words.message}</p>
            {words.hint && <p className={styles.hint}>{words.hint}</p>}
          </div>
        </div>
      )}
    </div>
  );
}
