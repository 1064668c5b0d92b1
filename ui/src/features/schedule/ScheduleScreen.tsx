import { useState } from "react";
import type { ShowLine } from "../../bindings/ShowLine";
import { Button } from "../../components/Button";
import { UndoOffers } from "../../components/UndoOffer";
import { useText } from "../../l10n/l10n";
import { useSetup, useSnapshot } from "../../studio/hooks";
import { ExportDialog, type Exported } from "../export/ExportDialog";
import { OpenShowDialog } from "../export/OpenShowDialog";
import { byStart, MonthCalendar } from "./calendar/MonthCalendar";
import { type Day, dayOf, monthOf } from "./calendar/month";
import { dayName, shortDay } from "./calendar/names";
import { RundownEditor } from "./rundown/RundownEditor";
import { Saying, useAnnounce } from "./Saying";
import styles from "./ScheduleScreen.module.css";
import { NewShowDialog } from "./shows/NewShowDialog";
import { ShowDetailsDialog } from "./shows/ShowDetailsDialog";
import { ShowLists } from "./shows/ShowLists";
import lists from "./shows/ShowLists.module.css";
import { ShowMenu } from "./shows/ShowMenu";
import { useShowActions } from "./shows/useShowActions";
import { useShowDrag } from "./shows/useShowDrag";

/** When the shows are, and what happens in the open one. */
export function ScheduleScreen() {
  const text = useText();
  const openId = useSnapshot(snapshot => snapshot.show.state.show.id);
  return (
    <Saying>
      <UndoOffers>
        <div className={styles.schedule}>
          <h1 className="visually-hidden">{text("screen-schedule")}</h1>
          <Planner />
          {/* What is selected or half typed belongs to one show and not to the next one. */}
          <RundownEditor key={openId} />
        </div>
      </UndoOffers>
    </Saying>
  );
}

type Overlay =
  | { shows: "menu"; show: ShowLine; anchor: Element }
  | { shows: "new"; from: ShowLine | null; day: Day | null }
  | { shows: "details"; show: ShowLine }
  | { shows: "export"; exported: Exported }
  | { shows: "open-file" };

/** The calendar and the lists of shows. */
function Planner() {
  const text = useText();
  const say = useAnnounce();
  const { language } = useSetup();
  const shows = useSnapshot(snapshot => snapshot.shows);
  const openId = useSnapshot(snapshot => snapshot.show.state.show.id);
  const openStart = useSnapshot(snapshot => snapshot.show.state.show.planned_start);
  const actions = useShowActions();
  const today = useToday();
  const [day, setDay] = useState(() => (openStart === null ? today : dayOf(openStart)));
  const [overlay, setOverlay] = useState<Overlay | null>(null);
  const close = () => setOverlay(null);
  const { drag, onDragStart } = useShowDrag(async (dragged, to) => {
    if (!(await actions.moveTo(dragged, to))) return;
    setDay(to);
    say(text("schedule-said-planned", { show: dragged.title, day: dayName(to, language) }));
  });

  const enterDay = (entered: Day) => {
    setDay(entered);
    const isThen = (line: ShowLine) =>
      !line.is_template && line.planned_start !== null && dayOf(line.planned_start) === entered;
    const [first] = shows.filter(isThen).sort(byStart);
    if (first) void actions.open(first.id);
    else setOverlay({ shows: "new", from: null, day: entered });
  };
  const month = monthOf(day);
  return (
    <div className={styles.planner}>
      <MonthCalendar
        month={month}
        day={day}
        today={today}
        shows={shows}
        open={openId}
        target={drag?.target ?? null}
        onDay={setDay}
        onEnter={enterDay}
      >
        <Button icon="plus" isWide onClick={() => setOverlay({ shows: "new", from: null, day })}>
          {text("schedule-new-show-on", { day: shortDay(day, language) })}
        </Button>
      </MonthCalendar>
      <ShowLists
        shows={shows}
        month={month}
        day={day}
        open={openId}
        onOpen={line => void actions.open(line.id)}
        onMenu={(line, anchor) => setOverlay({ shows: "menu", show: line, anchor })}
        onDragStart={onDragStart}
      />
      <Button look="quiet" icon="folder" isWide onClick={() => setOverlay({ shows: "open-file" })}>
        {text("open-show-menu")}
      </Button>
      {drag && (
        <div className={lists.ghost} style={{ left: drag.x + 12, top: drag.y + 8 }}>
          {drag.show.title}
        </div>
      )}
      {overlay?.shows === "menu" && (
        <ShowMenu
          show={overlay.show}
          anchor={overlay.anchor}
          actions={actions}
          onDetails={() => setOverlay({ shows: "details", show: overlay.show })}
          onNewFrom={() => setOverlay({ shows: "new", from: overlay.show, day: null })}
          onExport={exported => setOverlay({ shows: "export", exported })}
          onClose={close}
        />
      )}
      {overlay?.shows === "export" && <ExportDialog exported={overlay.exported} onClose={close} />}
      {overlay?.shows === "open-file" && (
        <OpenShowDialog
          onClose={close}
          onOpened={show => {
            close();
            say(text("open-show-said", { show }));
          }}
        />
      )}
      {overlay?.shows === "new" && (
        <NewShowDialog
          shows={shows}
          from={overlay.from}
          day={overlay.day}
          actions={actions}
          onClose={close}
        />
      )}
      {overlay?.shows === "details" && <ShowDetailsDialog show={overlay.show} onClose={close} />}
    </div>
  );
}

/** The day it is now; looked at again whenever the screen is drawn, so midnight is no surprise. */
function useToday(): Day {
  return dayOf(Date.now());
}
