import styles from "./Condition.module.css";
import { classes } from "./classes";

export type ConditionTone = "none" | "busy" | "good" | "warning" | "bad";

/** A state as a dot and a word; the colour only repeats what the word says. */
export function Condition({ tone, children }: { tone: ConditionTone; children: string }) {
  return (
    <span className={classes(styles.condition, styles[tone])}>
      <span className={styles.dot} aria-hidden="true" />
      {children}
    </span>
  );
}
