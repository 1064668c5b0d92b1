/** The steps of the welcome, in order. */
export const STEPS = ["camera", "microphone", "screen", "destination", "product"] as const;

export type Step = (typeof STEPS)[number];

/** `done` comes after the last step: the invitation to practise. */
export type Place = Step | "done";

export function placeAfter(place: Place): Place {
  if (place === "done") return "done";
  return STEPS[STEPS.indexOf(place) + 1] ?? "done";
}

export function placeBefore(place: Place): Place {
  const at = place === "done" ? STEPS.length : STEPS.indexOf(place);
  return STEPS[Math.max(0, at - 1)] ?? "camera";
}
