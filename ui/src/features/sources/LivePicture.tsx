import { Icon } from "../../components/Icon";
import { type MessageId, useText } from "../../l10n/l10n";
import { useSetup } from "../../studio/hooks";
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
  const isShown = picture !== null && source.device !== null;
  return (
    <div className={styles.frame}>
      {isShown ? (
        <img className={styles.picture} src={picture} alt={text("picture-of", { name })} />
      ) : (
        <p className={styles.nothing}>
          <Icon name={slot} size="2em" />
          {text(nothingWord(slot, source.device))}
        </p>
      )}
    </div>
  );
}

function nothingWord(slot: "camera" | "screen", device: string | null): MessageId {
  if (device !== null) return "picture-waiting";
  return slot === "camera" ? "picture-no-camera" : "picture-no-screen";
}
