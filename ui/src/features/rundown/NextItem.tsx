import { Button } from "../../components/Button";
import { Kbd } from "../../components/Kbd";
import { useKeyOf } from "../../keys/useKeys";
import { useText } from "../../l10n/l10n";
import { clockFace } from "../../l10n/time";
import { useClient, useNextSegment, useShow } from "../../studio/hooks";
import { isRunning } from "../../studio/timers";
import { SceneDiagram } from "../scenes/SceneDiagram";
import styles from "./NextItem.module.css";
import { useLookAhead } from "./useLookAhead";

/** The next item as it will look, and the button that takes it: the control used most in a show. */
export function NextItem() {
  const text = useText();
  const client = useClient();
  const takeKey = useKeyOf("take_next");
  const show = useShow();
  const next = useNextSegment();
  const picture = useLookAhead(next);
  const isEmpty = show.state.show.rundown.segments.length === 0;
  const isReady = isRunning(show) && next !== undefined;
  return (
    <section className={styles.next} aria-label={text("next")}>
      <div className={styles.head}>
        <span className={styles.label}>{text("next")}</span>
        <span className={styles.title} title={next?.title}>
          {next ? next.title : text(isEmpty ? "next-empty" : "next-none")}
        </span>
        <span className={styles.length}>{next ? clockFace(next.duration) : ""}</span>
      </div>
      <div className={styles.picture}>
        {picture && next ? (
          <img
            src={picture}
            alt={text("next-picture", { title: next.title })}
            className={styles.image}
          />
        ) : (
          <span className={styles.empty}>{next && <SceneDiagram scene={next.scene} />}</span>
        )}
      </div>
      <Button
        look="primary"
        size="l"
        isWide
        disabled={!isReady}
        onClick={() => client.take({ do: "take_next" })}
      >
        {text("take-next")}
        <Kbd>{takeKey}</Kbd>
      </Button>
    </section>
  );
}
