import { keepFocusAway } from "./Button";
import styles from "./Segmented.module.css";

interface SegmentedProps<T extends string> {
  label: string;
  value: T;
  choices: readonly { value: T; short: string; name: string; lang?: string }[];
  onChoose(value: T): void;
}

/** A few choices side by side, one of them pressed. */
export function Segmented<T extends string>({
  label,
  value,
  choices,
  onChoose,
}: SegmentedProps<T>) {
  return (
    <div role="group" aria-label={label} className={styles.group}>
      {choices.map(choice => (
        <button
          key={choice.value}
          type="button"
          lang={choice.lang}
          className={styles.choice}
          aria-pressed={choice.value === value}
          aria-label={`${choice.short}, ${choice.name}`}
          title={choice.name}
          onMouseDown={keepFocusAway}
          onClick={() => onChoose(choice.value)}
        >
          {choice.short}
        </button>
      ))}
    </div>
  );
}
