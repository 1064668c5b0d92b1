import { type RefObject, useEffect, useEffectEvent, useState } from "react";
import { type Viewed, ViewedStream } from "../../lossy/viewed";
import { useClient } from "../../studio/hooks";

/** Without a new picture for so long, what is on screen is no longer what viewers see. */
const STALLED_AFTER_MS = 1_500;
const CHECK_EVERY_MS = 250;

/**
 * Keeps a canvas showing what arrives in the practice run, and calls `onViewed` with each picture's
 * figures, five times a second. True while pictures come.
 */
export function useViewed(
  canvas: RefObject<HTMLCanvasElement | null>,
  onViewed: (viewed: Viewed) => void,
): boolean {
  const { host } = useClient();
  const [isFlowing, setIsFlowing] = useState(false);
  const tell = useEffectEvent(onViewed);
  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext("2d", { alpha: false });
    if (!element || !context) return;
    let drawnAt = Number.NEGATIVE_INFINITY;
    const stream = new ViewedStream({
      open: () => host.openLossy(),
      draw: async viewed => {
        const picture = await createImageBitmap(viewed.jpeg);
        if (element.width !== picture.width || element.height !== picture.height) {
          element.width = picture.width;
          element.height = picture.height;
        }
        context.drawImage(picture, 0, 0);
        picture.close();
        drawnAt = performance.now();
        setIsFlowing(true);
        tell(viewed);
      },
    });
    const onVisibility = () => stream.setHidden(document.hidden);
    document.addEventListener("visibilitychange", onVisibility);
    onVisibility();
    const check = setInterval(() => {
      if (!document.hidden) setIsFlowing(performance.now() - drawnAt < STALLED_AFTER_MS);
    }, CHECK_EVERY_MS);
    return () => {
      clearInterval(check);
      document.removeEventListener("visibilitychange", onVisibility);
      stream.stop();
    };
  }, [host, canvas]);
  return isFlowing;
}
