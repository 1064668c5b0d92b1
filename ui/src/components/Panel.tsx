import { type ReactNode, useId } from "react";
import { classes } from "./classes";
import styles from "./Panel.module.css";

interface PanelProps {
  title: string;
  /** In place of the title, which is then only its name. */
  head?: ReactNode;
  /** At the right of the heading. */
  aside?: ReactNode;
  /** Takes the height that is left and scrolls inside. */
  isFilling?: boolean;
  children: ReactNode;
}

/** A part of the screen with a heading. */
export function Panel({ title, head, aside, isFilling, children }: PanelProps) {
  const headingId = useId();
  return (
    <section
      className={classes(styles.panel, isFilling && styles.filling)}
      aria-labelledby={headingId}
    >
      <header className={styles.head}>
        <h2 id={headingId} className={head ? "visually-hidden" : styles.title}>
          {title}
        </h2>
        {head}
        {aside}
      </header>
      {children}
    </section>
  );
}
