/** What the choices of an item are called, for cells and fields alike. */
import type { EndAction } from "../../../bindings/EndAction";
import type { Segment } from "../../../bindings/Segment";
import type { SegmentKind } from "../../../bindings/SegmentKind";
import type { Setup } from "../../../bindings/Setup";
import type { Text } from "../../../l10n/l10n";
import { templateName } from "../../cards/templates";
import { ITEM_COLOURS } from "./colours";
import type { SegmentChange } from "./pending";

export interface Choice {
  value: string;
  name: string;
}

export type ChoiceColumn = "kind" | "scene" | "card" | "colour" | "end_action";

const KINDS: readonly SegmentKind[] = [
  "opening",
  "product",
  "demo",
  "questions",
  "break",
  "closing",
];
const END_ACTIONS: readonly EndAction[] = ["none", "load_next", "play_next"];

/** What can be chosen; the present value is always among it. */
export function choicesOf(
  column: ChoiceColumn,
  segment: Segment,
  setup: Setup,
  text: Text,
): readonly Choice[] {
  switch (column) {
    case "kind":
      return KINDS.map(value => ({ value, name: text(`kind-${value}`) }));
    case "scene":
      return setup.scenes.map(value => ({ value, name: text(`scene-${value}`) }));
    case "end_action":
      return END_ACTIONS.map(value => ({ value, name: text(`schedule-end-${value}`) }));
    case "card": {
      const known = segment.card && !setup.templates.includes(segment.card) ? [segment.card] : [];
      return [
        { value: "", name: text("schedule-card-none") },
        ...[...setup.templates, ...known].map(value => ({
          value,
          name: templateName(value, text),
        })),
      ];
    }
    case "colour": {
      const { colour } = segment;
      const isOwn = colour !== null && !ITEM_COLOURS.some(each => each.value === colour);
      return [
        { value: "", name: text("schedule-colour-none") },
        ...ITEM_COLOURS.map(({ value, name }) => ({ value, name: text(name) })),
        ...(isOwn ? [{ value: colour, name: colour }] : []),
      ];
    }
  }
}

export function chosenOf(column: ChoiceColumn, segment: Segment): string {
  return segment[column] ?? "";
}

/** The change that a choice makes; `null` where the value is no choice. */
export function changeFor(column: ChoiceColumn, value: string, setup: Setup): SegmentChange | null {
  switch (column) {
    case "kind": {
      const kind = KINDS.find(each => each === value);
      return kind ? { kind } : null;
    }
    case "scene": {
      const scene = setup.scenes.find(each => each === value);
      return scene ? { scene } : null;
    }
    case "end_action": {
      const end_action = END_ACTIONS.find(each => each === value);
      return end_action ? { end_action } : null;
    }
    case "card":
      return { card: value || null };
    case "colour":
      return { colour: value || null };
  }
}
