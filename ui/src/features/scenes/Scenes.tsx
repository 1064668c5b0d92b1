import type { Scene } from "../../bindings/Scene";
import { keepFocusAway } from "../../components/Button";
import { type MessageId, useText } from "../../l10n/l10n";
import { useClient, useSetup, useShow } from "../../studio/hooks";
import { SceneDiagram } from "./SceneDiagram";
import styles from "./Scenes.module.css";

const SCENE_NAME: Record<Scene, MessageId> = {
  camera_full: "scene-camera_full",
  screen_full: "scene-screen_full",
  screen_with_camera: "scene-screen_with_camera",
  side_by_side: "scene-side_by_side",
  product_full: "scene-product_full",
  slate: "scene-slate",
};

/** A button per scene; the pressed one is in the program. */
export function Scenes() {
  const text = useText();
  const client = useClient();
  const { scenes } = useSetup();
  const { scene: onAir } = useShow().state.live;
  return (
    <section className={styles.scenes} aria-label={text("scenes")}>
      {scenes.map(scene => (
        <button
          key={scene}
          type="button"
          className={styles.scene}
          aria-pressed={scene === onAir}
          onMouseDown={keepFocusAway}
          onClick={() => client.command({ do: "set_scene", scene })}
        >
          <SceneDiagram scene={scene} />
          <span className={styles.name}>{text(SCENE_NAME[scene])}</span>
        </button>
      ))}
    </section>
  );
}
