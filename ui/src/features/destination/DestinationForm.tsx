import { type FormEvent, useEffect, useEffectEvent, useState } from "react";
import type { PlatformView } from "../../bindings/PlatformView";
import type { SavedDestination } from "../../bindings/SavedDestination";
import { Field, Select } from "../../components/Field";
import { useText } from "../../l10n/l10n";
import { useClient, useSetup } from "../../studio/hooks";
import styles from "./Destination.module.css";
import { draftOf, isSameTyped, OWN, typedOf, withPlatform } from "./draft";
import { PictureWish } from "./PictureWish";
import { keyWord } from "./standing";
import { usePlatforms } from "./usePlatforms";

interface DestinationFormProps {
  /** For the button that submits it from outside. */
  id: string;
  /** The one to edit; `null` for a new one. */
  destination: SavedDestination | null;
  isDisabled: boolean;
  /** Something was typed that is not saved, or no longer. */
  onUnsaved?(isUnsaved: boolean): void;
  onSaved(): void;
}

/** Platform, server, name, key and picture. A new one takes part in the next show. A key is never shown again. */
export function DestinationForm(props: DestinationFormProps) {
  const { id, destination, isDisabled, onUnsaved, onSaved } = props;
  const text = useText();
  const client = useClient();
  const platforms = usePlatforms();
  const { quality } = useSetup();
  const [before] = useState(() => typedOf(destination));
  const [typed, setTyped] = useState(before);
  const [key, setKey] = useState("");
  const platform = platforms?.find(each => each.id === typed.platform);
  const hasKey = destination?.has_key ?? false;
  const hasNewAddress = destination !== null && typed.url.trim() !== destination.url;

  const isUnsaved = key !== "" || !isSameTyped(typed, before);
  const tell = useEffectEvent((isUnsaved: boolean) => onUnsaved?.(isUnsaved));
  useEffect(() => tell(isUnsaved), [isUnsaved]);

  const save = async (event: FormEvent) => {
    event.preventDefault();
    const draft = draftOf(typed, destination?.id ?? null);
    if (await client.ask({ ask: "save_destination", draft, key: key || null })) onSaved();
  };

  return (
    <form id={id} className={styles.form} onSubmit={save}>
      <fieldset disabled={isDisabled}>
        <Select
          label={text("destination-platform")}
          value={typed.platform}
          required
          data-autofocus={destination ? undefined : true}
          onChange={event =>
            setTyped(withPlatform(typed, event.currentTarget.value, platforms ?? [], quality))
          }
        >
          {typed.platform === "" && (
            <option value="" disabled>
              {text("destination-platform-choose")}
            </option>
          )}
          {/* A preset that is gone is still the destination's own. */}
          {!platform && typed.platform !== "" && typed.platform !== OWN && (
            <option value={typed.platform}>{typed.platform}</option>
          )}
          {platforms?.map(each => (
            <option key={each.id} value={each.id}>
              {each.name}
            </option>
          ))}
          <option value={OWN}>{text("destination-platform-own")}</option>
        </Select>
        {typed.platform !== "" && (
          <>
            <Server
              platform={platform}
              url={typed.url}
              onChange={url => setTyped({ ...typed, url })}
            />
            <Field
              label={text("stream-key")}
              hint={
                <KeyHint
                  platform={platform}
                  isNeededAgain={hasNewAddress}
                  state={destination && text(keyWord(destination))}
                />
              }
              type="password"
              value={key}
              onChange={event => setKey(event.currentTarget.value)}
              placeholder={hasKey && !hasNewAddress ? text("stream-key-placeholder") : ""}
              spellCheck={false}
              autoComplete="off"
              data-autofocus={destination ? true : undefined}
            />
            <Field
              label={text("destination-name")}
              hint={text("destination-name-hint")}
              value={typed.name}
              maxLength={60}
              autoComplete="off"
              onChange={event => setTyped({ ...typed, name: event.currentTarget.value })}
            />
            <PictureWish
              typed={typed}
              quality={quality}
              onChange={change => setTyped({ ...typed, ...change })}
            />
          </>
        )}
      </fieldset>
    </form>
  );
}

interface ServerProps {
  platform: PlatformView | undefined;
  url: string;
  onChange(url: string): void;
}

/** One of the platform's servers, or an address of one's own. */
function Server({ platform, url, onChange }: ServerProps) {
  const text = useText();
  const servers = platform?.servers ?? [];
  const isListed = servers.some(server => server.url === url);
  const isOwn = servers.length === 0 || !isListed;
  return (
    <>
      {servers.length > 0 && (
        <Select
          label={text("destination-server")}
          value={isListed ? url : OWN}
          onChange={event =>
            onChange(event.currentTarget.value === OWN ? "" : event.currentTarget.value)
          }
        >
          {servers.map(server => (
            <option key={server.url} value={server.url}>
              {server.name}
            </option>
          ))}
          <option value={OWN}>{text("destination-server-other")}</option>
        </Select>
      )}
      {isOwn && (
        <Field
          label={text("server-address")}
          hint={text("server-address-hint")}
          value={url}
          onChange={event => onChange(event.currentTarget.value)}
          placeholder="rtmps://"
          inputMode="url"
          spellCheck={false}
          autoComplete="off"
          pattern="\s*rtmps?://.+"
          title={text("server-address-hint")}
          required
        />
      )}
    </>
  );
}

interface KeyHintProps {
  platform: PlatformView | undefined;
  isNeededAgain: boolean;
  state: string | null;
}

function KeyHint({ platform, isNeededAgain, state }: KeyHintProps) {
  const text = useText();
  const page = platform?.key_page;
  return (
    <span className={styles.keyHint}>
      {isNeededAgain && <strong>{text("destination-key-again")}</strong>}
      {page && <span>{text("destination-key-where", { page })}</span>}
      <span>
        {text("stream-key-hint")}
        {state && !isNeededAgain && ` ${text("destination-key-now", { state })}`}
      </span>
    </span>
  );
}
