import { useRef, useState } from "react";
import { Button, IconButton } from "../../components/Button";
import { useText } from "../../l10n/l10n";
import { Refused } from "../../platform/host";
import { useClient } from "../../studio/hooks";
import styles from "./ThemePanel.module.css";

interface LogoFieldProps {
  /** In the photo folder. */
  file: string | null;
  /** Where it can be had. */
  address: string | null;
  onChange(file: string | null): void;
}

export function LogoField({ file, address, onChange }: LogoFieldProps) {
  const text = useText();
  const { host } = useClient();
  const picker = useRef<HTMLInputElement>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [fault, setFault] = useState("");
  const take = async (picked: File) => {
    setIsBusy(true);
    setFault("");
    try {
      onChange((await host.importPhoto(picked)).file);
    } catch (error) {
      const isRefused = error instanceof Refused;
      setFault(isRefused ? error.problem.message : text("editor-photo-failed"));
    }
    setIsBusy(false);
  };
  return (
    <div className={styles.logo}>
      <span className={styles.label}>{text("cards-logo")}</span>
      <div className={styles.logoRow}>
        {file && address && (
          <img src={host.photoUrl(address)} alt="" className={styles.logoImage} />
        )}
        <Button size="s" disabled={isBusy} onClick={() => picker.current?.click()}>
          {text(isBusy ? "editor-photo-loading" : file ? "cards-logo-change" : "cards-logo-add")}
        </Button>
        {file && (
          <IconButton
            icon="trash"
            label={text("cards-logo-remove")}
            onClick={() => onChange(null)}
          />
        )}
        <input
          ref={picker}
          type="file"
          accept="image/*"
          hidden
          aria-label={text("cards-logo")}
          onChange={event => {
            const picked = event.currentTarget.files?.[0];
            event.currentTarget.value = "";
            if (picked) void take(picked);
          }}
        />
      </div>
      {fault && (
        <p role="alert" className={styles.fault}>
          {fault}
        </p>
      )}
    </div>
  );
}
