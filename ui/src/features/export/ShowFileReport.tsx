import { useEffect, useRef } from "react";
import type { ShowFileCheck } from "../../bindings/ShowFileCheck";
import type { ShowFileProduct } from "../../bindings/ShowFileProduct";
import { Icon } from "../../components/Icon";
import { type Text, useText } from "../../l10n/l10n";
import { timeOfDay } from "../../l10n/time";
import { useSetup } from "../../studio/hooks";
import { dayOf } from "../schedule/calendar/month";
import { dayName } from "../schedule/calendar/names";
import { lengthWords } from "../schedule/length";
import styles from "./Export.module.css";

/** What a show file would bring, for a person to read before anything is written. */
export function ShowFileReport({ check }: { check: ShowFileCheck }) {
  const text = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  // The button that led here is gone.
  useEffect(() => heading.current?.focus(), []);
  return (
    <>
      <header className={styles.head}>
        <h3 ref={heading} tabIndex={-1} className={styles.title}>
          {check.title}
        </h3>
        <p role="status">
          {text("open-show-counts", {
            items: check.segments,
            length: lengthWords(check.length, text),
            products: check.products.length,
          })}
        </p>
      </header>
      {check.title_here !== check.title && (
        <Note words={text("open-show-copy", { show: check.title_here })} />
      )}
      {check.remarks.map(words => (
        <Note key={words} words={words} />
      ))}
      <Facts check={check} />
      {check.products.length > 0 && (
        <section
          className={styles.products}
          aria-label={text("products")}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, by keyboard too.
          tabIndex={0}
        >
          <ul>
            {check.products.map(product => (
              <Product key={product.sku} product={product} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Note({ words }: { words: string }) {
  return (
    <p className={styles.note}>
      <Icon name="info" />
      <span>{words}</span>
    </p>
  );
}

function Facts({ check }: { check: ShowFileCheck }) {
  const text = useText();
  const { language } = useSetup();
  const moment = (at: number) => `${dayName(dayOf(at), language)}, ${timeOfDay(at, language)}`;
  const start = check.planned_start;
  const facts: readonly [string, string][] = [
    [text("open-show-start"), start === null ? text("open-show-no-start") : moment(start)],
    [text("open-show-products"), productWords(check, text)],
    [
      text("open-show-theme"),
      text(check.theme.is_new ? "open-show-theme-new" : "open-show-theme-here", {
        theme: check.theme.name,
      }),
    ],
    [
      text("open-show-more"),
      text("open-show-more-counts", { photos: check.photos, entries: check.entries }),
    ],
    [text("open-show-made"), moment(check.made_at)],
  ];
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) => (
        <Fact key={name} name={name} value={value} />
      ))}
    </dl>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}

function productWords({ kept, new: fresh }: ShowFileCheck, text: Text): string {
  if (kept === 0) return text("open-show-all-new", { count: fresh });
  return text("open-show-some-kept", { new: fresh, kept });
}

function Product({ product }: { product: ShowFileProduct }) {
  const text = useText();
  const { title, is_new, differences } = product;
  const fate = is_new ? "new" : differences.length > 0 ? "other" : "same";
  return (
    <li className={styles.product}>
      <div className={styles.productHead}>
        <span className={styles.productTitle}>{title}</span>
        <span className={styles.fate} data-new={is_new || undefined}>
          {text(`open-show-fate-${fate}`)}
        </span>
      </div>
      {differences.length > 0 && (
        <table className={styles.differences} aria-label={text("open-show-differences", { title })}>
          <thead>
            <tr>
              <td />
              <th scope="col">{text("open-show-here")}</th>
              <th scope="col">{text("open-show-there")}</th>
            </tr>
          </thead>
          <tbody>
            {differences.map(({ field, before, after }) => (
              <tr key={field}>
                <th scope="row">{text(`editor-field-${field}`)}</th>
                <td>{before || text("editor-nothing")}</td>
                <td>{after || text("editor-nothing")}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </li>
  );
}
