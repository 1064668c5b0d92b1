import type { PointerEvent } from "react";
import type { ShowId } from "../../../bindings/ShowId";
import type { ShowLine } from "../../../bindings/ShowLine";
import { Icon } from "../../../components/Icon";
import { useText } from "../../../l10n/l10n";
import { timeOfDay } from "../../../l10n/time";
import { useSetup } from "../../../studio/hooks";
import { byStart } from "../calendar/MonthCalendar";
import { type Day, dayOf, type Month, monthOf } from "../calendar/month";
import { weekdayAndNumber } from "../calendar/names";
import { lengthWords } from "../length";
import styles from "./ShowLists.module.css";

interface ShowListsProps {
  shows: readonly ShowLine[];
  month: Month;
  day: Day;
  open: ShowId;
  onOpen(show: ShowLine): void;
  onMenu(show: ShowLine, anchor: Element): void;
  onDragStart(show: ShowLine, event: PointerEvent): void;
}

/** The shows of the month, those without a day, and the templates. */
export function ShowLists(props: ShowListsProps) {
  const { shows, month } = props;
  const text = useText();
  const isInMonth = (show: ShowLine) => {
    if (show.planned_start === null) return false;
    const its = monthOf(dayOf(show.planned_start));
    return its.year === month.year && its.month === month.month;
  };
  const ordinary = shows.filter(show => !show.is_template);
  return (
    <div className={styles.lists}>
      <ShowList
        {...props}
        title={text("schedule-shows-in")}
        lines={ordinary.filter(isInMonth).sort(byStart)}
        nothing={text("schedule-shows-none")}
      />
      <ShowList
        {...props}
        title={text("schedule-shows-unplanned")}
        lines={ordinary.filter(show => show.planned_start === null)}
      />
      <ShowList
        {...props}
        title={text("schedule-templates")}
        lines={shows.filter(show => show.is_template)}
      />
    </div>
  );
}

interface ShowListProps extends ShowListsProps {
  title: string;
  lines: readonly ShowLine[];
  /** Said of an empty list; without it an empty list is not there. */
  nothing?: string;
}

function ShowList({ title, lines, nothing, ...rest }: ShowListProps) {
  if (lines.length === 0 && nothing === undefined) return null;
  return (
    <section className={styles.list} aria-label={title}>
      <h3 className={styles.heading}>{title}</h3>
      {lines.length === 0 ? (
        <p className={styles.nothing}>{nothing}</p>
      ) : (
        <ul>
          {lines.map(show => (
            <Line key={show.id} show={show} {...rest} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Line({ show, ...props }: Omit<ShowListsProps, "shows" | "month"> & { show: ShowLine }) {
  const text = useText();
  const { language } = useSetup();
  const start = show.planned_start;
  const isOpen = show.id === props.open;
  const isOfDay = start !== null && !show.is_template && dayOf(start) === props.day;
  return (
    <li className={styles.line} data-open={isOpen || undefined} data-day={isOfDay || undefined}>
      <button
        type="button"
        className={styles.show}
        aria-current={isOpen ? "true" : undefined}
        title={show.title}
        data-show={show.id}
        onClick={() => props.onOpen(show)}
        onPointerDown={event => props.onDragStart(show, event)}
      >
        <span className={styles.name}>{show.title}</span>
        <span className={styles.facts}>
          {/* Not both: with the day, a line has no room for the items. */}
          {start !== null && !show.is_template ? (
            <span>
              {weekdayAndNumber(start, language)}, {timeOfDay(start, language)}
            </span>
          ) : (
            <span>{text("schedule-item-count", { items: show.segments })}</span>
          )}
          <span>{lengthWords(show.length, text)}</span>
        </span>
      </button>
      <MoreButton show={show} onMenu={props.onMenu} />
    </li>
  );
}

function MoreButton({ show, onMenu }: { show: ShowLine } & Pick<ShowListsProps, "onMenu">) {
  const text = useText();
  const label = text("schedule-show-more", { show: show.title });
  return (
    <button
      type="button"
      className={styles.more}
      aria-label={label}
      aria-haspopup="menu"
      title={label}
      onClick={event => onMenu(show, event.currentTarget)}
    >
      <Icon name="more" size="1.5em" />
    </button>
  );
}
