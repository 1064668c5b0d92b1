import { Button } from "../../components/Button";
import { useText } from "../../l10n/l10n";
import { StepFrame } from "./StepFrame";
import styles from "./Welcome.module.css";

interface DoneProps {
  titleId: string;
  onFinish(withPractice: boolean): Promise<void>;
}

/** The invitation to practise. */
export function Done({ titleId, onFinish }: DoneProps) {
  const text = useText();
  return (
    <StepFrame titleId={titleId} title={text("welcome-done")} lead={text("welcome-done-lead")}>
      <div className={styles.finish}>
        <Button look="practice" size="l" onClick={() => void onFinish(true)}>
          {text("welcome-practice")}
        </Button>
        <Button size="l" onClick={() => void onFinish(false)}>
          {text("welcome-look-around")}
        </Button>
      </div>
    </StepFrame>
  );
}
