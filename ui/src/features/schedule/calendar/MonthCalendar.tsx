import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef } from "react";
import type { ShowLine } from "../../../bindings/ShowLine";
import { IconButton } from "../../../components/Button";
import { Icon } from "../../../components/Icon";
import { type Text, useText } from "../../../l10n/l10n";
import { timeOfDay } from "../../../l10n/time";
import { useSetup } from "../../../studio/hooks";
import styles from "./MonthCalendar.module.css";
import { addMonths, type Day, dateOf, dayForKey, dayOf, type Month, weeksOf } from "./month";
import { dayName, monthName, weekdays } from "./names";

interface MonthCalendarProps {
  month: Month;
  /** The day that keys act on; always in `month`. */
  day: Day;
  today: Day;
  shows: readonly ShowLine[];
  open: number;
  /** The day a dragged show is over. */
  target: Day | null;
  onDay(day: Day): void;
  /** Enter or a double click: opens its show, or offers a new one. */
  onEnter(day: Day): void;
  /** Below the days. */
  children: ReactNode;
}

/** A month, a week from Monday on each line. Shows are marks; the list beside it names them. */
export function MonthCalendar(props: MonthCalendarProps) {
  const { month, day, today, shows, target, onDay, onEnter } = props;
  const text = useText();
  const { language } = useSetup();
  const grid = useRef<HTMLDivElement>(null);
  const wantsFocus = useRef(false);
  const byDay = useMemo(() => showsByDay(shows), [shows]);
  const title = monthName(month, language);

  useEffect(() => {
    if (!wantsFocus.current) return;
    wantsFocus.current = false;
    grid.current?.querySelector<HTMLElement>(`[data-day="${day}"]`)?.focus();
  }, [day]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const to = dayForKey(day, event.key);
    if (to) {
      wantsFocus.current = true;
      onDay(to);
    } else if (event.key === "Enter" || event.key === " ") onEnter(day);
    else return;
    event.preventDefault();
  };

  return (
    <section className={styles.calendar} aria-label={text("schedule-calendar")}>
      <header className={styles.head}>
        <h2 className={styles.title} aria-live="polite">
          {title}
        </h2>
        <IconButton
          icon="calendar"
          label={text("schedule-today")}
          disabled={day === today}
          onClick={() => onDay(today)}
        />
        <span className={styles.back}>
          <IconButton
            icon="down"
            label={text("schedule-month-before")}
            onClick={() => onDay(addMonths(day, -1))}
          />
        </span>
        <span className={styles.forth}>
          <IconButton
            icon="down"
            label={text("schedule-month-after")}
            onClick={() => onDay(addMonths(day, 1))}
          />
        </span>
      </header>
      <div ref={grid} role="grid" aria-label={title} className={styles.grid} onKeyDown={onKeyDown}>
        {/* biome-ignore lint/a11y/useFocusableInteractive: the cells take the focus, one at a time. */}
        <div role="row" className={styles.week}>
          {weekdays(language).map(({ short, long }) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the cells take the focus, one at a time.
            <div key={long} role="columnheader" aria-label={long} className={styles.weekday}>
              {short}
            </div>
          ))}
        </div>
        {weeksOf(month).map(week => (
          // biome-ignore lint/a11y/useFocusableInteractive: the cells take the focus, one at a time.
          <div key={week[0]} role="row" className={styles.week}>
            {week.map(each => (
              <DayCell
                key={each}
                day={each}
                shows={byDay.get(each) ?? NO_SHOWS}
                label={dayLabel(each, byDay.get(each) ?? NO_SHOWS, language, text)}
                isOutside={dateOf(each).getMonth() !== month.month}
                isToday={each === today}
                isChosen={each === day}
                isTarget={each === target}
                open={props.open}
                onDay={onDay}
                onEnter={onEnter}
              />
            ))}
          </div>
        ))}
      </div>
      {props.children}
    </section>
  );
}

const NO_SHOWS: readonly ShowLine[] = [];
/** More marks than these would not fit below a number. */
const MARKS = 3;

interface DayCellProps extends Pick<MonthCalendarProps, "open" | "onDay" | "onEnter"> {
  day: Day;
  shows: readonly ShowLine[];
  label: string;
  isOutside: boolean;
  isToday: boolean;
  isChosen: boolean;
  isTarget: boolean;
}

function DayCell(props: DayCellProps) {
  const { day, shows, label } = props;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid takes the keys for all its days.
    <div
      role="gridcell"
      aria-label={label}
      aria-selected={props.isChosen}
      aria-current={props.isToday ? "date" : undefined}
      tabIndex={props.isChosen ? 0 : -1}
      title={label}
      className={styles.day}
      data-day={day}
      data-outside={props.isOutside || undefined}
      data-target={props.isTarget || undefined}
      onClick={() => props.onDay(day)}
      onDoubleClick={() => props.onEnter(day)}
    >
      <span className={styles.number}>{dateOf(day).getDate()}</span>
      <span className={styles.marks}>
        {shows.slice(0, MARKS).map(show => (
          <span
            key={show.id}
            className={styles.mark}
            data-open={show.id === props.open || undefined}
          />
        ))}
      </span>
      {props.isTarget && <Icon name="plus" size="0.8em" />}
    </div>
  );
}

function showsByDay(shows: readonly ShowLine[]): ReadonlyMap<Day, readonly ShowLine[]> {
  const byDay = new Map<Day, ShowLine[]>();
  for (const show of shows) {
    if (show.planned_start === null || show.is_template) continue;
    const day = dayOf(show.planned_start);
    byDay.set(day, [...(byDay.get(day) ?? []), show].sort(byStart));
  }
  return byDay;
}

export function byStart(one: ShowLine, other: ShowLine): number {
  return (one.planned_start ?? 0) - (other.planned_start ?? 0);
}

function dayLabel(day: Day, shows: readonly ShowLine[], language: "en" | "fr", text: Text): string {
  const name = dayName(day, language);
  if (shows.length === 0) return name;
  const list = shows.map(show => `${timeOfDay(show.planned_start ?? 0, language)} ${show.title}`);
  return text("schedule-day-shows", { day: name, shows: list.join(", ") });
}
