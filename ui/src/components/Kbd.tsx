import styles from "./Kbd.module.css";

/** A key as printed on the keyboard. A reminder for the eye only. */
export function Kbd({ children }: { children: string }) {
  return (
    <span className={styles.kbd} aria-hidden="true">
      {children}
    </span>
  );
}
