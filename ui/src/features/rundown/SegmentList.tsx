import { memo, useEffect, useRef } from "react";
import type { Segment } from "../../bindings/Segment";
import type { SegmentId } from "../../bindings/SegmentId";
import type { ShowView } from "../../bindings/ShowView";
import { Icon } from "../../components/Icon";
import { useText } from "../../l10n/l10n";
import { clockFace, offsetFace, timeOfDay } from "../../l10n/time";
import { useSetup } from "../../studio/hooks";
import { isRunning, planOrigin } from "../../studio/timers";
import styles from "./Rundown.module.css";

interface SegmentListProps {
  show: ShowView;
  selected: SegmentId | null;
  onSelect(segment: SegmentId): void;
}

type Standing = "current" | "next" | "done" | "skipped" | "waiting";

/** The rundown as one list box: arrow keys select, Enter takes (see `keys/keymap.ts`). */
export function SegmentList({ show, selected, onSelect }: SegmentListProps) {
  const text = useText();
  const { language } = useSetup();
  const list = useRef<HTMLDivElement>(null);
  const current = show.state.live.current?.id ?? null;
  useScrollTo(list, selected);
  useScrollTo(list, current);

  const origin = planOrigin(show);
  const starts = new Map(show.plan.map(planned => [planned.id, planned.starts]));
  const offsets = new Map(show.progress?.parts.map(part => [part.id, part.offset_ms]));
  const standingOf = standings(show);
  return (
    <div
      ref={list}
      className={styles.list}
      role="listbox"
      aria-label={text("rundown")}
      aria-activedescendant={selected === null ? undefined : rowId(selected)}
      tabIndex={0}
    >
      {show.state.show.rundown.segments.map(segment => {
        const startsMs = starts.get(segment.id) ?? 0;
        return (
          <Row
            key={segment.id}
            segment={segment}
            standing={standingOf(segment)}
            time={origin === null ? clockFace(startsMs) : timeOfDay(origin + startsMs, language)}
            offsetMs={offsets.get(segment.id) ?? null}
            isSelected={segment.id === selected}
            onSelect={onSelect}
          />
        );
      })}
    </div>
  );
}

function standings(show: ShowView): (segment: Segment) => Standing {
  const { live } = show.state;
  const done = new Set(isRunning(show) ? live.done.map(item => item.id) : []);
  return segment => {
    if (segment.id === live.current?.id) return "current";
    if (segment.is_skipped) return "skipped";
    if (segment.id === live.next) return "next";
    return done.has(segment.id) ? "done" : "waiting";
  };
}

interface RowProps {
  segment: Segment;
  standing: Standing;
  time: string;
  offsetMs: number | null;
  isSelected: boolean;
  onSelect(segment: SegmentId): void;
}

const Row = memo(function Row(props: RowProps) {
  const { segment, standing, time, offsetMs, isSelected, onSelect } = props;
  const text = useText();
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list box takes the keys for all its rows.
    // biome-ignore lint/a11y/useFocusableInteractive: rows are pointed at by aria-activedescendant.
    <div
      id={rowId(segment.id)}
      role="option"
      aria-selected={isSelected}
      aria-current={standing === "current" ? "true" : undefined}
      className={styles.row}
      data-standing={standing}
      onClick={() => onSelect(segment.id)}
    >
      <span
        className={styles.colour}
        style={segment.colour ? { background: segment.colour } : undefined}
        aria-hidden="true"
      />
      <span className={styles.line}>
        <span className={styles.rowTitle} title={segment.title}>
          {segment.title}
        </span>
        <span className={styles.length}>{clockFace(segment.duration)}</span>
      </span>
      <span className={styles.line}>
        <span className={styles.meta}>
          <span className={styles.time}>{time}</span>
          {segment.cue && <span>{segment.cue}</span>}
          <span>{text(`kind-${segment.kind}`)}</span>
          {segment.products.length > 0 && <ProductCount count={segment.products.length} />}
        </span>
        <Mark standing={standing} offsetMs={offsetMs} />
      </span>
    </div>
  );
});

/** As a sign and a number: in words it would not fit beside the longest kinds. */
function ProductCount({ count }: { count: number }) {
  const text = useText();
  const words = text("product-count", { count });
  return (
    <span className={styles.count} title={words}>
      <Icon name="box" size="1.1em" />
      <span aria-hidden="true">{count}</span>
      <span className="visually-hidden">{words}</span>
    </span>
  );
}

function Mark({ standing, offsetMs }: { standing: Standing; offsetMs: number | null }) {
  const text = useText();
  switch (standing) {
    case "current":
      return <span className={styles.mark}>{text("mark-current")}</span>;
    case "next":
      return <span className={styles.mark}>{text("mark-next")}</span>;
    case "skipped":
      return <span className={styles.mark}>{text("mark-skipped")}</span>;
    case "done":
      return (
        <span className={styles.mark}>
          <Icon name="check" size="1em" />
          <span className="visually-hidden">{text("mark-done")}</span>
          {offsetMs === null ? "" : offsetFace(offsetMs)}
        </span>
      );
    case "waiting":
      return null;
  }
}

function rowId(segment: SegmentId): string {
  return `segment-${segment}`;
}

function useScrollTo(list: { current: HTMLElement | null }, segment: SegmentId | null): void {
  useEffect(() => {
    if (segment === null) return;
    list.current?.querySelector(`#${rowId(segment)}`)?.scrollIntoView({ block: "nearest" });
  }, [list, segment]);
}
