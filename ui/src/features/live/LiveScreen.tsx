import { useState } from "react";
import type { SegmentId } from "../../bindings/SegmentId";
import { useText } from "../../l10n/l10n";
import { Destination } from "../destination/Destination";
import { ProductTray } from "../products/ProductTray";
import { Program } from "../program/Program";
import { RundownRail } from "../rundown/RundownRail";
import { Scenes } from "../scenes/Scenes";
import { Sound } from "../sound/Sound";
import { Sources } from "../sources/Sources";
import styles from "./LiveScreen.module.css";
import { useLiveKeys } from "./useLiveKeys";

/** The screen a show is run from. */
export function LiveScreen() {
  const text = useText();
  const [selected, setSelected] = useState<SegmentId | null>(null);
  useLiveKeys({ selected, select: setSelected });
  return (
    <div className={styles.live}>
      <h1 className="visually-hidden">{text("screen-live")}</h1>
      <RundownRail selected={selected} onSelect={setSelected} />
      <div className={styles.centre}>
        <Program />
        <Scenes />
        <ProductTray />
      </div>
      <div className={styles.side}>
        <Sound />
        <Sources />
        <Destination />
      </div>
    </div>
  );
}
