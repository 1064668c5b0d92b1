/** What a quality costs, and whether a platform takes it. Pure: the screen only words it. */
import type { DestinationWish } from "../../bindings/DestinationWish";
import type { PlatformView } from "../../bindings/PlatformView";
import type { Quality } from "../../bindings/Quality";
import { AS_THE_SHOW, editionsOf, sentKbps } from "../destination/wish";

export type Load = "light" | "medium" | "heavy";

export interface Cost {
  /** Video and sound together, to all destinations, in kbit/s. */
  kbps: number;
  /** The upload a line should have, so that a busy minute does not break the stream. */
  uploadKbps: number;
  gigabytesPerHour: number;
  load: Load;
}

/** A line carries other things too, and its speed varies: half as much again is the usual advice. */
const HEADROOM = 1.5;
/** 1080p at 60, or at 30 and upright beside it, is 124 million pixels a second; at 30 half of it; 720p at 30 28 million. */
const HEAVY_PIXELS_PER_SECOND = 100e6;
const MEDIUM_PIXELS_PER_SECOND = 40e6;

/**
 * `wishes`: of each destination it is sent to; none counts as one. `recordedKbps`: of the recording, where
 * it has a rate of its own. The show is made once, and once more for each edition beside it.
 */
export function costOf(
  quality: Quality,
  wishes: readonly DestinationWish[] = [],
  recordedKbps: number | null = null,
): Cost {
  const sent = wishes.length > 0 ? wishes : [AS_THE_SHOW];
  const kbps = sent.reduce((sum, wish) => sum + sentKbps(wish, quality) + quality.audio_kbps, 0);
  const isRecordedApart = recordedKbps !== null && recordedKbps !== quality.video_kbps;
  const times = 1 + editionsOf(sent, quality) + (isRecordedApart ? 1 : 0);
  const pixels = quality.width * quality.height * quality.fps * times;
  return {
    kbps,
    uploadKbps: Math.ceil((kbps * HEADROOM) / 100) * 100,
    gigabytesPerHour: (kbps * 1000 * 3600) / 8 / 1e9,
    load:
      pixels > HEAVY_PIXELS_PER_SECOND
        ? "heavy"
        : pixels > MEDIUM_PIXELS_PER_SECOND
          ? "medium"
          : "light",
  };
}

/** Why a platform would not take a quality. `most` is what it takes, in kbit/s. */
export type Excess =
  | { excess: "picture" }
  | { excess: "video"; most: number }
  | { excess: "audio"; most: number };

/** A destination's platform, and what it is sent. */
export interface Aim {
  platform: PlatformView;
  wish: DestinationWish;
}

/** What a destination is sent of a show of this quality. An upright picture has its lines across. */
export function sentQuality(wish: DestinationWish, quality: Quality): Quality {
  return { ...quality, video_kbps: sentKbps(wish, quality) };
}

export function excessOf(quality: Quality, platform: PlatformView): Excess[] {
  const found: Excess[] = [];
  const most = mostVideo(quality, platform);
  if (most === null) found.push({ excess: "picture" });
  else if (quality.video_kbps > most) found.push({ excess: "video", most });
  if (quality.audio_kbps > platform.most_audio_kbps) {
    found.push({ excess: "audio", most: platform.most_audio_kbps });
  }
  return found;
}

/**
 * The limit that stands for the smallest picture which holds this one; `null` when it is larger than
 * all of them. Platforms count an upright picture by its shorter side.
 */
function mostVideo(quality: Quality, { limits }: PlatformView): number | null {
  if (limits.length === 0) return Number.POSITIVE_INFINITY;
  const lines = Math.min(quality.width, quality.height);
  const [closest] = limits
    .filter(limit => limit.height >= lines && limit.fps >= quality.fps)
    .sort((a, b) => a.height - b.height || a.fps - b.fps);
  return closest?.most_kbps ?? null;
}
