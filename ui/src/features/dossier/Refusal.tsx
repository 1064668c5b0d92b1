import type { ReactNode } from "react";
import type { Problem } from "../../bindings/Problem";
import { Icon } from "../../components/Icon";
import styles from "./Dossier.module.css";

/** Why the studio did not do it, beside what was asked, and what to do about it. */
export function Refusal({ problem, children }: { problem: Problem; children?: ReactNode }) {
  return (
    <div role="alert" className={styles.refusal}>
      <Icon name="alert" size="1.2em" />
      <p className={styles.refusalWords}>
        <strong>{problem.message}</strong> {problem.hint}
      </p>
      {children}
    </div>
  );
}
