import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from "react";
import { createPortal } from "react-dom";
import styles from "./Popover.module.css";

interface PopoverProps {
  title: string;
  /** Where the control stands that opened it: it floats above. */
  anchor: DOMRect;
  onClose(): void;
  children: ReactNode;
}

/** The same as in the style sheet. */
const WIDTH_REM = 26;
const GAP_PX = 8;

/**
 * A small panel above a control. Not modal: the show behind it goes on and can be seen. Escape
 * closes it, and the focus returns to where it was.
 */
export function Popover({ title, anchor, onClose, children }: PopoverProps) {
  const panel = useRef<HTMLDivElement>(null);
  const titleId = useId();
  useEffect(() => {
    const before = document.activeElement;
    panel.current?.querySelector<HTMLElement>("[data-autofocus]")?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    event.stopPropagation();
    onClose();
  };
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 14;
  const furthest = window.innerWidth - WIDTH_REM * rem - GAP_PX;
  return createPortal(
    <div
      ref={panel}
      role="dialog"
      aria-labelledby={titleId}
      className={styles.popover}
      style={{
        left: Math.max(GAP_PX, Math.min(anchor.left, furthest)),
        bottom: window.innerHeight - anchor.top + GAP_PX,
      }}
      onKeyDown={onKeyDown}
    >
      <h2 id={titleId} className={styles.title}>
        {title}
      </h2>
      {children}
    </div>,
    document.body,
  );
}
