/** Clock faces. Digits and colons read the same in every language we speak. */

/** "4:05", "1:02:09"; minutes are never padded, so that a short time looks short. */
export function clockFace(durationMs: number): string {
  const seconds = Math.floor(Math.abs(durationMs) / 1000);
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return h > 0 ? `${h}:${twoDigits(m)}:${twoDigits(s)}` : `${m}:${twoDigits(s)}`;
}

/** Time left, rounded so that it reads 0:00 exactly when overtime begins: "1:59", "+0:07". */
export function remainingFace(remainingMs: number): string {
  if (remainingMs < 0) return `+${clockFace(remainingMs)}`;
  return clockFace(Math.ceil(remainingMs / 1000) * 1000);
}

/** How far from the plan: "+1:20" behind, "−0:45" ahead, "0:00" on time. */
export function offsetFace(offsetMs: number): string {
  const face = clockFace(offsetMs);
  if (face === "0:00") return face;
  return offsetMs > 0 ? `+${face}` : `−${face}`;
}

/** Time since the show began, always as long: "00:12:34". */
export function onAirFace(durationMs: number): string {
  const seconds = Math.floor(durationMs / 1000);
  return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
    .map(twoDigits)
    .join(":");
}

/** Time of day where the person is: "20:05". */
export function timeOfDay(unixMs: number, language: string): string {
  return new Intl.DateTimeFormat(language === "fr" ? "fr-FR" : "en-GB", {
    hour: "2-digit",
    minute: "2-digit",
  }).format(unixMs);
}

/** Day and time where the person is: "14 Nov, 20:05". */
export function dayAndTime(unixMs: number, language: string): string {
  return new Intl.DateTimeFormat(language === "fr" ? "fr-FR" : "en-GB", {
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
  }).format(unixMs);
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}
