import { keepFocusAway } from "./Button";
import styles from "./Switch.module.css";

interface SwitchProps {
  /** What is on or off. */
  label: string;
  isOn: boolean;
  disabled?: boolean;
  onChange(isOn: boolean): void;
}

/** Something that is on or off, at once. The knob's place says which, not the colour alone. */
export function Switch({ label, isOn, disabled, onChange }: SwitchProps) {
  return (
    <button
      type="button"
      role="switch"
      className={styles.switch}
      aria-checked={isOn}
      aria-label={label}
      title={label}
      disabled={disabled}
      onMouseDown={keepFocusAway}
      onClick={() => onChange(!isOn)}
    >
      <span className={styles.knob} aria-hidden="true" />
    </button>
  );
}
