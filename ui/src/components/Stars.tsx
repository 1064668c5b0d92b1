import { Icon } from "./Icon";
import styles from "./Stars.module.css";

/** Always the same elements: React has nothing to compare in a table of them. */
const ROW = [1, 2, 3, 4, 5].map(star => <Icon key={star} name="starFull" size="0.95em" />);

/** Five stars, filled to the average. For the eye only: the number stands beside them. */
export function Stars({ hundredths }: { hundredths: number }) {
  return (
    <span className={styles.stars} aria-hidden="true">
      <span className={styles.empty}>{ROW}</span>
      <span className={styles.full} style={{ width: `${hundredths / 5}%` }}>
        {ROW}
      </span>
    </span>
  );
}
