import type { SegmentId } from "../../bindings/SegmentId";
import type { Snapshot } from "../../bindings/Snapshot";
import type { Action } from "../../keys/keymap";
import { useKeys } from "../../keys/useKeys";
import type { StudioClient } from "../../studio/client";
import { useClient } from "../../studio/hooks";
import { findSegment } from "../../studio/timers";
import { segmentProducts } from "../products/ProductTray";
import { setStrip } from "../sound/Sound";
import { moveSelection } from "./selection";

/** What the keys act on. */
interface LiveKeys {
  selected: SegmentId | null;
  select(segment: SegmentId | null): void;
  showKeys(): void;
}

/** The keys of the Live screen. Without a connection only those that stay in the window work. */
export function useLiveKeys(keys: LiveKeys): void {
  const client = useClient();
  useKeys(action => {
    const { snapshot, connection } = client.view();
    if (!snapshot) return;
    if (!runHere(action, keys, snapshot) && connection === "connected") {
      askFor(action, keys, snapshot, client);
    }
  });
}

/** Actions that concern only this window. True when it was one. */
function runHere(action: Action, keys: LiveKeys, { show }: Snapshot): boolean {
  const { segments } = show.state.show.rundown;
  switch (action.action) {
    case "select_previous":
      keys.select(moveSelection(segments, keys.selected, -1));
      return true;
    case "select_next":
      keys.select(moveSelection(segments, keys.selected, 1));
      return true;
    case "show_keys":
      keys.showKeys();
      return true;
    default:
      return false;
  }
}

/** Actions that the studio does. */
function askFor(action: Action, keys: LiveKeys, snapshot: Snapshot, client: StudioClient): void {
  switch (action.action) {
    case "take_next":
      void client.take({ do: "take_next" });
      return;
    case "take_selected":
      if (keys.selected !== null) void client.take({ do: "take", segment: keys.selected });
      return;
    case "take_product": {
      const product = productAt(snapshot, action.index);
      if (product !== undefined) void client.take({ do: "take_product", product });
      return;
    }
    case "toggle_card":
      void client.command({ do: "toggle_card" });
      return;
    case "clear_graphics":
      void client.command({ do: "clear_graphics" });
      return;
    case "toggle_mute": {
      const microphone = snapshot.setup.strips.find(strip => strip.strip === "microphone");
      if (microphone) void setStrip(client, microphone, { is_muted: !microphone.is_muted });
      return;
    }
    case "undo":
    case "redo":
      void client.ask({ ask: action.action });
      return;
    case "select_previous":
    case "select_next":
    case "show_keys":
      return;
  }
}

function productAt({ show }: Snapshot, index: number): number | undefined {
  const current = show.state.live.current;
  const segment = current && findSegment(show, current.id);
  return segmentProducts(show.products, segment?.products ?? [])[index]?.product.id;
}
