import { type ReactNode, useEffect, useId } from "react";
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

export interface FormStepProps {
  titleId: string;
  isShown: boolean;
  /** The form that Next submits; `null` when Next only goes on. */
  onForm(form: string | null): void;
  onDone(): void;
}

/** Says which form Next submits while a step is shown; the form's id, to be given to it. */
export function useStepForm({ isShown, onForm }: FormStepProps, isFormOpen: boolean): string {
  const form = useId();
  useEffect(() => {
    if (!isShown) return;
    onForm(isFormOpen ? form : null);
    return () => onForm(null);
  }, [isShown, isFormOpen, form, onForm]);
  return form;
}

interface Way {
  title: string;
  hint: string;
}

interface TwoWaysProps {
  label: string;
  /** The easy one. */
  first: Way;
  /** The one that opens a form. */
  second: Way;
  isSecond: boolean;
  onChoose(isSecond: boolean): void;
}

/** Two ways to go on, of which one is chosen. */
export function TwoWays({ label, first, second, isSecond, onChoose }: TwoWaysProps) {
  const name = useId();
  return (
    <div role="radiogroup" aria-label={label} className={styles.choices}>
      {[first, second].map((way, index) => (
        <label key={way.title} className={styles.choice}>
          <input
            type="radio"
            name={name}
            checked={isSecond === (index === 1)}
            onChange={() => onChoose(index === 1)}
          />
          <span>
            <strong>{way.title}</strong>
            <span className={styles.choiceHint}>{way.hint}</span>
          </span>
        </label>
      ))}
    </div>
  );
}
