import type { Audience } from "../../bindings/Audience";
import { keepFocusAway } from "../../components/Button";
import { Icon } from "../../components/Icon";
import { useText } from "../../l10n/l10n";
import styles from "./AudienceSwitch.module.css";

const AUDIENCES = [
  { value: "host_only", icon: "lock" },
  { value: "air_safe", icon: "live" },
] as const;

interface AudienceSwitchProps {
  value: Audience;
  onChoose(audience: Audience): void;
}

/** Who may see an entry: both answers are always in sight, and the one that counts stands out. */
export function AudienceSwitch({ value, onChoose }: AudienceSwitchProps) {
  const text = useText();
  return (
    <div role="group" aria-label={text("dossier-audience")} className={styles.group}>
      {AUDIENCES.map(audience => (
        <button
          key={audience.value}
          type="button"
          className={styles.choice}
          data-audience={audience.value}
          aria-pressed={audience.value === value}
          title={text(`dossier-audience-${audience.value}-tip`)}
          onMouseDown={keepFocusAway}
          onClick={() => audience.value !== value && onChoose(audience.value)}
        >
          <Icon name={audience.icon} size="1.1em" />
          {text(`dossier-audience-${audience.value}`)}
        </button>
      ))}
    </div>
  );
}
