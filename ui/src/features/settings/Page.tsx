import type { ReactNode } from "react";
import { Icon } from "../../components/Icon";
import styles from "./Page.module.css";

interface PageProps {
  title: string;
  /** A sentence on what is set here. */
  lead: string;
  /** At the right of the title. */
  aside?: ReactNode;
  children: ReactNode;
}

/** One section of the settings. */
export function Page({ title, lead, aside, children }: PageProps) {
  return (
    <section className={styles.page} aria-label={title}>
      <header className={styles.head}>
        <div>
          <h1 className={styles.title}>{title}</h1>
          <p className={styles.lead}>{lead}</p>
        </div>
        {aside}
      </header>
      {children}
    </section>
  );
}

/** A calm word on something that can't be done now, or will not go well. */
export function Hint({ children, tone }: { children: ReactNode; tone: "note" | "warning" }) {
  return (
    <p className={styles.hint} data-tone={tone}>
      <Icon name={tone === "warning" ? "alert" : "info"} size="1.3em" />
      <span>{children}</span>
    </p>
  );
}

/** A setting with its name at the left. */
export function Line({
  label,
  hint,
  children,
}: {
  label: string;
  hint: string;
  children: ReactNode;
}) {
  return (
    <div className={styles.line}>
      <div>
        <p className={styles.label}>{label}</p>
        <p className={styles.small}>{hint}</p>
      </div>
      {children}
    </div>
  );
}

/** "Nothing here yet", with what to do next. */
export function Empty({
  title,
  hint,
  children,
}: {
  title: string;
  hint: string;
  children?: ReactNode;
}) {
  return (
    <div className={styles.empty}>
      <h2>{title}</h2>
      <p className={styles.small}>{hint}</p>
      {children}
    </div>
  );
}
