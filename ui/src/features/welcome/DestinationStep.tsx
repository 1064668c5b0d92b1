import { useState } from "react";
import { Icon } from "../../components/Icon";
import { useText } from "../../l10n/l10n";
import { useSetup } from "../../studio/hooks";
import { DestinationForm } from "../destination/DestinationForm";
import { type FormStepProps, StepFrame, TwoWays, useStepForm } from "./StepFrame";
import styles from "./Welcome.module.css";

/** Practise first, or connect a platform now. */
export function DestinationStep(props: FormStepProps) {
  const { titleId, isShown, onDone } = props;
  const text = useText();
  const { destinations } = useSetup();
  const [isConnecting, setIsConnecting] = useState(false);
  const kept = destinations.find(each => each.is_primary);
  const isFormOpen = isConnecting && !kept;
  const form = useStepForm(props, isFormOpen);
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
        <TwoWays
          label={text("welcome-destination")}
          first={{
            title: text("welcome-destination-practice"),
            hint: text("welcome-destination-practice-hint"),
          }}
          second={{
            title: text("welcome-destination-connect"),
            hint: text("welcome-destination-connect-hint"),
          }}
          isSecond={isConnecting}
          onChoose={setIsConnecting}
        />
      )}
      <div hidden={!isFormOpen} className={styles.form}>
        {!kept && (
          <DestinationForm id={form} destination={null} isDisabled={false} onSaved={onDone} />
        )}
      </div>
    </StepFrame>
  );
}
