import type { ShowLine } from "../../../bindings/ShowLine";
import { useText } from "../../../l10n/l10n";
import type { Exported } from "../../export/ExportDialog";
import { Menu, MenuItem } from "../Menu";
import type { ShowActions } from "./useShowActions";

interface ShowMenuProps {
  show: ShowLine;
  anchor: Element;
  actions: ShowActions;
  onDetails(): void;
  /** A new show that begins as this one. */
  onNewFrom(): void;
  onExport(exported: Exported): void;
  onClose(): void;
}

/** What can be done with a show of the list. */
export function ShowMenu(props: ShowMenuProps) {
  const { show, anchor, actions, onDetails, onNewFrom, onExport, onClose } = props;
  const text = useText();
  const exporting = (what: "rundown" | "takes" | "show") => () =>
    onExport({ what, show: show.id, title: show.title });
  return (
    <Menu
      label={text("schedule-show-more", { show: show.title })}
      anchor={anchor}
      onClose={onClose}
    >
      <MenuItem icon="play" onChoose={() => void actions.open(show.id)}>
        {text("schedule-open")}
      </MenuItem>
      <MenuItem icon="pencil" onChoose={onDetails}>
        {text("schedule-edit-show")}
      </MenuItem>
      <MenuItem icon="copy" onChoose={onNewFrom}>
        {text(show.is_template ? "schedule-new-from-template" : "schedule-duplicate-show")}
      </MenuItem>
      <MenuItem icon="star" onChoose={() => void actions.setTemplate(show)}>
        {text(show.is_template ? "schedule-make-ordinary" : "schedule-make-template")}
      </MenuItem>
      <MenuItem icon="file" onChoose={exporting("rundown")}>
        {text("export-menu-rundown")}
      </MenuItem>
      <MenuItem icon="file" onChoose={exporting("takes")}>
        {text("export-menu-takes")}
      </MenuItem>
      <MenuItem icon="save" onChoose={exporting("show")}>
        {text("export-menu-show")}
      </MenuItem>
      <MenuItem icon="trash" isDangerous onChoose={() => void actions.delete(show)}>
        {text("schedule-delete-show")}
      </MenuItem>
    </Menu>
  );
}
