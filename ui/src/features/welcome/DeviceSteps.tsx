import { useState } from "react";
import { Condition } from "../../components/Condition";
import { useText } from "../../l10n/l10n";
import { useLevels } from "../../lossy/levels";
import { useLevelsFeed } from "../../lossy/meters";
import { useSetup } from "../../studio/hooks";
import { Strip } from "../sound/Sound";
import { LivePicture } from "../sources/LivePicture";
import { Source } from "../sources/Sources";
import { StepFrame } from "./StepFrame";
import styles from "./Welcome.module.css";

interface DeviceStepProps {
  titleId: string;
}

export function CameraStep({ titleId }: DeviceStepProps) {
  const text = useText();
  return (
    <StepFrame
      titleId={titleId}
      title={text("welcome-camera")}
      lead={text("welcome-camera-lead")}
      picture={<LivePicture slot="camera" />}
    >
      <Source slot="camera" />
    </StepFrame>
  );
}

export function ScreenStep({ titleId }: DeviceStepProps) {
  const text = useText();
  return (
    <StepFrame
      titleId={titleId}
      title={text("welcome-screen")}
      lead={text("welcome-screen-lead")}
      picture={<LivePicture slot="screen" />}
    >
      <Source slot="screen" />
    </StepFrame>
  );
}

export function MicrophoneStep({ titleId }: DeviceStepProps) {
  const text = useText();
  const { strips } = useSetup();
  const index = strips.findIndex(strip => strip.strip === "microphone");
  const strip = strips[index];
  useLevelsFeed();
  return (
    <StepFrame
      titleId={titleId}
      title={text("welcome-microphone")}
      lead={text("welcome-microphone-lead")}
      picture={
        strip && (
          <div className={styles.sound}>
            <Strip strip={strip} index={index} />
            <Heard index={index} />
          </div>
        )
      }
    >
      <Source slot="microphone" />
    </StepFrame>
  );
}

/** Louder than this is a voice and not the hiss of a room. */
const VOICE_DB = -42;

/** Whether a voice has come through, in words: a moving bar alone says it to the eye only. */
function Heard({ index }: { index: number }) {
  const text = useText();
  const [isHeard, setIsHeard] = useState(false);
  useLevels(levels => {
    const peak = levels.peak_db.at(index);
    if (peak && Math.max(...peak) > VOICE_DB) setIsHeard(true);
  });
  return (
    <div role="status">
      <Condition tone={isHeard ? "good" : "none"}>
        {text(isHeard ? "welcome-microphone-heard" : "welcome-microphone-silent")}
      </Condition>
    </div>
  );
}
