/** A practice run and a look before going live, as the studio would tell of them. */
import type { Fix } from "../../bindings/Fix";
import type { PracticeView } from "../../bindings/PracticeView";
import type { PreflightCheck } from "../../bindings/PreflightCheck";
import type { PreflightView } from "../../bindings/PreflightView";
import type { SavedDestination } from "../../bindings/SavedDestination";
import type { Setup } from "../../bindings/Setup";
import type { Verdict } from "../../bindings/Verdict";

/** A practice run that goes well. */
export function demoPractice(): PracticeView {
  return {
    link: { link: "on_air", since: Date.now() - 60_000 },
    pictures: 1_800,
    gaps: 0,
    kbps: 4_612,
    arrival_ms: 41,
    camera_lost_until: null,
    network_lost_until: null,
  };
}

export function demoPreflight({ destinations }: Setup): PreflightView {
  const checks = [
    check("rundown", "good", "Rundown", "6 items to take"),
    check("camera", "good", "Camera", "The picture moves"),
    check("microphone", "warns", "Microphone", "Nothing is heard", "Say something.", "devices"),
    ...knocked(destinations.filter(each => each.is_used)),
    check(
      "upload",
      "untested",
      "Upload",
      "The line must carry 4,628 kbit/s upward",
      "Not tested here.",
    ),
    check("disk", "good", "Disk for recordings", "Room for 30 h 12 min of recording"),
    check("photos", "good", "Photos", "Every product of the rundown has its photo"),
    check("prices", "good", "Prices", "Every price may be shown"),
    check("deals", "good", "Deals", "Every deal lasts as long as its item"),
  ];
  return { checks, is_done: true };
}

function knocked(used: readonly SavedDestination[]): PreflightCheck[] {
  if (used.length === 0) {
    const none = "No destination is set";
    return [check("destination", "fails", "Destination", none, "Set one.", "destinations")];
  }
  return used.map(({ id, name, has_key }) =>
    has_key
      ? check(`destination-${id}`, "good", name, "The server answers.")
      : check(`destination-${id}`, "fails", name, "No stream key", "Enter it.", "destinations"),
  );
}

function check(
  id: string,
  verdict: Verdict,
  name: string,
  message: string,
  hint = "",
  fix: Fix | null = null,
): PreflightCheck {
  return { id, verdict, name, message, hint, fix, holds_back: verdict === "fails" };
}
