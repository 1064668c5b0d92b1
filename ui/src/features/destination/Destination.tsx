import { useState } from "react";
import { Button } from "../../components/Button";
import { Icon } from "../../components/Icon";
import { Panel } from "../../components/Panel";
import { useText } from "../../l10n/l10n";
import { useSetup, useShow, useSnapshot } from "../../studio/hooks";
import styles from "./Destination.module.css";
import { DestinationDialog } from "./DestinationDialog";
import { LinkState } from "./LinkState";
import { StartStop } from "./StartStop";
import { keyWord, laggingFps, QUEUE_OK_MS, type Standing, standings } from "./standing";

/** Where the show goes: a line for each destination, and whatever is wrong with one. */
export function Destination() {
  const text = useText();
  const { destinations } = useSetup();
  const {
    destinations: health,
    lowered_kbps,
    editions,
    fps,
  } = useSnapshot(snapshot => snapshot.health);
  const [isOpen, setIsOpen] = useState(false);
  const shown = standings(destinations, health);
  const [only = null] = destinations;
  // One destination is changed where it is; several have a screen of their own.
  const change =
    destinations.length > 1 ? (
      <a className={styles.way} href="#/settings/destinations">
        {text("destination-change")}
      </a>
    ) : (
      <Button size="s" onClick={() => setIsOpen(true)}>
        {text(only === null ? "destination-set" : "destination-change")}
      </Button>
    );
  return (
    <Panel title={text("destinations-of-show", { count: shown.length })} aside={change}>
      {shown.length === 0 ? (
        <p className={styles.none}>{text("destination-none-used")}</p>
      ) : (
        <ul className={styles.lines}>
          {shown.map(standing => (
            <Line
              key={standing.destination.id}
              standing={standing}
              ownFps={laggingFps(standing.destination, editions, fps)}
              isOneOfMany={shown.length > 1}
            />
          ))}
        </ul>
      )}
      {lowered_kbps !== null && (
        <p className={styles.lowered}>{text("destination-lowered", { kbps: lowered_kbps })}</p>
      )}
      {isOpen && <DestinationDialog destination={only} onClose={() => setIsOpen(false)} />}
    </Panel>
  );
}

interface LineProps {
  standing: Standing;
  /** Of a picture of its own that has fewer than the show's; `null` while it keeps up. */
  ownFps: number | null;
  isOneOfMany: boolean;
}

function Line({ standing, ownFps, isOneOfMany }: LineProps) {
  const text = useText();
  const isLive = useShow().state.live.phase === "live";
  const { destination, health } = standing;
  const { name, link, has_key } = destination;
  const isPrimary = isOneOfMany && destination.is_primary;
  const isFlowing = health !== null && link.link === "on_air";
  return (
    <li className={styles.line}>
      <div className={styles.what}>
        <span className={styles.row}>
          <span className={styles.name} title={name}>
            {name}
          </span>
          {isPrimary && (
            <span className={styles.primary} title={text("destination-primary-hint")}>
              {text("destination-primary")}
            </span>
          )}
          {isFlowing && (
            <span className={styles.figure}>{text("kbps-value", { kbps: health.kbps })}</span>
          )}
        </span>
        <span className={styles.row}>
          {isLive || link.link !== "off" ? (
            <LinkState link={link} />
          ) : (
            <span className={styles.key} data-missing={!has_key || undefined}>
              {!has_key && <Icon name="alert" size="1em" />}
              {text(keyWord(destination))}
            </span>
          )}
          {isFlowing && (
            <span className={styles.figure} data-bad={health.queue_ms > QUEUE_OK_MS || undefined}>
              {text("destination-queue", { ms: health.queue_ms })}
            </span>
          )}
        </span>
        {isFlowing && ownFps !== null && (
          <span className={styles.lagging}>{text("destination-own-fps", { fps: ownFps })}</span>
        )}
        {link.link === "reconnecting" && (
          <span className={styles.reason} title={link.reason}>
            {link.reason}
          </span>
        )}
      </div>
      {isLive && <StartStop destination={destination} />}
    </li>
  );
}
