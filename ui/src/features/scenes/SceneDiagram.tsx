import type { Scene } from "../../bindings/Scene";
import styles from "./Scenes.module.css";

/** The layout of a scene as a small picture: a person is the camera, lines are the screen. */
export function SceneDiagram({ scene }: { scene: Scene }) {
  return (
    <svg viewBox="0 0 64 36" className={styles.diagram} aria-hidden="true" focusable="false">
      <rect width="64" height="36" rx="3" className={styles.ground} />
      <Layout scene={scene} />
    </svg>
  );
}

function Layout({ scene }: { scene: Scene }) {
  switch (scene) {
    case "camera_full":
      return <Person x={0} y={0} width={64} height={36} />;
    case "screen_full":
      return <Page x={0} y={0} width={64} height={36} />;
    case "screen_with_camera":
      return (
        <>
          <Page x={0} y={0} width={64} height={36} />
          <Person x={42} y={20} width={20} height={13} isInset />
        </>
      );
    case "side_by_side":
      return (
        <>
          <Person x={2} y={6} width={29} height={24} />
          <Page x={33} y={6} width={29} height={24} />
        </>
      );
    case "product_full":
      return (
        <>
          <rect x="6" y="6" width="24" height="24" rx="2.5" className={styles.product} />
          <path d="M35 11h22M35 16h16M35 23h10" className={styles.lines} />
          <Person x={46} y={21} width={15} height={11} isInset />
        </>
      );
    case "slate":
      return <path d="M22 18h20M27 23h10M29 12.5h6" className={styles.lines} />;
  }
}

interface Place {
  x: number;
  y: number;
  width: number;
  height: number;
  isInset?: boolean;
}

function Person({ x, y, width, height, isInset }: Place) {
  const [middle, unit] = [x + width / 2, height / 36];
  return (
    <>
      <rect
        {...{ x, y, width, height }}
        rx="3"
        className={isInset ? styles.inset : styles.camera}
      />
      <circle cx={middle} cy={y + 14 * unit} r={6 * unit} className={styles.person} />
      <path
        d={`M${middle - 12 * unit} ${y + height} a${12 * unit} ${12 * unit} 0 0 1 ${24 * unit} 0z`}
        className={styles.person}
      />
    </>
  );
}

function Page({ x, y, width, height }: Place) {
  const [left, right] = [x + width * 0.14, x + width * 0.86];
  const line = (share: number, end: number) => `M${left} ${y + height * share}H${end}`;
  return (
    <>
      <rect {...{ x, y, width, height }} rx="3" className={styles.page} />
      <path
        d={`${line(0.24, x + width * 0.5)}${line(0.46, right)}${line(0.66, x + width * 0.7)}`}
        className={styles.lines}
      />
    </>
  );
}
