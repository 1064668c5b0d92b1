import { useId, useState } from "react";
import { useText } from "../../l10n/l10n";
import styles from "./ThemePanel.module.css";
import { readColour } from "./theme";

interface ColourFieldProps {
  label: string;
  /** `#rrggbb`. */
  colour: string;
  onChange(colour: string): void;
}

/** A colour to pick or to type. What is typed counts as soon as it is a colour. */
export function ColourField({ label, colour, onChange }: ColourFieldProps) {
  const text = useText();
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const isFaulty = typed !== null && readColour(typed) === null;
  const type = (value: string) => {
    setTyped(value);
    const read = readColour(value);
    if (read && read !== colour) onChange(read);
  };
  return (
    <div className={styles.colour}>
      <input
        type="color"
        className={styles.well}
        value={colour}
        aria-label={text("cards-pick", { colour: label })}
        onChange={event => {
          setTyped(null);
          onChange(event.currentTarget.value);
        }}
      />
      <label htmlFor={id} className={styles.colourName} title={label}>
        {label}
      </label>
      <input
        id={id}
        className={styles.hex}
        value={typed ?? colour}
        aria-invalid={isFaulty || undefined}
        spellCheck={false}
        autoComplete="off"
        onChange={event => type(event.currentTarget.value)}
        onBlur={() => setTyped(null)}
      />
    </div>
  );
}
