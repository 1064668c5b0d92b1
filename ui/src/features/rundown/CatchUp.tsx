import { Button } from "../../components/Button";
import { useText } from "../../l10n/l10n";
import { useClient, useShow } from "../../studio/hooks";
import { findSegment } from "../../studio/timers";
import styles from "./Rundown.module.css";

const MINUTE_MS = 60_000;

/** What a late end means: which items to leave out, and what that brings. */
export function CatchUp() {
  const text = useText();
  const client = useClient();
  const show = useShow();
  const catchUp = show.catch_up;
  if (!catchUp) return null;
  const titles = catchUp.skip
    .map(id => text("quoted", { title: findSegment(show, id)?.title ?? "" }))
    .join(", ");
  const skipAll = async () => {
    for (const segment of catchUp.skip) {
      await client.command({ do: "skip_segment", segment, is_skipped: true });
    }
  };
  const values = {
    over: Math.round(catchUp.over / MINUTE_MS),
    left: Math.round(catchUp.over_after / MINUTE_MS),
    titles,
    count: catchUp.skip.length,
  };
  return (
    <div className={styles.catchUp} role="status">
      <span>{text(values.left > 0 ? "catch-up-partly" : "catch-up", values)}</span>
      <Button size="s" onClick={skipAll}>
        {text("catch-up-skip", { count: catchUp.skip.length })}
      </Button>
    </div>
  );
}
