import { Question } from "../../components/Question";
import { useText } from "../../l10n/l10n";
import { listed } from "../../l10n/list";
import { useClient, useSetup } from "../../studio/hooks";
import { Preflight, usePreflight } from "./Preflight";
import styles from "./Transport.module.css";

/** Asks before anybody can see the show, and says what is not ready yet. */
export function GoLiveDialog({ onClose }: { onClose(): void }) {
  const text = useText();
  const client = useClient();
  const setup = useSetup();
  const view = usePreflight();
  const isBlocked =
    setup.destination.url === "" || (view?.checks.some(check => check.holds_back) ?? false);
  const { width, height, fps, video_kbps } = setup.quality;
  const names = setup.destinations.filter(each => each.is_used).map(each => each.name);
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
        {names.length === 0
          ? text("go-live-nowhere")
          : text("go-live-meaning", { names: listed(names, setup.language) })}
      </p>
      <p className={styles.quality}>
        {text("go-live-quality", { width, height, fps, kbps: video_kbps })}
      </p>
      <Preflight view={view} onLeave={onClose} />
    </Question>
  );
}
