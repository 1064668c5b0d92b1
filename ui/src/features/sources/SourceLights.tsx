import type { SourceCondition } from "../../bindings/SourceCondition";
import type { SourceSlot } from "../../bindings/SourceSlot";
import type { SourceView } from "../../bindings/SourceView";
import { Icon, type IconName } from "../../components/Icon";
import { type MessageId, useText } from "../../l10n/l10n";
import { useSetup } from "../../studio/hooks";
import styles from "./SourceLights.module.css";

const LOOK: Record<SourceSlot, { icon: IconName; name: MessageId }> = {
  camera: { icon: "camera", name: "source-camera" },
  screen: { icon: "screen", name: "source-screen" },
  microphone: { icon: "mic", name: "source-microphone" },
  system_sound: { icon: "sound", name: "source-system_sound" },
};

const WORD: Record<SourceCondition, MessageId> = {
  none: "condition-none",
  starting: "condition-starting",
  running: "condition-running",
  lost: "condition-lost",
};

/** How each source does, at a glance; the way to choose another leads to the settings. */
export function SourceLights() {
  const text = useText();
  const { camera, screen, strips } = useSetup();
  const sources: [SourceSlot, SourceView | undefined][] = [
    ["camera", camera],
    ["screen", screen],
    ["microphone", strips.find(strip => strip.strip === "microphone")?.source],
    ["system_sound", strips.find(strip => strip.strip === "system_sound")?.source],
  ];
  return (
    <nav className={styles.lights} aria-label={text("sources")}>
      {sources.map(([slot, source]) => {
        const condition = source?.condition ?? "none";
        const name = `${text(LOOK[slot].name)}: ${source?.name ?? text("device-none")}, ${text(WORD[condition])}`;
        return (
          <a
            key={slot}
            href="#/settings/devices"
            className={styles.light}
            data-condition={condition}
            aria-label={name}
            title={name}
          >
            <Icon name={LOOK[slot].icon} size="1.3em" />
            <span className={styles.dot} aria-hidden="true" />
          </a>
        );
      })}
    </nav>
  );
}
