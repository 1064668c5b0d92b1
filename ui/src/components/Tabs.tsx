import { type KeyboardEvent, useRef } from "react";
import { keepFocusAway } from "./Button";
import { classes } from "./classes";
import styles from "./Tabs.module.css";

export interface Tab<T extends string> {
  value: T;
  name: string;
  /** How many there are behind it. */
  count?: number | undefined;
}

interface TabsProps<T extends string> {
  label: string;
  tabs: readonly Tab<T>[];
  chosen: T;
  /** The panels are named `${id}-${value}`. */
  id: string;
  /** Stands where a heading would. */
  isHeading?: boolean;
  onChoose(value: T): void;
}

/** Which of several panels is shown. One stop for Tab; the arrow keys go from one to the next. */
export function Tabs<T extends string>(props: TabsProps<T>) {
  const { label, tabs, chosen, id, isHeading, onChoose } = props;
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const at = tabs.findIndex(tab => tab.value === chosen);
    const to = (at + step + tabs.length) % tabs.length;
    const tab = tabs[to];
    if (tab) onChoose(tab.value);
    list.current?.querySelectorAll("button")[to]?.focus();
  };
  return (
    <div
      ref={list}
      role="tablist"
      aria-label={label}
      className={classes(styles.tabs, isHeading && styles.heading)}
      onKeyDown={onKeyDown}
    >
      {tabs.map(({ value, name, count }) => (
        <button
          key={value}
          type="button"
          role="tab"
          id={`${id}-tab-${value}`}
          aria-controls={`${id}-${value}`}
          aria-selected={value === chosen}
          tabIndex={value === chosen ? 0 : -1}
          className={styles.tab}
          onMouseDown={keepFocusAway}
          onClick={() => onChoose(value)}
        >
          {name}
          {count !== undefined && count > 0 && <span className={styles.count}>{count}</span>}
        </button>
      ))}
    </div>
  );
}

/** What a panel needs to belong to its tab. */
export function panelProps(id: string, value: string) {
  return { role: "tabpanel", id: `${id}-${value}`, "aria-labelledby": `${id}-tab-${value}` };
}
