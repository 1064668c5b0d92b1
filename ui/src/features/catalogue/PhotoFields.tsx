import { useId, useRef } from "react";
import type { FieldFault } from "../../bindings/FieldFault";
import type { PhotoDraft } from "../../bindings/PhotoDraft";
import { Button, IconButton } from "../../components/Button";
import { classes } from "../../components/classes";
import { Field } from "../../components/Field";
import { Icon } from "../../components/Icon";
import { useText } from "../../l10n/l10n";
import { useClient } from "../../studio/hooks";
import { faultOf, movedPhoto } from "./draft";
import styles from "./PhotoFields.module.css";
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
  return (
    <section
      className={classes(styles.photos, uploads.isDropping && styles.dropping)}
      aria-labelledby={headingId}
    >
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
      <ul className={styles.list}>
        {photos.map((photo, index) => (
          <PhotoRow
            key={photo.file}
            photo={photo}
            number={index + 1}
            isLast={index === photos.length - 1}
            onAlt={alt => set(photos.map((each, i) => (i === index ? { ...each, alt } : each)))}
            onMove={step => set(movedPhoto(photos, index, index + step))}
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
  onAlt(alt: string): void;
  onMove(step: -1 | 1): void;
  onRemove(): void;
}

function PhotoRow({ photo, number, isLast, onAlt, onMove, onRemove }: PhotoRowProps) {
  const text = useText();
  const { host } = useClient();
  const isOnly = number === 1 && isLast;
  const name = text(number === 1 ? "editor-photo-main" : "editor-photo-other", { number });
  return (
    <li className={styles.row}>
      <img src={host.photoUrl(photo.file)} alt="" className={styles.image} draggable={false} />
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
              onClick={() => onMove(-1)}
            />
            <IconButton
              icon="arrowDown"
              label={text("editor-photo-later", { number })}
              disabled={isLast}
              onClick={() => onMove(1)}
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
