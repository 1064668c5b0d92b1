/** The fake studio's recordings. */

import type { Language } from "../../bindings/Language";
import type { Phase } from "../../bindings/Phase";
import type { RecordingView } from "../../bindings/RecordingView";
import type { StudioResponse } from "../host";

const FOLDER = "/home/lumen/Videos/Vitrine";

/** How the recording does: a live show is recorded. */
export function demoRecording(phase: Phase): RecordingView {
  const isOn = phase === "live";
  return {
    state: isOn ? { is: "running", since: Date.now() - 754_000, part: 1 } : { is: "off" },
    file: isOn ? `${FOLDER}/Autumn lamps 2026-11-14 20.05.mp4` : null,
    seconds: isOn ? 754 : 0,
    bytes: isOn ? 436_000_000 : 0,
    queue_ms: 0,
    free_bytes: 31_000_000_000,
    left_minutes: 870,
    is_room_low: false,
    bytes_per_hour: 2_103_000_000,
  };
}

/** The recordings there are. */
export function demoRecordings(language: Language): StudioResponse {
  const title = language === "fr" ? "Les lampes d’automne" : "Autumn lamps";
  const recorded = (id: number, part: number, change: object) => ({
    id,
    run: 3,
    show_title: title,
    part,
    started_at: 1_794_600_300_000 + part * 1_800_000,
    length_ms: 1_800_000,
    bytes: 1_051_000_000,
    file: `${FOLDER}/${title} 2026-11-14 20.05${part > 1 ? `-${part}` : ""}.mp4`,
    is_there: true,
    is_whole: true,
    clips: 4,
    ...change,
  });
  return {
    answer: "recordings",
    recordings: [
      recorded(3, 2, { length_ms: 1_204_000, bytes: 703_000_000, clips: 3 }),
      recorded(2, 1, {}),
      recorded(1, 1, { run: 2, is_whole: false, started_at: 1_794_000_300_000, clips: 0 }),
    ],
  };
}
