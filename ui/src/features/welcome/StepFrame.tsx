import type { ReactNode } from "react";
import styles from "./Welcome.module.css";

interface StepFrameProps {
  titleId: string;
  title: string;
  lead: string;
  /** What is chosen or typed, under the words. */
  children?: ReactNode;
  /** What is seen of it, at the right. */
  picture?: ReactNode;
  isHidden?: boolean;
}

/** A step: words and controls at the left, what they do at the right. */
export function StepFrame({ titleId, title, lead, children, picture, isHidden }: StepFrameProps) {
  return (
    <section className={styles.step} hidden={isHidden} data-wide={!picture || undefined}>
      <div className={styles.words}>
        {/* Only the shown step carries the id that the focus goes to. */}
        <h1 id={isHidden ? undefined : titleId} tabIndex={-1} className={styles.title}>
          {title}
        </h1>
        <p className={styles.lead}>{lead}</p>
        {children}
      </div>
      {picture && <div className={styles.picture}>{picture}</div>}
    </section>
  );
}

interface ChoiceProps {
  name: string;
  title: string;
  hint: string;
  isChosen: boolean;
  onChoose(): void;
}

/** One of two ways to go on. */
export function Choice({ name, title, hint, isChosen, onChoose }: ChoiceProps) {
  return (
    <label className={styles.choice}>
      <input type="radio" name={name} checked={isChosen} onChange={onChoose} />
      <span>
        <strong>{title}</strong>
        <span className={styles.choiceHint}>{hint}</span>
      </span>
    </label>
  );
}
