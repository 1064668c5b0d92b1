import type { Show } from "../../../bindings/Show";
import type { ShowDetails } from "../../../bindings/ShowDetails";
import type { ShowId } from "../../../bindings/ShowId";
import type { ShowLine } from "../../../bindings/ShowLine";
import { useOfferUndo } from "../../../components/UndoOffer";
import { useText } from "../../../l10n/l10n";
import type { StudioClient } from "../../../studio/client";
import { useClient } from "../../../studio/hooks";
import { type Day, dayOf, momentOf, timeOf } from "../calendar/month";
import { seen } from "../seen";

export interface NewShow {
  title: string;
  copyOf: ShowId | null;
  plannedStart: number | null;
}

/** When a show that had no time yet begins, once it is dropped on a day. */
const USUAL_TIME = "20:00";

export type ShowActions = ReturnType<typeof useShowActions>;

/** What can be done with the shows of the list. What the studio refuses, it says itself. */
export function useShowActions() {
  const text = useText();
  const client = useClient();
  const offerUndo = useOfferUndo();
  return {
    open: (id: ShowId) => openShow(client, id),
    create: (wish: NewShow) => createShow(client, wish),
    setTemplate: ({ id, is_template }: ShowLine) =>
      client.ask({ ask: "set_template", show: id, is_template: !is_template }),
    delete: async ({ id, title }: ShowLine) => {
      const wasOpen = openShowOf(client)?.id === id;
      if (!(await client.ask({ ask: "delete_show", show: id }))) return;
      offerUndo(text("schedule-deleted-show", { show: title }), async () => {
        const isBack = await client.ask({ ask: "restore_show", show: id });
        if (isBack && wasOpen) await openShow(client, id);
      });
    },
    /** To another day at the same time of day. */
    moveTo: async (show: ShowLine, day: Day) => {
      const time = show.planned_start === null ? USUAL_TIME : timeOf(show.planned_start);
      const planned_start = momentOf(day, time);
      if (planned_start === null || planned_start === show.planned_start) return false;
      if (show.planned_start !== null && dayOf(show.planned_start) === day) return false;
      return editShow(client, show.id, { planned_start });
    },
  };
}

function openShowOf(client: StudioClient): Show | undefined {
  return client.view().snapshot?.show.state.show;
}

async function openShow(client: StudioClient, id: ShowId): Promise<boolean> {
  if (openShowOf(client)?.id === id) return true;
  const answer = await client.query({ ask: "open_show", show: id });
  if (answer?.answer !== "done") return false;
  await seen(client, answer.revision);
  return true;
}

async function createShow(client: StudioClient, wish: NewShow): Promise<boolean> {
  const { title, copyOf, plannedStart } = wish;
  const made = await client.query({ ask: "create_show", title, copy_of: copyOf });
  if (made?.answer !== "show_made") return false;
  await seen(client, made.revision);
  if (plannedStart === null) return true;
  return editShow(client, made.show, { planned_start: plannedStart });
}

/** Changes some details of a show, open or not. */
export async function editShow(
  client: StudioClient,
  id: ShowId,
  change: Partial<ShowDetails>,
): Promise<boolean> {
  const show = client.view().snapshot?.shows.find(line => line.id === id);
  if (!show) return false;
  return client.ask({ ask: "edit_show", show: id, details: { ...detailsOf(show), ...change } });
}

function detailsOf(line: ShowLine): ShowDetails {
  const { title, language, currency, theme, planned_start, price_age_limit } = line;
  return { title, language, currency, theme, planned_start, price_age_limit };
}
