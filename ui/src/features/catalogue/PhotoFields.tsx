import { type KeyboardEvent, type PointerEvent, useId, useRef, useState } from "react";
import type { FieldFault } from "../../bindings/FieldFault";
import type { PhotoDraft } from "../../bindings/PhotoDraft";
import { Button, IconButton } from "../../components/Button";
import { Field } from "../../components/Field";
import { Icon } from "../../components/Icon";
import { actionFor } from "../../keys/keymap";
import { type Text, useText } from "../../l10n/l10n";
import { useClient, useSetup } from "../../studio/hooks";
import { faultOf, movedPhoto } from "./draft";
import styles from "./PhotoFields.module.css";
import { usePhotoOrder } from "./usePhotoOrder";
import type { PhotoUploads, Upload } from "./usePhotoUploads";
import type { DraftChange } from "./useProductDraft";

interface PhotoFieldsProps {
  photos: readonly PhotoDraft[];
  uploads: PhotoUploads;
  faults: readonly FieldFault[];
  onChange(change: DraftChange): void;
}

/** The photos in their order, the main one first, and those on their way. */
export function PhotoFields({ photos, uploads, faults, onChange }: PhotoFieldsProps) {
  const text = useText();
  const picker = useRef<HTMLInputElement>(null);
  const headingId = useId();
  const fault = faultOf(faults, "photos");
  const set = (photos: PhotoDraft[]) => onChange({ photos });
  const list = useRef<HTMLUListElement>(null);
  const order = usePhotoOrder({ list, photos, onOrder: set });
  const [said, setSaid] = useState("");
  const move = (from: number, step: -1 | 1) => {
    const to = from + step;
    if (to < 0 || to >= photos.length) return;
    set(movedPhoto(photos, from, to));
    const item = photoName(from + 1, text);
    setSaid(text("schedule-said-moved", { item, place: to + 1, of: photos.length }));
  };
  return (
    <section className={styles.photos} aria-labelledby={headingId}>
      <header className={styles.head}>
        <h3 id={headingId} className={styles.heading}>
          {text("editor-field-photos")}
        </h3>
        <span className={styles.hint}>{text("editor-photos-hint")}</span>
        <Button size="s" icon="plus" onClick={() => picker.current?.click()}>
          {text("editor-photo-add")}
        </Button>
        <input
          ref={picker}
          type="file"
          accept="image/*"
          multiple
          hidden
          aria-label={text("editor-photo-add")}
          onChange={event => {
            uploads.add(event.currentTarget.files ?? []);
            event.currentTarget.value = "";
          }}
        />
      </header>
      {fault && <p className={styles.fault}>{fault}</p>}
      <p role="status" className="visually-hidden">
        {said}
      </p>
      <ul ref={list} className={styles.list}>
        {photos.map((photo, index) => (
          <PhotoRow
            key={photo.file}
            photo={photo}
            number={index + 1}
            isLast={index === photos.length - 1}
            isDragged={order.dragged === photo.file}
            onAlt={alt => set(photos.map((each, i) => (i === index ? { ...each, alt } : each)))}
            onMove={step => move(index, step)}
            onGrab={event => order.onPointerDown(event, photo.file)}
            onRemove={() => set(photos.filter((_, i) => i !== index))}
          />
        ))}
        {uploads.uploads.map(upload => (
          <UploadRow
            key={upload.key}
            upload={upload}
            onDismiss={() => uploads.dismiss(upload.key)}
          />
        ))}
      </ul>
      {photos.length + uploads.uploads.length === 0 && (
        <p className={styles.empty}>
          <Icon name="photo" size="1.6em" />
          {text("editor-photos-none")}
        </p>
      )}
    </section>
  );
}

interface PhotoRowProps {
  photo: PhotoDraft;
  number: number;
  isLast: boolean;
  isDragged: boolean;
  onAlt(alt: string): void;
  onMove(step: -1 | 1): void;
  onGrab(event: PointerEvent): void;
  onRemove(): void;
}

function PhotoRow(props: PhotoRowProps) {
  const { photo, number, isLast, isDragged, onAlt, onMove, onGrab, onRemove } = props;
  const text = useText();
  const { host } = useClient();
  const { keys } = useSetup();
  const row = useRef<HTMLLIElement>(null);
  const isOnly = number === 1 && isLast;
  const name = photoName(number, text);
  const move = (step: -1 | 1) => {
    onMove(step);
    // At an end its arrow rests, and a button that rests loses the focus.
    requestAnimationFrame(() => {
      if (row.current?.contains(document.activeElement)) return;
      row.current?.querySelector<HTMLElement>("button:not(:disabled)")?.focus();
    });
  };
  // The keys that move an item in the rundown move a photo here.
  const onKeyDown = (event: KeyboardEvent) => {
    const action = actionFor(event.nativeEvent, keys, ["schedule"]);
    if (action !== "move_up" && action !== "move_down") return;
    event.preventDefault();
    move(action === "move_up" ? -1 : 1);
  };
  return (
    <li
      ref={row}
      className={styles.row}
      data-photo={photo.file}
      data-is-dragged={isDragged || undefined}
      onKeyDown={onKeyDown}
    >
      <span className={styles.grip} title={text("schedule-drag")} onPointerDown={onGrab}>
        <img src={host.photoUrl(photo.file)} alt="" className={styles.image} draggable={false} />
      </span>
      <div className={styles.about}>
        <Field
          label={name}
          aria-label={text("editor-photo-alt", { photo: name })}
          placeholder={text("editor-photo-alt-hint")}
          value={photo.alt}
          onChange={event => onAlt(event.currentTarget.value)}
        />
      </div>
      <div className={styles.tools}>
        {!isOnly && (
          <>
            <IconButton
              icon="arrowUp"
              label={text("editor-photo-earlier", { number })}
              disabled={number === 1}
              onClick={() => move(-1)}
            />
            <IconButton
              icon="arrowDown"
              label={text("editor-photo-later", { number })}
              disabled={isLast}
              onClick={() => move(1)}
            />
          </>
        )}
        <IconButton
          icon="trash"
          label={text("editor-photo-remove", { number })}
          onClick={onRemove}
        />
      </div>
    </li>
  );
}

function photoName(number: number, text: Text): string {
  return text(number === 1 ? "editor-photo-main" : "editor-photo-other", { number });
}

function UploadRow({ upload, onDismiss }: { upload: Upload; onDismiss(): void }) {
  const text = useText();
  return (
    <li className={styles.row}>
      {upload.fault === null ? (
        <img src={upload.preview} alt="" className={styles.image} data-is-dim draggable={false} />
      ) : (
        <span className={styles.broken}>
          <Icon name="alert" size="1.6em" />
        </span>
      )}
      <div className={styles.about}>
        <span className={styles.name}>{upload.name}</span>
        {upload.fault === null ? (
          <progress className={styles.progress} aria-label={text("editor-photo-loading")} />
        ) : (
          <p role="alert" className={styles.fault}>
            {upload.fault}
          </p>
        )}
      </div>
      {upload.fault !== null && (
        <IconButton icon="close" label={text("dismiss")} onClick={onDismiss} />
      )}
    </li>
  );
}
