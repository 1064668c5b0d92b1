import type { SourceSlot } from "../../bindings/SourceSlot";
import { useText } from "../../l10n/l10n";
import { useLevelsFeed } from "../../lossy/meters";
import { useSetup } from "../../studio/hooks";
import { Delay } from "../sound/Delay";
import { Strip } from "../sound/Sound";
import { LivePicture } from "../sources/LivePicture";
import { Source } from "../sources/Sources";
import styles from "./Devices.module.css";
import { Page } from "./Page";

/** Camera, screen and sounds, each seen or heard while it is chosen. */
export function Devices() {
  const text = useText();
  const { strips } = useSetup();
  useLevelsFeed();
  return (
    <Page title={text("settings-devices")} lead={text("devices-lead")}>
      <div className={styles.devices}>
        <Picture slot="camera" />
        <Picture slot="screen" />
        {strips.map((strip, index) => (
          <div key={strip.strip} className={styles.device}>
            <Source slot={strip.strip satisfies SourceSlot} />
            <Strip strip={strip} index={index} isNameHidden />
            <Delay strip={strip} />
          </div>
        ))}
      </div>
    </Page>
  );
}

function Picture({ slot }: { slot: "camera" | "screen" }) {
  return (
    <div className={styles.device}>
      <LivePicture slot={slot} />
      <Source slot={slot} />
    </div>
  );
}
