import type { ProductView } from "../../bindings/ProductView";
import type { Segment } from "../../bindings/Segment";
import { Icon } from "../../components/Icon";
import { useText } from "../../l10n/l10n";
import { clockFace } from "../../l10n/time";
import { useClient, useShow } from "../../studio/hooks";
import { useDossier } from "../dossier/useDossier";
import styles from "./Product.module.css";

interface FocusProductProps {
  segment: Segment | undefined;
  isOnAir: boolean;
}

/** The product the host holds up: the one in focus, or the first one of an item yet to come. */
export function FocusProduct({ segment, isOnAir }: FocusProductProps) {
  const text = useText();
  const show = useShow();
  const id = isOnAir ? show.state.live.current?.product : segment?.products[0];
  const view = show.products.find(each => each.product.id === id);
  return (
    <section className={styles.focus} aria-label={text("host-product")}>
      {view ? (
        <>
          <Photo view={view} />
          <div className={styles.words}>
            <h2 className={styles.title} title={view.product.title}>
              {view.product.title}
            </h2>
            <p className={styles.price}>
              {view.price ?? text("price-none")}
              {view.compare_at && <s className={styles.before}>{view.compare_at}</s>}
              {view.percent_off && <span className={styles.off}>{view.percent_off}</span>}
            </p>
          </div>
          <Known product={view.product.id} />
        </>
      ) : (
        <p className={styles.none}>{segment ? text("host-no-product") : ""}</p>
      )}
    </section>
  );
}

/** More would be too small to read from afar. */
const MOST_FACTS = 3;

/** What is worth saying of it. Only where the photo and the price leave room. */
function Known({ product }: { product: number }) {
  const text = useText();
  const dossier = useDossier(product)?.dossier;
  const facts = dossier?.facts.slice(0, MOST_FACTS) ?? [];
  const quote = dossier?.quotes[0]?.content.quote;
  if (facts.length === 0 && !quote) return null;
  return (
    <div className={styles.known}>
      {facts.length > 0 && (
        <dl>
          {facts.map(({ id, content }) => (
            <div key={id} className={styles.fact}>
              <dt>{content.name}</dt>
              <dd>{content.value}</dd>
            </div>
          ))}
        </dl>
      )}
      {quote && <p className={styles.quote}>{text("glance-quote", { words: quote })}</p>}
    </div>
  );
}

interface NextUpProps {
  segment: Segment | undefined;
  hasItem: boolean;
}

/** The next item and its product, so that it can be brought within reach. */
export function NextUp({ segment, hasItem }: NextUpProps) {
  const text = useText();
  const show = useShow();
  if (!hasItem) return null;
  const view = show.products.find(each => each.product.id === segment?.products[0]);
  return (
    <section className={styles.next} aria-label={text("host-next")}>
      {view && <Photo view={view} />}
      <div className={styles.words}>
        <p className={styles.label}>
          {text("host-next")} {segment && `· ${clockFace(segment.duration)}`}
        </p>
        <p className={styles.nextTitle} title={segment?.title}>
          {segment ? segment.title : text("host-last")}
        </p>
        {view && (
          <p className={styles.nextProduct} title={view.product.title}>
            {view.product.title} {view.price && `· ${view.price}`}
          </p>
        )}
      </div>
    </section>
  );
}

function Photo({ view }: { view: ProductView }) {
  const { host } = useClient();
  return (
    <div className={styles.photo}>
      {view.photo ? (
        <img src={host.photoUrl(view.photo)} alt={view.product.photos[0]?.alt ?? ""} />
      ) : (
        <Icon name="photo" size="2em" />
      )}
    </div>
  );
}
