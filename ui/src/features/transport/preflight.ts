/** What to look at before going live. Pure: the dialog only words it. */
import type { Setup } from "../../bindings/Setup";
import type { ShowView } from "../../bindings/ShowView";
import type { SourceView } from "../../bindings/SourceView";
import type { MessageId } from "../../l10n/l10n";

/** `warns` lets a person go live all the same; `blocks` would be refused by the studio anyway. */
type Verdict = "ready" | "warns" | "blocks";

export interface Check {
  verdict: Verdict;
  message: MessageId;
}

export function preflight(setup: Setup, show: ShowView): Check[] {
  return [rundown(show), destination(setup), camera(setup.camera), microphone(setup)];
}

function rundown(show: ShowView): Check {
  const hasItems = show.state.show.rundown.segments.some(segment => !segment.is_skipped);
  return hasItems
    ? { verdict: "ready", message: "check-rundown-ready" }
    : { verdict: "blocks", message: "check-rundown-empty" };
}

function destination({ destination }: Setup): Check {
  if (destination.url === "") return { verdict: "blocks", message: "check-destination-none" };
  if (!destination.has_key) return { verdict: "warns", message: "check-key-none" };
  return { verdict: "ready", message: "check-destination-ready" };
}

function camera(camera: SourceView): Check {
  return camera.condition === "running"
    ? { verdict: "ready", message: "check-camera-ready" }
    : { verdict: "warns", message: "check-camera-none" };
}

function microphone(setup: Setup): Check {
  const strip = setup.strips.find(strip => strip.strip === "microphone");
  if (strip?.source.condition !== "running") return { verdict: "warns", message: "check-mic-none" };
  if (strip.is_muted) return { verdict: "warns", message: "check-mic-muted" };
  return { verdict: "ready", message: "check-mic-ready" };
}
