import type { Setup } from "../../bindings/Setup";
import type { SourceCondition } from "../../bindings/SourceCondition";
import type { SourceSlot } from "../../bindings/SourceSlot";
import type { SourceView } from "../../bindings/SourceView";
import { Condition, type ConditionTone } from "../../components/Condition";
import { Select } from "../../components/Field";
import { Panel } from "../../components/Panel";
import { type MessageId, useText } from "../../l10n/l10n";
import { useClient, useSetup, useView } from "../../studio/hooks";
import styles from "./Sources.module.css";

const CONDITION: Record<SourceCondition, { tone: ConditionTone; word: MessageId }> = {
  none: { tone: "none", word: "condition-none" },
  starting: { tone: "busy", word: "condition-starting" },
  running: { tone: "good", word: "condition-running" },
  lost: { tone: "bad", word: "condition-lost" },
};

const SLOT_NAME: Record<SourceSlot, MessageId> = {
  camera: "source-camera",
  screen: "source-screen",
  microphone: "source-microphone",
  system_sound: "source-system_sound",
};

const NO_DEVICE: Record<SourceSlot, MessageId> = {
  camera: "no-camera",
  screen: "no-screen",
  microphone: "no-microphone",
  system_sound: "no-system_sound",
};

const NOTHING: SourceView = { device: null, name: null, condition: "none" };

/** A source by its slot. */
export function sourceOf(setup: Setup, slot: SourceSlot): SourceView {
  if (slot === "camera" || slot === "screen") return setup[slot];
  return setup.strips.find(strip => strip.strip === slot)?.source ?? NOTHING;
}

/** What is filmed and recorded, and how each source does. */
export function Sources() {
  const text = useText();
  return (
    <Panel title={text("sources")}>
      <Source slot="camera" />
      <Source slot="screen" />
      <Source slot="microphone" />
      <Source slot="system_sound" />
    </Panel>
  );
}

/** Which device a source is, to be chosen. */
export function Source({ slot }: { slot: SourceSlot }) {
  const text = useText();
  const source = sourceOf(useSetup(), slot);
  const client = useClient();
  const devices = useView(view => view.devices);
  const choices = devices?.filter(device => device.slot === slot) ?? [];
  // A device that was unplugged is still the chosen one: it comes back by itself.
  const isAway = source.device !== null && !choices.some(device => device.id === source.device);
  const condition = CONDITION[source.condition];
  return (
    <div className={styles.source}>
      <Select
        label={text(SLOT_NAME[slot])}
        aside={<Condition tone={condition.tone}>{text(condition.word)}</Condition>}
        value={source.device ?? ""}
        title={source.name ?? undefined}
        onChange={event =>
          client.ask({ ask: "set_source", slot, device: event.currentTarget.value || null })
        }
      >
        <option value="">
          {devices && choices.length === 0 && !isAway ? text(NO_DEVICE[slot]) : text("device-none")}
        </option>
        {isAway && (
          <option value={source.device ?? ""}>
            {text("device-away", { name: source.name ?? source.device ?? "" })}
          </option>
        )}
        {choices.map(device => (
          <option key={device.id} value={device.id}>
            {device.name}
          </option>
        ))}
      </Select>
    </div>
  );
}
