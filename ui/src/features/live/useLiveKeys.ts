import type { SegmentId } from "../../bindings/SegmentId";
import type { Snapshot } from "../../bindings/Snapshot";
import type { Action } from "../../keys/keymap";
import { useClicksLetGo, useKeys } from "../../keys/useKeys";
import { keepsPriceBack } from "../../studio/card";
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
  /** Puts the keyboard where an answer is looked for. */
  findAnswer(): void;
}

const LIVE = ["live"] as const;

/** The keys of the Live screen. Without a connection only those that stay in the window work. */
export function useLiveKeys(keys: LiveKeys): void {
  const client = useClient();
  useClicksLetGo();
  useKeys(LIVE, action => {
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
  switch (action) {
    case "select_previous":
      keys.select(moveSelection(segments, keys.selected, -1));
      return true;
    case "select_next":
      keys.select(moveSelection(segments, keys.selected, 1));
      return true;
    case "find_answer":
      keys.findAnswer();
      return true;
    default:
      return false;
  }
}

/** Actions that the studio does. */
function askFor(action: Action, keys: LiveKeys, snapshot: Snapshot, client: StudioClient): void {
  switch (action) {
    case "take_next":
      void client.take({ do: "take_next" });
      return;
    case "take_selected":
      if (keys.selected !== null) void client.take({ do: "take", segment: keys.selected });
      return;
    case "toggle_card":
      void client.command({ do: "toggle_card" });
      return;
    case "reveal_price":
      if (keepsPriceBack(snapshot.show.state.live.card, snapshot.setup.revealing)) {
        void client.command({ do: "reveal_price" });
      }
      return;
    case "clear_graphics":
      void client.command({ do: "clear_graphics" });
      return;
    case "clip_last":
      void client.ask({ ask: "clip_last" });
      return;
    case "toggle_mute": {
      const microphone = snapshot.setup.strips.find(strip => strip.strip === "microphone");
      if (microphone) void setStrip(client, microphone, { is_muted: !microphone.is_muted });
      return;
    }
    default: {
      const product = productFor(snapshot, action);
      if (product !== undefined) void client.take({ do: "take_product", product });
    }
  }
}

/** The product that `take_product_3` means: the third of the item on air. */
function productFor({ show }: Snapshot, action: Action): number | undefined {
  const place = /^take_product_(\d)$/.exec(action)?.[1];
  if (!place) return undefined;
  const current = show.state.live.current;
  const segment = current && findSegment(show, current.id);
  return segmentProducts(show.products, segment?.products ?? [])[Number(place) - 1]?.product.id;
}
