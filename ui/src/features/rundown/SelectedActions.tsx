import type { Segment } from "../../bindings/Segment";
import { Button } from "../../components/Button";
import { Kbd } from "../../components/Kbd";
import { useKeyOf } from "../../keys/useKeys";
import { useText } from "../../l10n/l10n";
import { useClient, useShow } from "../../studio/hooks";
import { isRunning } from "../../studio/timers";
import styles from "./Rundown.module.css";

/** What can be done with the selected row. Always there, so that nothing moves under the pointer. */
export function SelectedActions({ segment }: { segment: Segment | undefined }) {
  const text = useText();
  const client = useClient();
  const takeKey = useKeyOf("take_selected");
  const show = useShow();
  const { live } = show.state;
  const isOnAir = segment !== undefined && segment.id === live.current?.id;
  const send = (make: (segment: Segment) => void) => () => segment && make(segment);
  return (
    <div className={styles.actions} role="group" aria-label={text("selected-item")}>
      <Button
        size="s"
        disabled={!segment || !isRunning(show)}
        onClick={send(({ id }) => client.take({ do: "take", segment: id }))}
      >
        {text("take-selected")}
        <Kbd>{takeKey}</Kbd>
      </Button>
      <Button
        size="s"
        disabled={!segment || segment.id === live.next || isOnAir}
        onClick={send(({ id }) => client.command({ do: "set_next", segment: id }))}
      >
        {text("make-next")}
      </Button>
      <Button
        size="s"
        disabled={!segment || isOnAir}
        onClick={send(({ id, is_skipped }) =>
          client.command({ do: "skip_segment", segment: id, is_skipped: !is_skipped }),
        )}
      >
        {text(segment?.is_skipped ? "unskip" : "skip")}
      </Button>
    </div>
  );
}
