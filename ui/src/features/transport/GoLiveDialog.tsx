import { Icon } from "../../components/Icon";
import { Question } from "../../components/Question";
import { useText } from "../../l10n/l10n";
import { useClient, useSetup, useShow } from "../../studio/hooks";
import { serverName } from "../destination/Destination";
import { preflight } from "./preflight";
import styles from "./Transport.module.css";

/** Asks before anybody can see the show, and says what is not ready yet. */
export function GoLiveDialog({ onClose }: { onClose(): void }) {
  const text = useText();
  const client = useClient();
  const setup = useSetup();
  const show = useShow();
  const checks = preflight(setup, show);
  const isBlocked = checks.some(check => check.verdict === "blocks");
  const { width, height, fps, video_kbps } = setup.quality;
  const goLive = () => {
    onClose();
    void client.command({ do: "go_live" });
  };
  return (
    <Question
      title={text("go-live-question")}
      safe={text("not-yet")}
      onSafe={onClose}
      answer={text("go-live-now")}
      onAnswer={goLive}
      look="live"
      isHeldBack={isBlocked}
    >
      <p>
        {setup.destination.url === ""
          ? text("go-live-nowhere")
          : text("go-live-meaning", { server: serverName(setup.destination.url) })}
      </p>
      <ul className={styles.checks}>
        {checks.map(check => (
          <li key={check.message} className={styles.check} data-verdict={check.verdict}>
            <Icon name={check.verdict === "ready" ? "check" : "alert"} />
            {text(check.message)}
          </li>
        ))}
      </ul>
      <p className={styles.quality}>
        {text("go-live-quality", { width, height, fps, kbps: video_kbps })}
      </p>
    </Question>
  );
}
