import { useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { SegmentId } from "../../bindings/SegmentId";
import { useText } from "../../l10n/l10n";
import { useShow } from "../../studio/hooks";
import { Destination } from "../destination/Destination";
import type { AnswersHandle } from "../dossier/answers/Answers";
import { HostMessage } from "../host/HostMessage";
import { PracticePanel } from "../practice/PracticePanel";
import { ProductTray } from "../products/ProductTray";
import { Program } from "../program/Program";
import { NextItem } from "../rundown/NextItem";
import { type RailPart, RundownRail } from "../rundown/RundownRail";
import { Scenes } from "../scenes/Scenes";
import { Sound } from "../sound/Sound";
import { SourceLights } from "../sources/SourceLights";
import styles from "./LiveScreen.module.css";
import { useLiveKeys } from "./useLiveKeys";

/** The screen a show is run from. */
export function LiveScreen() {
  const text = useText();
  const [selected, setSelected] = useState<SegmentId | null>(null);
  const [part, setPart] = useState<RailPart>("rundown");
  // A practice run goes to no platform.
  const isPractice = useShow().state.live.phase === "practice";
  const answers = useRef<AnswersHandle>(null);
  const showPart = (part: RailPart) => {
    setPart(part);
    // Enter must not take what nobody sees.
    if (part === "answers") setSelected(null);
  };
  useLiveKeys({
    selected,
    select: segment => {
      setPart("rundown");
      setSelected(segment);
    },
    findAnswer: () => {
      // At once: a letter typed before the field has the focus would be a key of the show's.
      flushSync(() => showPart("answers"));
      answers.current?.focus();
    },
  });
  return (
    <div className={styles.live}>
      <h1 className="visually-hidden">{text("screen-live")}</h1>
      <RundownRail
        selected={selected}
        onSelect={setSelected}
        part={part}
        onPart={showPart}
        answers={answers}
      />
      <div className={styles.centre}>
        <Program />
        <Scenes />
        <ProductTray />
      </div>
      <div className={styles.side}>
        <NextItem />
        <Sound />
        <SourceLights />
        {isPractice ? <PracticePanel /> : <Destination />}
        <HostMessage />
      </div>
    </div>
  );
}
