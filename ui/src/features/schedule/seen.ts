import type { StudioClient } from "../../studio/client";

/** An event that has not come by then is lost with the connection, which brings a new snapshot. */
const EVENT_WITHIN_MS = 3_000;

/** Waits until the window knows this revision: an answer can come before the event it belongs to. */
export function seen(client: StudioClient, revision: number): Promise<void> {
  const isSeen = () => (client.view().snapshot?.revision ?? 0) >= revision;
  if (isSeen()) return Promise.resolve();
  return new Promise(resolve => {
    const finish = () => {
      clearTimeout(timer);
      unsubscribe();
      resolve();
    };
    const timer = setTimeout(finish, EVENT_WITHIN_MS);
    const unsubscribe = client.subscribe(() => isSeen() && finish());
  });
}
