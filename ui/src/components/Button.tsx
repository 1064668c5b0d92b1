import type { ButtonHTMLAttributes, MouseEvent, ReactNode } from "react";
import styles from "./Button.module.css";
import { classes } from "./classes";
import { Icon, type IconName } from "./Icon";

export type ButtonLook = "plain" | "quiet" | "primary" | "live" | "practice" | "danger";
type ButtonSize = "s" | "m" | "l";

interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, "className"> {
  look?: ButtonLook;
  size?: ButtonSize;
  icon?: IconName;
  isWide?: boolean;
  children: ReactNode;
}

export function Button({
  look = "plain",
  size = "m",
  icon,
  isWide,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      onMouseDown={keepFocusAway}
      className={classes(styles.button, styles[look], styles[size], isWide && styles.wide)}
      {...rest}
    >
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

interface IconButtonProps
  extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, "className" | "title"> {
  icon: IconName;
  /** Its name, shown as a tooltip too. */
  label: string;
  /** A longer tooltip. */
  tip?: string | undefined;
}

export function IconButton({ icon, label, tip, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      onMouseDown={keepFocusAway}
      className={classes(styles.button, styles.quiet, styles.icon)}
      aria-label={label}
      title={tip ?? label}
      {...rest}
    >
      <Icon name={icon} size="1.3em" />
    </button>
  );
}

/**
 * A click must not leave the focus on the button: the next press of Space is meant to take the next
 * item, not to press the button again. The Tab key still reaches every button.
 */
export function keepFocusAway(event: MouseEvent): void {
  event.preventDefault();
}
