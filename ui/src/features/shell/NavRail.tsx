import { Icon, type IconName } from "../../components/Icon";
import { useText } from "../../l10n/l10n";
import { useClient } from "../../studio/hooks";
import { applyTheme, useTheme } from "../../theme";
import mark from "../../vitrine.svg";
import styles from "./NavRail.module.css";
import { SCREENS, type ScreenName } from "./route";

const ICONS: Record<ScreenName, IconName> = {
  live: "live",
  schedule: "calendar",
  catalogue: "box",
  cards: "card",
  settings: "gear",
};

/** The ways between the screens, and what concerns the window alone. */
export function NavRail({ current, onShowKeys }: { current: ScreenName; onShowKeys(): void }) {
  const text = useText();
  const client = useClient();
  return (
    <nav className={styles.rail} aria-label={text("nav")}>
      <img src={mark} alt="Vitrine" className={styles.mark} />
      <ul className={styles.screens}>
        {SCREENS.map(screen => (
          <li key={screen}>
            <a
              href={`#/${screen}`}
              className={styles.item}
              aria-current={screen === current ? "page" : undefined}
            >
              <Icon name={ICONS[screen]} size="1.5em" />
              {text(`screen-${screen}`)}
            </a>
          </li>
        ))}
      </ul>
      <button
        type="button"
        className={styles.item}
        title={text("host-view-tip")}
        onClick={() => void client.openHostView()}
      >
        <Icon name="window" size="1.5em" />
        {text("host-view")}
      </button>
      <div className={styles.small}>
        <ThemeSwitch />
        <button
          type="button"
          className={styles.tool}
          aria-label={text("keys")}
          title={text("keys")}
          onClick={onShowKeys}
        >
          <Icon name="keyboard" size="1.3em" />
        </button>
      </div>
    </nav>
  );
}

function ThemeSwitch() {
  const text = useText();
  const other = useTheme() === "dark" ? "light" : "dark";
  const change = () => applyTheme(other);
  const label = text(other === "light" ? "theme-light" : "theme-dark");
  return (
    <button type="button" className={styles.tool} aria-label={label} title={label} onClick={change}>
      <Icon name={other === "light" ? "sun" : "moon"} size="1.3em" />
    </button>
  );
}
