/** How much and how long, in the words of recordings. */
import type { useText } from "../../l10n/l10n";

type Text = ReturnType<typeof useText>;

const GIGABYTE = 1e9;
const MEGABYTE = 1e6;
const HOUR_MINUTES = 60;
/** Beyond a week nobody counts. */
const MOST_HOURS = 168;

/** "1.2 GB"; "85 MB" of what has just begun. */
export function gigabytes(text: Text, bytes: number): string {
  if (bytes < GIGABYTE / 10) return text("recording-megabytes", { megabytes: bytes / MEGABYTE });
  return text("recording-gigabytes", { gigabytes: bytes / GIGABYTE });
}

/** "room for 14 h", "room for 25 min"; nothing while it is not known. */
export function room(text: Text, minutes: number | null): string {
  if (minutes === null) return "";
  const hours = Math.floor(minutes / HOUR_MINUTES);
  if (hours >= MOST_HOURS) return text("recording-room-much");
  return hours > 0
    ? text("recording-room-hours", { hours })
    : text("recording-room-minutes", { minutes });
}
