/** Days and months of the calendar, where the person is. A day is written "2026-11-26". Pure. */

/** A month; `month` counts from 0 as `Date` does. */
export interface Month {
  year: number;
  month: number;
}

/** A calendar day, "2026-11-26". */
export type Day = string;

const DAYS_SHOWN = 42;

export function dayOf(unixMs: number): Day {
  return dayFrom(new Date(unixMs));
}

export function monthOf(day: Day): Month {
  const date = dateOf(day);
  return { year: date.getFullYear(), month: date.getMonth() };
}

/** Six weeks from the Monday on or before the first, so that every month is equally high. */
export function weeksOf({ year, month }: Month): Day[][] {
  const first = new Date(year, month, 1);
  const sinceMonday = (first.getDay() + 6) % 7;
  const days = Array.from({ length: DAYS_SHOWN }, (_, index) =>
    dayFrom(new Date(year, month, 1 - sinceMonday + index)),
  );
  return Array.from({ length: 6 }, (_, week) => days.slice(week * 7, week * 7 + 7));
}

export function addDays(day: Day, days: number): Day {
  const date = dateOf(day);
  date.setDate(date.getDate() + days);
  return dayFrom(date);
}

/** The same day of another month, or its last one: 31 January and a month is 28 February. */
export function addMonths(day: Day, months: number): Day {
  const date = dateOf(day);
  const last = new Date(date.getFullYear(), date.getMonth() + months + 1, 0);
  return dayFrom(
    new Date(last.getFullYear(), last.getMonth(), Math.min(date.getDate(), last.getDate())),
  );
}

/** Where a key of the grid leads; `null` for a key that is not the grid's. */
export function dayForKey(day: Day, key: string): Day | null {
  const weekday = (dateOf(day).getDay() + 6) % 7;
  switch (key) {
    case "ArrowLeft":
      return addDays(day, -1);
    case "ArrowRight":
      return addDays(day, 1);
    case "ArrowUp":
      return addDays(day, -7);
    case "ArrowDown":
      return addDays(day, 7);
    case "Home":
      return addDays(day, -weekday);
    case "End":
      return addDays(day, 6 - weekday);
    case "PageUp":
      return addMonths(day, -1);
    case "PageDown":
      return addMonths(day, 1);
    default:
      return null;
  }
}

/** The moment of a day and a time of day ("20:00", "20 h 30", "20h"); `null` when either can't be read. */
export function momentOf(day: Day, time: string): number | null {
  const date = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  const clock = /^(\d{1,2})\s?[:h]\s?(\d{2})?$/i.exec(time.trim());
  if (!date || !clock) return null;
  const [year, month, dayOfMonth] = date.slice(1).map(Number);
  const [hours, minutes] = clock.slice(1).map(part => Number(part ?? 0));
  const moment = new Date(year ?? 0, (month ?? 1) - 1, dayOfMonth, hours, minutes);
  const isReal =
    dayFrom(moment) === day && moment.getHours() === hours && moment.getMinutes() === minutes;
  return isReal ? moment.getTime() : null;
}

/** The time of day of a moment as a time field has it: "20:00". */
export function timeOf(unixMs: number): string {
  const date = new Date(unixMs);
  return `${two(date.getHours())}:${two(date.getMinutes())}`;
}

export function dateOf(day: Day): Date {
  const [year, month, dayOfMonth] = day.split("-").map(Number);
  return new Date(year ?? 0, (month ?? 1) - 1, dayOfMonth);
}

function dayFrom(date: Date): Day {
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
