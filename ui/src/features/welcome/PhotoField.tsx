import { useId, useState } from "react";
import type { ImportedPhoto } from "../../bindings/ImportedPhoto";
import { Icon } from "../../components/Icon";
import { useText } from "../../l10n/l10n";
import { Refused } from "../../platform/host";
import { useClient } from "../../studio/hooks";
import styles from "./PhotoField.module.css";

interface PhotoFieldProps {
  photo: ImportedPhoto | null;
  onPhoto(photo: ImportedPhoto): void;
}

/** A photo from this computer, taken into the studio's folder as soon as it is chosen. */
export function PhotoField({ photo, onPhoto }: PhotoFieldProps) {
  const text = useText();
  const { host } = useClient();
  const hintId = useId();
  const [refusal, setRefusal] = useState<string | null>(null);
  const take = async (file: File | undefined) => {
    if (!file) return;
    try {
      onPhoto(await host.importPhoto(file));
      setRefusal(null);
    } catch (error) {
      const isSaid = error instanceof Refused;
      setRefusal(isSaid ? `${error.problem.message}. ${error.problem.hint}` : text("unreachable"));
    }
  };
  return (
    <div className={styles.field}>
      <label className={styles.place}>
        {photo ? (
          <img src={host.photoUrl(photo.photo)} alt="" className={styles.photo} />
        ) : (
          <Icon name="photo" size="2em" />
        )}
        <span className={styles.words}>
          {text(photo ? "welcome-product-photo-other" : "welcome-product-photo")}
        </span>
        <input
          type="file"
          accept="image/jpeg,image/png,image/webp"
          className="visually-hidden"
          aria-describedby={hintId}
          onChange={event => void take(event.currentTarget.files?.[0])}
        />
      </label>
      <p
        id={hintId}
        role="status"
        className={styles.hint}
        data-refused={refusal ? true : undefined}
      >
        {refusal ?? text("welcome-product-photo-hint")}
      </p>
    </div>
  );
}
