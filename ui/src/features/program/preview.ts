/** Keeps a canvas showing what goes out. Everything here is imperative: 30 frames a second pass. */
import type { Levels } from "../../bindings/Levels";
import { LatencyLog } from "../../lossy/latency";
import { type PreviewWish, previewSize } from "../../lossy/size";
import { LossyStream } from "../../lossy/stream";
import type { Host } from "../../platform/host";

/** Without a new frame for so long, the picture on screen is no longer what goes out. */
const STALLED_AFTER_MS = 1_500;
const STALL_CHECK_MS = 500;

interface PreviewOptions {
  host: Host;
  canvas: HTMLCanvasElement;
  program: PreviewWish;
  onLevels(levels: Levels): void;
  /** Told when frames begin and stop arriving. */
  onFlowing(isFlowing: boolean): void;
}

/** Starts drawing; the returned function stops it. */
export function startPreview(options: PreviewOptions): () => void {
  const { canvas, host, program, onLevels, onFlowing } = options;
  const context = canvas.getContext("2d", { alpha: false });
  const latency = new LatencyLog();
  window.vitrinePreviewLatency = () => latency.stats();
  let drawnAt = Number.NEGATIVE_INFINITY;
  let isFlowing = false;
  const setFlowing = (flowing: boolean) => {
    if (flowing === isFlowing) return;
    isFlowing = flowing;
    onFlowing(flowing);
  };

  const stream = new LossyStream({
    open: () => host.openLossy(),
    decode: jpeg => createImageBitmap(jpeg),
    beforeRepaint: draw => requestAnimationFrame(draw),
    drawLevels: onLevels,
    drawFrame: (picture, frame) => {
      if (canvas.width !== picture.width || canvas.height !== picture.height) {
        canvas.width = picture.width;
        canvas.height = picture.height;
      }
      context?.drawImage(picture, 0, 0);
      drawnAt = performance.now();
      latency.add(frame.composedAtMs, Date.now());
      setFlowing(true);
    },
  });

  const resize = new ResizeObserver(() => {
    const shown = canvas.getBoundingClientRect();
    const scale = window.devicePixelRatio;
    const pixels = { width: shown.width * scale, height: shown.height * scale };
    stream.setSize({ ...previewSize(pixels, program), composition: program.composition });
  });
  resize.observe(canvas);
  const onVisibility = () => stream.setHidden(document.hidden);
  document.addEventListener("visibilitychange", onVisibility);
  onVisibility();
  const stallCheck = setInterval(() => {
    if (!document.hidden) setFlowing(performance.now() - drawnAt < STALLED_AFTER_MS);
  }, STALL_CHECK_MS);

  return () => {
    clearInterval(stallCheck);
    document.removeEventListener("visibilitychange", onVisibility);
    resize.disconnect();
    stream.stop();
  };
}
