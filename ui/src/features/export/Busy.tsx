import { useEffect, useRef } from "react";
import styles from "./Export.module.css";

/** Stands where the buttons were while the studio reads or writes, and takes their focus. */
export function Busy({ words }: { words: string }) {
  const place = useRef<HTMLParagraphElement>(null);
  useEffect(() => place.current?.focus(), []);
  return (
    <p ref={place} role="status" tabIndex={-1} className={styles.busy}>
      {words}
    </p>
  );
}
