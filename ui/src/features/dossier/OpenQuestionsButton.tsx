import { Button } from "../../components/Button";
import { useText } from "../../l10n/l10n";
import styles from "./OpenQuestions.module.css";
import { useOpenQuestions } from "./useOpenQuestions";

interface OpenQuestionsButtonProps {
  isOpen: boolean;
  onOpen(): void;
}

/** The way to what nobody has answered yet, with how much that is. */
export function OpenQuestionsButton({ isOpen, onOpen }: OpenQuestionsButtonProps) {
  const text = useText();
  const count = useOpenQuestions(null)?.length ?? 0;
  return (
    <Button icon="message" aria-pressed={isOpen} title={text("questions-open")} onClick={onOpen}>
      <span className="visually-hidden">{text("questions-open-count", { count })}</span>
      <span aria-hidden="true" className={styles.word}>
        {text("questions")}
      </span>
      {count > 0 && (
        <span aria-hidden="true" className={styles.badge}>
          {count}
        </span>
      )}
    </Button>
  );
}
