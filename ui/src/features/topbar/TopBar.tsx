import { useState } from "react";
import type { Language } from "../../bindings/Language";
import { IconButton } from "../../components/Button";
import { Select } from "../../components/Field";
import { Segmented } from "../../components/Segmented";
import { useText } from "../../l10n/l10n";
import { useClient, useSetup, useShow, useSnapshot } from "../../studio/hooks";
import { isRunning } from "../../studio/timers";
import { applyTheme, chosenTheme } from "../../theme";
import mark from "../../vitrine.svg";
import { Transport } from "../transport/Transport";
import styles from "./TopBar.module.css";

const LANGUAGES: readonly { value: Language; short: string; name: string }[] = [
  { value: "en", short: "EN", name: "English" },
  { value: "fr", short: "FR", name: "Français" },
];

/** The show, what to do with it, and how the window looks. */
export function TopBar({ onShowKeys }: { onShowKeys(): void }) {
  const text = useText();
  const client = useClient();
  const { language } = useSetup();
  return (
    <header className={styles.bar}>
      <h1 className={styles.name}>
        <img src={mark} alt="" className={styles.mark} />
        Vitrine
      </h1>
      <ShowTitle />
      <Segmented
        label={text("language")}
        value={language}
        choices={LANGUAGES}
        onChoose={chosen => client.ask({ ask: "set_language", language: chosen })}
      />
      <ThemeSwitch />
      <IconButton icon="keyboard" label={text("keys")} onClick={onShowKeys} />
      <Transport />
    </header>
  );
}

function ShowTitle() {
  const text = useText();
  const client = useClient();
  const show = useShow();
  const shows = useSnapshot(snapshot => snapshot.shows);
  const { id, title } = show.state.show;
  if (shows.length < 2) return <p className={styles.title}>{title}</p>;
  return (
    <div className={styles.shows}>
      <Select
        label={text("show")}
        isLabelHidden
        value={id}
        disabled={isRunning(show)}
        onChange={event =>
          client.ask({ ask: "open_show", show: Number(event.currentTarget.value) })
        }
      >
        {shows.map(line => (
          <option key={line.id} value={line.id}>
            {line.title}
          </option>
        ))}
      </Select>
    </div>
  );
}

function ThemeSwitch() {
  const text = useText();
  const [theme, setTheme] = useState(chosenTheme);
  const other = theme === "dark" ? "light" : "dark";
  const change = () => {
    applyTheme(other);
    setTheme(other);
  };
  return (
    <IconButton
      icon={other === "light" ? "sun" : "moon"}
      label={text(other === "light" ? "theme-light" : "theme-dark")}
      onClick={change}
    />
  );
}
