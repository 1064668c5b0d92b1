import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from "react";
import styles from "./Dialog.module.css";
import { ToldHere } from "./ToldHere";

interface DialogProps {
  title: string;
  onClose(): void;
  /** Buttons at the bottom; the safe one carries `autoFocus`. */
  actions: ReactNode;
  children: ReactNode;
  /** Set for questions, so that a screen reader says them at once. */
  isAlert?: boolean;
  /** Room for two columns. */
  isWide?: boolean;
  /** How often something was tried: what went wrong before is forgotten with each. */
  attempt?: number;
}

const FOCUSABLE = "button:enabled, input:enabled, select:enabled, a[href], [tabindex='0']";

/** A real modal dialog: the page behind is inert, Tab stays inside, Escape closes, focus returns. */
export function Dialog(props: DialogProps) {
  const { title, onClose, actions, children, isAlert, isWide, attempt } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const titleId = useId();
  const bodyId = useId();

  useEffect(() => {
    const opened = dialog.current;
    const before = document.activeElement;
    opened?.showModal();
    // Text that is too long for the window has to scroll by keyboard too.
    const { current: words } = body;
    if (words && words.scrollHeight > words.clientHeight) words.tabIndex = 0;
    opened?.querySelector<HTMLElement>("[data-autofocus]")?.focus();
    return () => {
      opened?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);

  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      role={isAlert ? "alertdialog" : "dialog"}
      data-wide={isWide || undefined}
      aria-modal="true"
      aria-labelledby={titleId}
      aria-describedby={isAlert ? bodyId : undefined}
      onCancel={event => {
        event.preventDefault();
        onClose();
      }}
      onKeyDown={event => {
        keepTabInside(event, dialog.current);
        // Not left to `cancel`: the second one in a row can't be held back, and would close a dialog
        // that is about to ask something.
        if (event.key !== "Escape" || event.defaultPrevented) return;
        event.preventDefault();
        onClose();
      }}
    >
      <h2 id={titleId} className={styles.title}>
        {title}
      </h2>
      <div ref={body} id={bodyId} className={styles.body}>
        {children}
      </div>
      <ToldHere key={attempt} />
      <div className={styles.actions}>{actions}</div>
    </dialog>
  );
}

/** A browser lets Tab leave a modal dialog for its own buttons; ours stays with the question. */
export function keepTabInside(event: KeyboardEvent, dialog: HTMLDialogElement | null): void {
  if (event.key !== "Tab" || !dialog) return;
  const inside = [...dialog.querySelectorAll<HTMLElement>(FOCUSABLE)];
  const [first, last] = [inside[0], inside.at(-1)];
  const leaves = event.shiftKey ? first : last;
  if (document.activeElement !== leaves) return;
  event.preventDefault();
  (event.shiftKey ? last : first)?.focus();
}
