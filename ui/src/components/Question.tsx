import type { ReactNode } from "react";
import { Button, type ButtonLook } from "./Button";
import { Dialog } from "./Dialog";

interface QuestionProps {
  title: string;
  /** What the answer means. */
  children: ReactNode;
  /** The safe answer: it has the focus, and Escape gives it too. */
  safe: string;
  onSafe(): void;
  /** The answer that does something. */
  answer: string;
  onAnswer(): void;
  look?: ButtonLook;
  /** Something must be done first; the question says what. */
  isHeldBack?: boolean;
}

/** A question before something that can't simply be taken back. */
export function Question(props: QuestionProps) {
  const { title, children, safe, onSafe, answer, onAnswer, look = "danger", isHeldBack } = props;
  return (
    <Dialog
      isAlert
      title={title}
      onClose={onSafe}
      actions={
        <>
          <Button data-autofocus onClick={onSafe}>
            {safe}
          </Button>
          <Button look={look} disabled={isHeldBack} onClick={onAnswer}>
            {answer}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}
