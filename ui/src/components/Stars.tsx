import { Icon } from "./Icon";
import styles from "./Stars.module.css";

const FIVE = [1, 2, 3, 4, 5] as const;

/** Five stars, filled to the average. For the eye only: the number stands beside them. */
export function Stars({ hundredths }: { hundredths: number }) {
  const row = FIVE.map(star => <Icon key={star} name="starFull" size="0.95em" />);
  return (
    <span className={styles.stars} aria-hidden="true">
      <span className={styles.empty}>{row}</span>
      <span className={styles.full} style={{ width: `${hundredths / 5}%` }}>
        {row}
      </span>
    </span>
  );
}
