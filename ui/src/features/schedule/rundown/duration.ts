/** Lengths as people type them. What can't be read is `null`, never a guess. Pure. */

/** The studio takes no longer item than a day. */
export const LONGEST_MS = 24 * 60 * 60 * 1000;

const CLOCK = /^(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)$/;
const UNITS =
  /^(?:(\d+)\s*h(?:\s*|$))?(?:(\d+)\s*(?:min|mn|m|')(?:\s*|$))?(?:(\d+)\s*(?:sec|s|"))?$/;

/**
 * "2:30" and "1:02:00" as a clock shows them, "90" in seconds, "5m", "1 h 2 min" or "1h02m30s" by
 * their units. `null` for anything else and for more than a day.
 */
export function parseDuration(typed: string): number | null {
  const text = typed.trim().toLowerCase().replaceAll("′", "'").replaceAll("’", "'");
  if (text === "") return null;
  const seconds = secondsOf(text);
  if (seconds === null) return null;
  const ms = seconds * 1000;
  return ms <= LONGEST_MS ? ms : null;
}

function secondsOf(text: string): number | null {
  if (/^\d{1,6}$/.test(text)) return Number(text);
  const clock = CLOCK.exec(text);
  if (clock) {
    const [hours, minutes, seconds] = [clock[1], clock[2], clock[3]].map(part => Number(part ?? 0));
    // "1:75:00" is a slip, while "75:00" is a length that people do write.
    if (clock[1] !== undefined && (minutes ?? 0) > 59) return null;
    return (hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0);
  }
  const units = UNITS.exec(text);
  if (!units) return null;
  const [hours, minutes, seconds] = units.slice(1, 4).map(part => Number(part ?? 0));
  return (hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0);
}
