import { type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes, useId } from "react";
import styles from "./Field.module.css";
import { Icon } from "./Icon";

interface FieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, "className"> {
  label: string;
  isLabelHidden?: boolean;
  hint?: ReactNode;
  /** What is wrong with what was typed; it takes the hint's place. */
  fault?: string | undefined;
}

export function Field({ label, isLabelHidden, hint, fault, ...rest }: FieldProps) {
  const id = useId();
  const hintId = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={isLabelHidden ? "visually-hidden" : styles.label}>
        {label}
      </label>
      <input
        id={id}
        className={styles.input}
        aria-describedby={hint || fault ? hintId : undefined}
        aria-invalid={fault ? true : undefined}
        {...rest}
      />
      {(hint || fault) && (
        <p id={hintId} className={fault ? styles.fault : styles.hint}>
          {fault ?? hint}
        </p>
      )}
    </div>
  );
}

interface SelectProps extends Omit<SelectHTMLAttributes<HTMLSelectElement>, "className" | "size"> {
  label: string;
  isLabelHidden?: boolean;
  /** Beside the label, such as a condition. */
  aside?: ReactNode;
  children: ReactNode;
}

export function Select({ label, isLabelHidden, aside, children, ...rest }: SelectProps) {
  const id = useId();
  return (
    <div className={styles.field}>
      <div className={isLabelHidden ? "visually-hidden" : styles.head}>
        <label htmlFor={id} className={styles.label}>
          {label}
        </label>
        {aside}
      </div>
      <div className={styles.select}>
        <select id={id} className={styles.input} {...rest}>
          {children}
        </select>
        <Icon name="down" size="1em" />
      </div>
    </div>
  );
}
