import type { DossierView } from "../../bindings/DossierView";
import { useText } from "../../l10n/l10n";
import styles from "./Dossier.module.css";

/** The product and its alternatives side by side: only where they differ. */
export function Comparison({ view }: { view: DossierView }) {
  const text = useText();
  const { products, rows } = view.comparison;
  if (products.length < 2) return null;
  const views = [view.product, ...view.others];
  const compared = products.map(id => views.find(each => each.product.id === id));
  return (
    <section className={styles.comparison} aria-label={text("dossier-comparison")}>
      <h3 className={styles.group}>{text("dossier-comparison")}</h3>
      <div className={styles.tableFrame}>
        <table className={styles.table}>
          <thead>
            <tr>
              <td />
              {compared.map((each, index) => (
                <th key={products[index]} scope="col">
                  {each?.product.title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">{text("editor-field-price")}</th>
              {compared.map((each, index) => (
                <td key={products[index]}>{each?.price ?? text("price-none")}</td>
              ))}
            </tr>
            {rows.map(row => (
              <tr key={row.name}>
                <th scope="row">{row.name}</th>
                {row.values.map((value, index) => (
                  <td key={products[index]} data-none={value === null || undefined}>
                    {value ?? text("dossier-unknown")}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length === 0 && <p className={styles.soft}>{text("dossier-comparison-none")}</p>}
    </section>
  );
}
