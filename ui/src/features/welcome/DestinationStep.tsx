import { useEffect, useId, useState } from "react";
import { Icon } from "../../components/Icon";
import { useText } from "../../l10n/l10n";
import { useSetup } from "../../studio/hooks";
import { DestinationForm } from "../destination/DestinationForm";
import { Choice, StepFrame } from "./StepFrame";
import styles from "./Welcome.module.css";

export interface FormStepProps {
  titleId: string;
  isShown: boolean;
  /** The form that Next submits; `null` when Next only goes on. */
  onForm(form: string | null): void;
  onDone(): void;
}

/** Practise first, or connect a platform now. */
export function DestinationStep({ titleId, isShown, onForm, onDone }: FormStepProps) {
  const text = useText();
  const { destinations } = useSetup();
  const form = useId();
  const [isConnecting, setIsConnecting] = useState(false);
  const kept = destinations.find(each => each.is_chosen);
  const isFormOpen = isConnecting && !kept;
  useEffect(() => {
    if (!isShown) return;
    onForm(isFormOpen ? form : null);
    return () => onForm(null);
  }, [isShown, isFormOpen, form, onForm]);
  return (
    <StepFrame
      titleId={titleId}
      title={text("welcome-destination")}
      lead={text("welcome-destination-lead")}
      isHidden={!isShown}
    >
      {kept ? (
        <p className={styles.kept}>
          <Icon name="check" size="1.4em" />
          {text("welcome-destination-kept", { name: kept.name })}
        </p>
      ) : (
        <div role="radiogroup" aria-label={text("welcome-destination")} className={styles.choices}>
          <Choice
            name="welcome-destination"
            title={text("welcome-destination-practice")}
            hint={text("welcome-destination-practice-hint")}
            isChosen={!isConnecting}
            onChoose={() => setIsConnecting(false)}
          />
          <Choice
            name="welcome-destination"
            title={text("welcome-destination-connect")}
            hint={text("welcome-destination-connect-hint")}
            isChosen={isConnecting}
            onChoose={() => setIsConnecting(true)}
          />
        </div>
      )}
      <div hidden={!isFormOpen} className={styles.form}>
        {!kept && (
          <DestinationForm id={form} destination={null} isDisabled={false} onSaved={onDone} />
        )}
      </div>
    </StepFrame>
  );
}
