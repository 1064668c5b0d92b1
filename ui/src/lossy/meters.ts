/** Sound levels without pictures, for screens that show meters and no program. */
import { use, useEffect } from "react";
import { useClient } from "../studio/hooks";
import { LevelsContext } from "./levels";
import { LossyStream } from "./stream";

/** Feeds the meters while the component is there. The stream is asked for no picture at all. */
export function useLevelsFeed(): void {
  const { host } = useClient();
  const levels = use(LevelsContext);
  useEffect(() => {
    const stream = new LossyStream({
      open: () => host.openLossy(),
      decode: jpeg => createImageBitmap(jpeg),
      beforeRepaint: draw => requestAnimationFrame(draw),
      drawLevels: levels.emit,
      drawFrame: () => {},
    });
    stream.setHidden(true);
    return () => stream.stop();
  }, [host, levels]);
}
