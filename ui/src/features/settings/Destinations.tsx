import { useState } from "react";
import type { PlatformView } from "../../bindings/PlatformView";
import type { SavedDestination } from "../../bindings/SavedDestination";
import { Button, IconButton } from "../../components/Button";
import { Question } from "../../components/Question";
import { Switch } from "../../components/Switch";
import { useText } from "../../l10n/l10n";
import { useClient, useSetup, useShow } from "../../studio/hooks";
import { DestinationDialog } from "../destination/DestinationDialog";
import { LinkState } from "../destination/LinkState";
import { StartStop } from "../destination/StartStop";
import { keyWord, serverName } from "../destination/standing";
import { useAims, usePlatforms } from "../destination/usePlatforms";
import { useWishWords } from "../destination/useWishWords";
import styles from "./Destinations.module.css";
import { Excesses } from "./Excesses";
import { Empty, Hint, Page } from "./Page";

type Opened =
  | { dialog: "edit"; destination: SavedDestination | null }
  | { dialog: "delete"; destination: SavedDestination };

/** The places a show can go: which of them it goes to, and which one the picture follows. */
export function Destinations() {
  const text = useText();
  const { destinations, quality } = useSetup();
  const isLive = useShow().state.live.phase === "live";
  const platforms = usePlatforms();
  const aims = useAims(platforms);
  const [opened, setOpened] = useState<Opened | null>(null);
  const close = () => setOpened(null);
  const add = (
    <Button
      look="primary"
      icon="plus"
      disabled={isLive}
      onClick={() => setOpened({ dialog: "edit", destination: null })}
    >
      {text("destinations-add")}
    </Button>
  );
  return (
    <Page
      title={text("settings-destinations")}
      lead={text("destinations-lead")}
      aside={destinations.length > 0 && add}
    >
      {isLive && <Hint tone="note">{text("destinations-live-note")}</Hint>}
      <Excesses aims={aims} quality={quality} hasWay />
      {destinations.length === 0 ? (
        <Empty title={text("destinations-none")} hint={text("destinations-none-hint")}>
          {add}
        </Empty>
      ) : (
        <ul className={styles.list} aria-label={text("destinations-list")}>
          {destinations.map(destination => (
            <Row
              key={destination.id}
              destination={destination}
              platform={platforms?.find(each => each.id === destination.platform)}
              onOpen={setOpened}
            />
          ))}
        </ul>
      )}
      {destinations.filter(each => each.is_used).length > 1 && (
        <p className={styles.note}>{text("destinations-primary-note")}</p>
      )}
      {opened?.dialog === "edit" && (
        <DestinationDialog destination={opened.destination} onClose={close} />
      )}
      {opened?.dialog === "delete" && (
        <DeleteDialog destination={opened.destination} onClose={close} />
      )}
    </Page>
  );
}

interface RowProps {
  destination: SavedDestination;
  platform: PlatformView | undefined;
  onOpen(opened: Opened): void;
}

function Row({ destination, platform, onOpen }: RowProps) {
  const text = useText();
  const client = useClient();
  const isLive = useShow().state.live.phase === "live";
  const { id, name, url, is_used, is_primary, link } = destination;
  const wishWords = useWishWords(destination);
  // Most are called after their platform, which then needs no saying twice.
  const platformName = platform?.name === name ? undefined : platform?.name;
  const server = platform?.servers.find(each => each.url === url)?.name ?? serverName(url);
  return (
    <li className={styles.row} data-used={is_used || undefined}>
      {!isLive && (
        <Switch
          label={text("destinations-use-name", { name })}
          isOn={is_used}
          onChange={is_used => client.ask({ ask: "use_destination", destination: id, is_used })}
        />
      )}
      <div className={styles.what}>
        <strong className={styles.name}>{name}</strong>
        <span className={styles.server} title={url}>
          {[platformName, server, text(keyWord(destination))].filter(Boolean).join(" · ")}
        </span>
        {wishWords && <span className={styles.wish}>{wishWords}</span>}
      </div>
      {isLive && <LinkState link={link} />}
      {is_primary && <span className={styles.primary}>{text("destination-primary")}</span>}
      {is_used && !is_primary && !isLive && (
        <Button
          size="s"
          look="quiet"
          aria-label={text("destinations-lead-name", { name })}
          onClick={() => client.ask({ ask: "choose_destination", destination: id })}
        >
          {text("destinations-make-primary")}
        </Button>
      )}
      {isLive && <StartStop destination={destination} />}
      <IconButton
        icon="pencil"
        label={text("destinations-edit", { name })}
        disabled={isLive}
        onClick={() => onOpen({ dialog: "edit", destination })}
      />
      <IconButton
        icon="trash"
        label={text("destinations-delete", { name })}
        disabled={isLive}
        onClick={() => onOpen({ dialog: "delete", destination })}
      />
    </li>
  );
}

function DeleteDialog({
  destination,
  onClose,
}: {
  destination: SavedDestination;
  onClose(): void;
}) {
  const text = useText();
  const client = useClient();
  const { id, name } = destination;
  const erase = () => {
    onClose();
    void client.ask({ ask: "delete_destination", destination: id });
  };
  return (
    <Question
      title={text("destinations-delete-question", { name })}
      safe={text("destinations-keep")}
      onSafe={onClose}
      answer={text("destinations-delete-yes")}
      onAnswer={erase}
    >
      <p>{text("destinations-delete-meaning")}</p>
    </Question>
  );
}
