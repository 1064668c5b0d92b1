import type { Quality } from "../../bindings/Quality";
import { Field, Select } from "../../components/Field";
import { Switch } from "../../components/Switch";
import { type MessageId, useText } from "../../l10n/l10n";
import styles from "./Destination.module.css";
import { type TypedDestination, wishOf } from "./draft";
import {
  HIDEABLE,
  hidesAny,
  LEAST_KBPS,
  MOST_KBPS,
  PICTURES,
  type PictureName,
  usualKbps,
  WORK_WORD,
  workOf,
} from "./wish";

const PICTURE_WORD: Record<PictureName, MessageId> = {
  show: "wish-show",
  lower: "wish-lower",
  portrait: "wish-portrait",
};

interface PictureWishProps {
  typed: TypedDestination;
  quality: Quality;
  onChange(change: Partial<TypedDestination>): void;
}

/** Which picture a destination gets, and what its viewers are not shown, with what that costs. */
export function PictureWish({ typed, quality, onChange }: PictureWishProps) {
  const text = useText();
  const { picture, hides } = typed;
  const choose = (picture: PictureName) =>
    onChange({ picture, kbps: String(usualKbps(picture, quality)) });
  return (
    <>
      <Select
        label={text("wish-picture")}
        hint={text(WORK_WORD[workOf(wishOf(typed))])}
        value={picture}
        onChange={event => choose(event.currentTarget.value as PictureName)}
      >
        {PICTURES.map(name => (
          <option key={name} value={name}>
            {text(PICTURE_WORD[name])}
          </option>
        ))}
      </Select>
      {picture !== "show" && (
        <Field
          label={text("video-kbps")}
          hint={text(picture === "lower" ? "wish-lower-hint" : "wish-portrait-hint", {
            kbps: quality.video_kbps,
          })}
          type="number"
          min={LEAST_KBPS}
          max={picture === "lower" ? Math.max(LEAST_KBPS, quality.video_kbps) : MOST_KBPS}
          step={100}
          required
          value={typed.kbps}
          onChange={event => onChange({ kbps: event.currentTarget.value })}
        />
      )}
      <fieldset className={styles.hides}>
        <legend>{text("wish-hides")}</legend>
        {HIDEABLE.map(part => (
          <div key={part} className={styles.hide}>
            <span aria-hidden="true">{text(`wish-hide-${part}`)}</span>
            <Switch
              label={text(`wish-hide-${part}`)}
              isOn={hides[part]}
              onChange={isHidden => onChange({ hides: { ...hides, [part]: isHidden } })}
            />
          </div>
        ))}
        <p>{text(hidesAny(hides) ? "wish-hides-cost" : "wish-hides-hint")}</p>
      </fieldset>
    </>
  );
}
