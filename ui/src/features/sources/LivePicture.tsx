import { Icon } from "../../components/Icon";
import { type MessageId, useText } from "../../l10n/l10n";
import { useSetup, useView } from "../../studio/hooks";
import styles from "./LivePicture.module.css";
import { useLivePicture } from "./useLivePicture";

/** Wide enough to judge light and framing by. */
const WIDTH_PX = 480;

/** What the camera or the screen shows now, or why it shows nothing. */
export function LivePicture({ slot }: { slot: "camera" | "screen" }) {
  const text = useText();
  const source = useSetup()[slot];
  const picture = useLivePicture(slot, WIDTH_PX);
  const name = text(slot === "camera" ? "source-camera" : "source-screen");
  const isFound = useView(view => view.devices?.some(device => device.slot === slot) ?? true);
  const isShown = picture !== null && source.device !== null;
  return (
    <div className={styles.frame}>
      {isShown ? (
        <img className={styles.picture} src={picture} alt={text("picture-of", { name })} />
      ) : (
        <p className={styles.nothing}>
          <Icon name={slot} size="2em" />
          {text(nothingWord(slot, source.device, isFound))}
        </p>
      )}
    </div>
  );
}

/** A device that is not there has to be plugged in before it can be chosen. */
function nothingWord(
  slot: "camera" | "screen",
  device: string | null,
  isFound: boolean,
): MessageId {
  if (device !== null) return "picture-waiting";
  if (!isFound) return slot === "camera" ? "picture-plug-camera" : "picture-plug-screen";
  return slot === "camera" ? "picture-no-camera" : "picture-no-screen";
}
