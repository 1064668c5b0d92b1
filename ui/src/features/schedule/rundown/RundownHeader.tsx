import { type ReactNode, useState } from "react";
import { Button, IconButton } from "../../../components/Button";
import { useText } from "../../../l10n/l10n";
import { timeOfDay } from "../../../l10n/time";
import { useClient, useSetup, useShow } from "../../../studio/hooks";
import { planOrigin } from "../../../studio/timers";
import { dayAndTime } from "../calendar/names";
import { lengthWords } from "../length";
import { ShowDetailsDialog } from "../shows/ShowDetailsDialog";
import type { Plan } from "./plan";
import styles from "./RundownEditor.module.css";

interface RundownHeaderProps {
  plan: Plan;
  isPanelOpen: boolean;
  onPanel(isOpen: boolean): void;
  onInsert(): void;
  /** Before the buttons. */
  children: ReactNode;
}

/** Which show it is, when it begins and ends, and what concerns the rundown as a whole. */
export function RundownHeader(props: RundownHeaderProps) {
  const { plan, isPanelOpen, onPanel, onInsert, children } = props;
  const text = useText();
  const client = useClient();
  const view = useShow();
  const { language } = useSetup();
  const [isEdited, setIsEdited] = useState(false);
  const { show } = view.state;
  const origin = planOrigin(view);
  return (
    <header className={styles.head}>
      <div className={styles.titleLine}>
        <h2 className={styles.title} title={show.title}>
          {show.title}
        </h2>
        <IconButton
          icon="pencil"
          label={text("schedule-edit-show")}
          onClick={() => setIsEdited(true)}
        />
      </div>
      <p className={styles.figures}>
        <span>
          {show.planned_start === null
            ? text("schedule-unplanned")
            : dayAndTime(show.planned_start, language)}
        </span>
        <span>{text("schedule-item-count", { items: plan.items })}</span>
        <span>{lengthWords(plan.totalMs, text)}</span>
        {origin !== null && (
          <span>{text("ends-planned", { time: timeOfDay(origin + plan.totalMs, language) })}</span>
        )}
      </p>
      <div className={styles.tools}>
        {children}
        <IconButton
          icon="undo"
          label={view.undo ?? text("undo")}
          disabled={view.undo === null}
          onClick={() => client.ask({ ask: "undo" })}
        />
        <IconButton
          icon="redo"
          label={view.redo ?? text("redo")}
          disabled={view.redo === null}
          onClick={() => client.ask({ ask: "redo" })}
        />
        <IconButton
          icon="info"
          label={text(isPanelOpen ? "schedule-panel-close" : "schedule-panel-open")}
          aria-pressed={isPanelOpen}
          onClick={() => onPanel(!isPanelOpen)}
        />
        <Button look="primary" icon="plus" onClick={onInsert}>
          {text("schedule-add-item")}
        </Button>
      </div>
      {isEdited && <ShowDetailsDialog show={show} onClose={() => setIsEdited(false)} />}
    </header>
  );
}
