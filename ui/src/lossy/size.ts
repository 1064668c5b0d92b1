/** The preview picture a canvas really needs. */
export interface PreviewSize {
  width: number;
  height: number;
}

/** Of which picture that goes out: one of those beside the show's, or the show's own. */
export interface PreviewWish extends PreviewSize {
  composition: number | null;
}

/** More pixels than this cost the studio more than an eye gains. */
const LARGEST: PreviewSize = { width: 960, height: 540 };
/** Asked for before the layout is known. */
export const DEFAULT_SIZE: PreviewSize = { width: 640, height: 360 };
/** Sizes come in steps of so many pixels, those of the canvas: dragging a window edge asks seldom. */
const STEP = 16;

/** The smallest picture of the program's shape that fills a canvas of so many device pixels. */
export function previewSize(devicePixels: PreviewSize, program: PreviewSize): PreviewSize {
  if (devicePixels.width < 1 || devicePixels.height < 1) return DEFAULT_SIZE;
  const shape = program.width / program.height;
  const largestWidth = Math.min(LARGEST.width, LARGEST.height * shape);
  const wanted = Math.ceil(devicePixels.width / STEP) * STEP;
  const width = Math.min(wanted, largestWidth);
  return { width: even(width), height: even(width / shape) };
}

function even(value: number): number {
  return Math.max(2, Math.round(value / 2) * 2);
}
