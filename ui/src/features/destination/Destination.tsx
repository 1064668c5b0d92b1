import { useState } from "react";
import type { DestinationView } from "../../bindings/DestinationView";
import type { LinkView } from "../../bindings/LinkView";
import { Button } from "../../components/Button";
import { Condition, type ConditionTone } from "../../components/Condition";
import { Panel } from "../../components/Panel";
import { type MessageId, useText } from "../../l10n/l10n";
import { useSetup, useStudioNow } from "../../studio/hooks";
import styles from "./Destination.module.css";
import { DestinationDialog } from "./DestinationDialog";

/** Where the stream goes, whether the key is there, and how the connection does. */
export function Destination() {
  const text = useText();
  const { destination } = useSetup();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Panel title={text("destination")} aside={<Link link={destination.link} />}>
      <p className={styles.address} title={destination.url}>
        {destination.url === "" ? text("destination-none") : serverName(destination.url)}
      </p>
      <div className={styles.row}>
        <span className={styles.key}>{text(keyState(destination))}</span>
        <Button size="s" onClick={() => setIsOpen(true)}>
          {text(destination.url === "" ? "destination-set" : "destination-change")}
        </Button>
      </div>
      {isOpen && <DestinationDialog onClose={() => setIsOpen(false)} />}
    </Panel>
  );
}

export function keyState({ has_key, is_key_kept }: DestinationView): MessageId {
  if (!has_key) return "key-none";
  return is_key_kept ? "key-kept" : "key-session";
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
