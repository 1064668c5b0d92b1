import type { DossierView } from "../../bindings/DossierView";
import type { ProductView } from "../../bindings/ProductView";
import { Icon } from "../../components/Icon";
import { Stars } from "../../components/Stars";
import { useText } from "../../l10n/l10n";
import { bestRank } from "./entries";
import styles from "./Glance.module.css";

/** More than that nobody reads while talking. */
const MOST_FACTS = 5;

interface GlanceProps {
  view: DossierView | null;
  product: ProductView | undefined;
}

/** What is known of a product, in few words: what a host glances at while talking. */
export function Glance({ view, product }: GlanceProps) {
  const text = useText();
  if (!product) return <p className={styles.nothing}>{text("glance-no-product")}</p>;
  const { id, title } = product.product;
  const { dossier, others } = view ?? {};
  const rank = dossier ? bestRank(dossier.ranks) : null;
  const facts = dossier?.facts ?? [];
  const quote = dossier?.quotes[0];
  const open = dossier?.questions.filter(each => each.content.answer === null).length ?? 0;
  const isEmpty =
    dossier !== undefined &&
    facts.length + dossier.review_sources.length + dossier.ranks.length === 0 &&
    dossier.relations.length + dossier.questions.length === 0;
  return (
    <div className={styles.glance}>
      <p className={styles.head}>
        <span className={styles.title} title={title}>
          {title}
        </span>
        <a href={`#/catalogue/${id}/fact`}>{text("dossier-view-dossier")}</a>
      </p>
      {isEmpty && <p className={styles.soft}>{text("glance-empty")}</p>}
      {dossier && (dossier.review_sources.length > 0 || rank) && (
        <ul className={styles.marks}>
          {dossier.review_sources.slice(0, 3).map(({ provenance, rating }) => (
            <li key={provenance.source} className={styles.mark}>
              <strong>{text("dossier-average", { average: rating.hundredths / 100 })}</strong>
              <Stars hundredths={rating.hundredths} />
              <span className={styles.source}>
                {provenance.source || text("dossier-no-source")} ({rating.count})
              </span>
            </li>
          ))}
          {rank && (
            <li className={styles.mark}>
              <strong>{text("dossier-rank-words", { place: rank.content.place })}</strong>
              <span className={styles.source}>
                {text("dossier-rank-in", { list: rank.content.list })}
                {rank.provenance.source && ` · ${rank.provenance.source}`}
              </span>
            </li>
          )}
        </ul>
      )}
      {facts.length > 0 && (
        <dl className={styles.facts}>
          {facts.slice(0, MOST_FACTS).map(fact => (
            <div key={fact.id} className={styles.fact}>
              <dt>
                {fact.audience === "host_only" && <HostOnly />}
                {fact.content.name}
              </dt>
              <dd>{fact.content.value}</dd>
            </div>
          ))}
        </dl>
      )}
      {quote && (
        <p className={styles.quote}>{text("glance-quote", { words: quote.content.quote ?? "" })}</p>
      )}
      {dossier && dossier.relations.length > 0 && (
        <ul className={styles.relations}>
          {dossier.relations.slice(0, 4).map(({ id, content }) => {
            const other = others?.find(each => each.product.id === content.other);
            return (
              <li key={id}>
                <span className={styles.soft}>{text(`dossier-relation-${content.kind}`)}</span>{" "}
                <strong>{other?.product.title}</strong> {other?.price}
                {content.reason && <span className={styles.soft}> · {content.reason}</span>}
              </li>
            );
          })}
        </ul>
      )}
      {open > 0 && (
        <a href="#/catalogue/questions" className={styles.open}>
          {text("glance-open", { count: open })}
        </a>
      )}
    </div>
  );
}

function HostOnly() {
  const text = useText();
  return (
    <span className={styles.lock} title={text("dossier-audience-host_only-tip")}>
      <Icon name="lock" size="1em" />
      <span className="visually-hidden">{text("dossier-audience-host_only")}</span>
    </span>
  );
}
