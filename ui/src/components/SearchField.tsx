import type { InputHTMLAttributes, Ref } from "react";
import { useText } from "../l10n/l10n";
import { keepFocusAway } from "./Button";
import { Icon } from "./Icon";
import styles from "./SearchField.module.css";

interface SearchFieldProps
  extends Omit<InputHTMLAttributes<HTMLInputElement>, "className" | "onChange" | "value" | "type"> {
  /** Its name for those who can't see it. */
  label: string;
  value: string;
  onType(text: string): void;
  ref?: Ref<HTMLInputElement>;
}

/** One line to type in, with a way to empty it. */
export function SearchField({ label, value, onType, ref, ...rest }: SearchFieldProps) {
  const text = useText();
  return (
    <div className={styles.search}>
      <Icon name="search" />
      <input
        ref={ref}
        type="text"
        enterKeyHint="search"
        className={styles.input}
        aria-label={label}
        placeholder={label}
        value={value}
        spellCheck={false}
        autoComplete="off"
        onChange={event => onType(event.currentTarget.value)}
        {...rest}
      />
      {value !== "" && (
        <button
          type="button"
          className={styles.clear}
          aria-label={text("search-clear")}
          title={text("search-clear")}
          onMouseDown={keepFocusAway}
          onClick={() => onType("")}
        >
          <Icon name="close" size="1em" />
        </button>
      )}
    </div>
  );
}
