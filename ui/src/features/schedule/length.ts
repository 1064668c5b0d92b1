import type { Text } from "../../l10n/l10n";

/** A length in words, "1 h 5 min": beside a time of day, "20:00" would be taken for another one. */
export function lengthWords(durationMs: number, text: Text): string {
  const all = Math.round(durationMs / 1000);
  const [hours, minutes, seconds] = [Math.floor(all / 3600), Math.floor(all / 60) % 60, all % 60];
  const parts = [
    hours > 0 && text("schedule-hours", { count: hours }),
    (minutes > 0 || all === 0) && text("schedule-minutes", { count: minutes }),
    seconds > 0 && text("schedule-seconds", { count: seconds }),
  ];
  return parts.filter(Boolean).join("\u00a0");
}
