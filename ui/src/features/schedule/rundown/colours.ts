import type { MessageId } from "../../../l10n/l10n";

/** Colours of items: content that is saved with the show, and so the same in every theme. */
export const ITEM_COLOURS: readonly { value: string; name: MessageId }[] = [
  { value: "#d9a441", name: "schedule-colour-amber" },
  { value: "#c8553d", name: "schedule-colour-red" },
  { value: "#c56b9a", name: "schedule-colour-pink" },
  { value: "#9a86b8", name: "schedule-colour-violet" },
  { value: "#5d87b5", name: "schedule-colour-blue" },
  { value: "#4d9a9a", name: "schedule-colour-teal" },
  { value: "#7fa38f", name: "schedule-colour-green" },
  { value: "#8a8f98", name: "schedule-colour-grey" },
];
