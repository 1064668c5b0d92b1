import type { BundlePrice } from "../../bindings/BundlePrice";
import { useText } from "../../l10n/l10n";
import styles from "./Dossier.module.css";

/** What two products cost together, beside what they cost one by one; or why viewers don't see it. */
export function TogetherWords({ bundle }: { bundle: BundlePrice }) {
  const text = useText();
  const { price, sum, percent_off, fault } = bundle;
  return (
    <p className={styles.together} data-is-faulty={fault !== null || undefined}>
      <span className={styles.strong}>{text("dossier-together-words", { price })}</span>{" "}
      {sum !== null && <s>{sum}</s>} {percent_off}
      {fault}
    </p>
  );
}
