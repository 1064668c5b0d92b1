import {
  type InputHTMLAttributes,
  type ReactNode,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
  useId,
} from "react";
import { classes } from "./classes";
import styles from "./Field.module.css";
import { Icon } from "./Icon";

interface About {
  label: string;
  isLabelHidden?: boolean | undefined;
  hint?: ReactNode;
  /** What is wrong with what was typed. Takes the place of the hint. */
  fault?: string | undefined;
}

interface FieldProps extends About, Omit<InputHTMLAttributes<HTMLInputElement>, "className"> {}

export function Field({ label, isLabelHidden, hint, fault, ...rest }: FieldProps) {
  return (
    <Labelled label={label} isLabelHidden={isLabelHidden} hint={hint} fault={fault}>
      {control => <input className={styles.input} {...control} {...rest} />}
    </Labelled>
  );
}

interface TextAreaProps
  extends About,
    Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, "className"> {}

export function TextArea({ label, hint, fault, ...rest }: TextAreaProps) {
  return (
    <Labelled label={label} hint={hint} fault={fault}>
      {control => (
        <textarea className={classes(styles.input, styles.area)} {...control} {...rest} />
      )}
    </Labelled>
  );
}

interface ControlAbout {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
}

interface LabelledProps extends About {
  children(control: ControlAbout): ReactNode;
}

/** A control with its name above and what there is to say about it below. */
function Labelled({ label, isLabelHidden, hint, fault, children }: LabelledProps) {
  const id = useId();
  const aboutId = useId();
  const about = fault ?? hint;
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={isLabelHidden ? "visually-hidden" : styles.label}>
        {label}
      </label>
      {children({
        id,
        "aria-describedby": about ? aboutId : undefined,
        "aria-invalid": fault ? true : undefined,
      })}
      {about && (
        <p id={aboutId} className={fault ? styles.fault : styles.hint}>
          {about}
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
  hint?: string;
  children: ReactNode;
}

export function Select({ label, isLabelHidden, aside, hint, children, ...rest }: SelectProps) {
  const id = useId();
  const hintId = useId();
  return (
    <div className={styles.field}>
      <div className={isLabelHidden ? "visually-hidden" : styles.head}>
        <label htmlFor={id} className={styles.label}>
          {label}
        </label>
        {aside}
      </div>
      <div className={styles.select}>
        <select
          id={id}
          className={styles.input}
          aria-describedby={hint ? hintId : undefined}
          {...rest}
        >
          {children}
        </select>
        <Icon name="down" size="1em" />
      </div>
      {hint && (
        <p id={hintId} className={styles.hint}>
          {hint}
        </p>
      )}
    </div>
  );
}
