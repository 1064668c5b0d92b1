import type { ReactNode } from "react";
import { Icon, type IconName } from "../../components/Icon";
import { useText } from "../../l10n/l10n";
import { useRoutePart } from "../shell/route";
import { About } from "./About";
import { Destinations } from "./Destinations";
import { Devices } from "./Devices";
import { KeysSection } from "./KeysSection";
import { Look } from "./Look";
import { QualitySection } from "./QualitySection";
import { Recording } from "./Recording";
import styles from "./SettingsScreen.module.css";

const SECTIONS = [
  "devices",
  "destinations",
  "quality",
  "recording",
  "keys",
  "look",
  "about",
] as const;

type SectionName = (typeof SECTIONS)[number];

const ICONS: Record<SectionName, IconName> = {
  devices: "camera",
  destinations: "live",
  quality: "screen",
  recording: "folder",
  keys: "keyboard",
  look: "sun",
  about: "info",
};

/** The settings: their sections at the left, one of them shown. `#/settings/keys` leads to one. */
export function SettingsScreen() {
  const text = useText();
  const part = useRoutePart();
  const shown = SECTIONS.find(section => section === part) ?? "devices";
  return (
    <div className={styles.settings}>
      <nav aria-label={text("settings-sections")}>
        <ul className={styles.sections}>
          {SECTIONS.map(section => (
            <li key={section}>
              <a
                href={`#/settings/${section}`}
                className={styles.way}
                aria-current={section === shown ? "page" : undefined}
              >
                <Icon name={ICONS[section]} size="1.3em" />
                {text(`settings-${section}`)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {/* The key makes a new section begin at its top. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <div key={shown} className={styles.page} tabIndex={0}>
        <Section name={shown} />
      </div>
    </div>
  );
}

function Section({ name }: { name: SectionName }): ReactNode {
  switch (name) {
    case "devices":
      return <Devices />;
    case "destinations":
      return <Destinations />;
    case "quality":
      return <QualitySection />;
    case "recording":
      return <Recording />;
    case "keys":
      return <KeysSection />;
    case "look":
      return <Look />;
    case "about":
      return <About />;
  }
}
