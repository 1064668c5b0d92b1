import { useId } from "react";
import type { VariantView } from "../../bindings/VariantView";
import { Icon } from "../../components/Icon";
import { useText } from "../../l10n/l10n";
import { useClient } from "../../studio/hooks";
import editor from "./ProductEditor.module.css";
import styles from "./VariantList.module.css";

/** What a buyer can order of the product, as its file brought it: each with its photo, price and stock. */
export function VariantList({ variants }: { variants: readonly VariantView[] }) {
  const text = useText();
  const headingId = useId();
  return (
    <section aria-labelledby={headingId}>
      <h3 id={headingId} className={editor.group}>
        {text("editor-group-variants", { count: variants.length })}
      </h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, by keyboard too. */}
      <ul className={styles.list} aria-labelledby={headingId} tabIndex={0}>
        {variants.map((variant, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two of them may look alike; their order is theirs.
          <Variant key={place} variant={variant} />
        ))}
      </ul>
    </section>
  );
}

function Variant({ variant }: { variant: VariantView }) {
  const text = useText();
  const { label, sku, price, compare_at, stock, waiting_photo } = variant;
  return (
    <li className={styles.variant}>
      <VariantPhoto variant={variant} />
      <span className={styles.names}>
        <span className={styles.label}>{label || sku}</span>
        {label !== "" && sku !== "" && <span className={styles.sku}>{sku}</span>}
        {waiting_photo !== null && (
          <span className={styles.sku} title={waiting_photo}>
            {text("editor-variant-waiting")}
          </span>
        )}
      </span>
      <span className={styles.price}>
        {price} {compare_at !== null && <s>{compare_at}</s>}
      </span>
      <span className={styles.stock} data-is-out={stock === 0 || undefined}>
        {stock !== null && text("editor-variant-stock", { count: stock })}
      </span>
    </li>
  );
}

function VariantPhoto({ variant: { photo } }: { variant: VariantView }) {
  const { host } = useClient();
  return (
    <span className={styles.photo}>
      {photo ? (
        <img src={host.photoUrl(photo)} alt="" loading="lazy" decoding="async" />
      ) : (
        <Icon name="photo" />
      )}
    </span>
  );
}
