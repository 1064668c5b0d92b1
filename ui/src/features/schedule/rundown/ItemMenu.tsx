import type { Segment } from "../../../bindings/Segment";
import { useText } from "../../../l10n/l10n";
import { Menu, MenuItem } from "../Menu";
import { beforeForStep } from "./pending";
import type { TableActions } from "./RundownTable";
import type { Insert } from "./useInsert";

interface ItemMenuProps extends Pick<TableActions, "onMove" | "onSkip" | "onDelete"> {
  segment: Segment;
  segments: readonly Segment[];
  anchor: Element;
  isOnAir: boolean;
  insert: Insert;
  onClose(): void;
}

/** What can be done with an item beside editing it. */
export function ItemMenu(props: ItemMenuProps) {
  const { segment, segments, anchor, isOnAir, insert, onClose } = props;
  const text = useText();
  const up = beforeForStep(segments, segment.id, -1);
  const down = beforeForStep(segments, segment.id, 1);
  const move = (before: number | null | undefined) => () =>
    before !== undefined && props.onMove(segment.id, before);
  return (
    <Menu label={text("schedule-more", { item: segment.title })} anchor={anchor} onClose={onClose}>
      <MenuItem icon="plus" onChoose={() => void insert.above(segment.id)}>
        {text("schedule-insert-above")}
      </MenuItem>
      <MenuItem icon="plus" onChoose={() => void insert.below(segment.id)}>
        {text("schedule-insert-below")}
      </MenuItem>
      <MenuItem icon="copy" onChoose={() => void insert.duplicate(segment)}>
        {text("schedule-duplicate")}
      </MenuItem>
      <MenuItem icon="arrowUp" disabled={up === undefined || isOnAir} onChoose={move(up)}>
        {text("action-move_up")}
      </MenuItem>
      <MenuItem icon="arrowDown" disabled={down === undefined || isOnAir} onChoose={move(down)}>
        {text("action-move_down")}
      </MenuItem>
      <MenuItem
        icon={segment.is_skipped ? "undo" : "skip"}
        disabled={isOnAir}
        onChoose={() => props.onSkip(segment)}
      >
        {text(segment.is_skipped ? "unskip" : "skip")}
      </MenuItem>
      <MenuItem
        icon="trash"
        isDangerous
        disabled={isOnAir}
        onChoose={() => void props.onDelete(segment)}
      >
        {text("schedule-delete-item")}
      </MenuItem>
    </Menu>
  );
}
