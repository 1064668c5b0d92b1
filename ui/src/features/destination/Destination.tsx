import { useState } from "react";
import type { DestinationView } from "../../bindings/DestinationView";
import type { LinkView } from "../../bindings/LinkView";
import type { SavedDestination } from "../../bindings/SavedDestination";
import { Button } from "../../components/Button";
import { Condition, type ConditionTone } from "../../components/Condition";
import { Select } from "../../components/Field";
import { Panel } from "../../components/Panel";
import { type MessageId, useText } from "../../l10n/l10n";
import { useClient, useSetup, useShow, useStudioNow } from "../../studio/hooks";
import styles from "./Destination.module.css";
import { DestinationDialog } from "./DestinationDialog";

/** Where the stream goes, whether the key is there, and how the connection does. */
export function Destination() {
  const text = useText();
  const { destination, destinations } = useSetup();
  const [isOpen, setIsOpen] = useState(false);
  const chosen = destinations.find(each => each.is_chosen) ?? null;
  return (
    <Panel title={text("destination")} aside={<Link link={destination.link} />}>
      <div className={styles.row}>
        {destinations.length > 1 ? (
          <Choice />
        ) : (
          <p className={styles.address} title={destination.url}>
            {destination.url === ""
              ? text("destination-none")
              : (chosen?.name ?? serverName(destination.url))}
          </p>
        )}
        <Button size="s" onClick={() => setIsOpen(true)}>
          {text(destination.url === "" ? "destination-set" : "destination-change")}
        </Button>
      </div>
      <p className={styles.key}>{text(keyState(destination))}</p>
      {isOpen && <DestinationDialog destination={chosen} onClose={() => setIsOpen(false)} />}
    </Panel>
  );
}

/** Which of the saved destinations is in use. It stays as it is while viewers are there. */
function Choice() {
  const text = useText();
  const client = useClient();
  const { destinations } = useSetup();
  const isLive = useShow().state.live.phase === "live";
  const chosen = destinations.find(each => each.is_chosen);
  return (
    <Select
      label={text("destination-in-use")}
      isLabelHidden
      value={chosen?.id ?? ""}
      disabled={isLive}
      title={isLive ? text("destination-busy") : undefined}
      onChange={event =>
        client.ask({ ask: "choose_destination", destination: Number(event.currentTarget.value) })
      }
    >
      {!chosen && <option value="">{text("destination-none")}</option>}
      {destinations.map(each => (
        <option key={each.id} value={each.id}>
          {each.name}
        </option>
      ))}
    </Select>
  );
}

export function keyState({ has_key, is_key_kept }: DestinationView): MessageId {
  if (!has_key) return "key-none";
  return is_key_kept ? "key-kept" : "key-session";
}

/** Of the one in use it is known where its key is; of the others, whether there is one. */
export function keyWord(destination: SavedDestination, inUse: DestinationView): MessageId {
  if (destination.is_chosen) return keyState(inUse);
  return destination.has_key ? "key-there" : "key-none";
}

/** The server of an address, as people call it: "live.twitch.tv". */
export function serverName(url: string): string {
  return /^\w+:\/\/([^/:]+)/.exec(url)?.[1] ?? url;
}

const LINK: Record<LinkView["link"], { tone: ConditionTone; word: MessageId }> = {
  off: { tone: "none", word: "link-off" },
  connecting: { tone: "busy", word: "link-connecting" },
  on_air: { tone: "good", word: "link-on_air" },
  reconnecting: { tone: "bad", word: "link-reconnecting" },
};

function Link({ link }: { link: LinkView }) {
  const text = useText();
  const nowMs = useStudioNow();
  const { tone, word } = LINK[link.link];
  if (link.link !== "reconnecting") return <Condition tone={tone}>{text(word)}</Condition>;
  const seconds = Math.max(0, Math.ceil((link.next_at - nowMs) / 1000));
  return <Condition tone={tone}>{text("link-reconnecting", { seconds })}</Condition>;
}
