import { useEffect, useRef } from "react";
import styles from "./Import.module.css";

/** What a step is about. It takes the focus, since the button that led here is gone. */
export function StepHeading({ title, about }: { title: string; about: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <header className={styles.stepHead}>
      <h3 ref={heading} tabIndex={-1} className={styles.stepTitle} title={title}>
        {title}
      </h3>
      <p role="status">{about}</p>
    </header>
  );
}
