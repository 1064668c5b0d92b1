import { useState } from "react";
import type { PlatformView } from "../../bindings/PlatformView";
import type { SavedDestination } from "../../bindings/SavedDestination";
import { Button, IconButton } from "../../components/Button";
import { Condition } from "../../components/Condition";
import { Question } from "../../components/Question";
import { useText } from "../../l10n/l10n";
import { useClient, useSetup, useShow } from "../../studio/hooks";
import { keyWord, serverName } from "../destination/Destination";
import { DestinationDialog } from "../destination/DestinationDialog";
import { useChosenPlatform, usePlatforms } from "../destination/usePlatforms";
import styles from "./Destinations.module.css";
import { Excesses } from "./Excesses";
import { Empty, Hint, Page } from "./Page";

type Opened =
  | { dialog: "edit"; destination: SavedDestination | null }
  | { dialog: "delete"; destination: SavedDestination };

/** The places a show can go, one of them in use. */
export function Destinations() {
  const text = useText();
  const { destinations, quality } = useSetup();
  const isLive = useShow().state.live.phase === "live";
  const platforms = usePlatforms();
  const platform = useChosenPlatform(platforms);
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
      {isLive && <Hint tone="note">{text("destination-busy")}</Hint>}
      <Excesses platform={platform} quality={quality} hasWay />
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
  const { destination: inUse } = useSetup();
  const isLive = useShow().state.live.phase === "live";
  const { id, name, url, is_chosen } = destination;
  // Most are called after their platform, which then needs no saying twice.
  const platformName = platform?.name === name ? undefined : platform?.name;
  const server = platform?.servers.find(each => each.url === url)?.name ?? serverName(url);
  return (
    <li className={styles.row} data-chosen={is_chosen || undefined}>
      <div className={styles.what}>
        <strong className={styles.name}>{name}</strong>
        <span className={styles.server} title={url}>
          {[platformName, server, text(keyWord(destination, inUse))].filter(Boolean).join(" · ")}
        </span>
      </div>
      {is_chosen ? (
        <Condition tone="good">{text("destinations-in-use")}</Condition>
      ) : (
        <Button
          size="s"
          disabled={isLive}
          aria-label={text("destinations-use-name", { name })}
          onClick={() => client.ask({ ask: "choose_destination", destination: id })}
        >
          {text("destinations-use")}
        </Button>
      )}
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
