/** Days and months in words, in the studio's language. */
import type { Language } from "../../../bindings/Language";
import { type Day, dateOf, type Month } from "./month";

const LOCALES: Record<Language, string> = { en: "en-GB", fr: "fr-FR" };

/** Making one is slow, and a calendar needs the same few many times. */
const formats = new Map<string, Intl.DateTimeFormat>();

function format(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options);
  const known = formats.get(key) ?? new Intl.DateTimeFormat(LOCALES[language], options);
  formats.set(key, known);
  return known;
}

/** "November 2026". */
export function monthName({ year, month }: Month, language: Language): string {
  const name = format(language, { month: "long", year: "numeric" }).format(
    new Date(year, month, 1),
  );
  return capitalised(name, language);
}

/** "Thursday 26 November 2026". */
export function dayName(day: Day, language: Language): string {
  return format(language, {
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
  }).format(dateOf(day));
}

/** "26 November". */
export function shortDay(day: Day, language: Language): string {
  return format(language, { day: "numeric", month: "long" }).format(dateOf(day));
}

/** "Thu 26 Nov, 20:00". */
export function dayAndTime(unixMs: number, language: Language): string {
  const day = format(language, { weekday: "short", day: "numeric", month: "short" });
  const time = format(language, { hour: "2-digit", minute: "2-digit" });
  return `${day.format(unixMs)}, ${time.format(unixMs)}`;
}

/** "Thu 26", for a list below the month's name. */
export function weekdayAndNumber(unixMs: number, language: Language): string {
  return format(language, { weekday: "short", day: "numeric" }).format(unixMs);
}

/** Monday to Sunday, in a letter or two and in full. */
export function weekdays(language: Language): { short: string; long: string }[] {
  const narrow = format(language, { weekday: "short" });
  const long = format(language, { weekday: "long" });
  // 5 January 2026 is a Monday.
  return Array.from({ length: 7 }, (_, index) => {
    const date = new Date(2026, 0, 5 + index);
    return { short: narrow.format(date).slice(0, 2), long: long.format(date) };
  });
}

/** French writes months small; at the head of a panel they begin like any heading. */
function capitalised(words: string, language: Language): string {
  return words.charAt(0).toLocaleUpperCase(LOCALES[language]) + words.slice(1);
}
