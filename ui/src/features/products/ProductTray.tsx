import type { ProductView } from "../../bindings/ProductView";
import { Button, IconButton, keepFocusAway } from "../../components/Button";
import { Kbd } from "../../components/Kbd";
import { useKeyOf } from "../../keys/useKeys";
import { useText } from "../../l10n/l10n";
import { keepsPriceBack } from "../../studio/card";
import {
  useClient,
  useCurrentSegment,
  useNextSegment,
  useSetup,
  useShow,
} from "../../studio/hooks";
import { isRunning } from "../../studio/timers";
import { DoubtedPrice } from "./DoubtedPrice";
import styles from "./ProductTray.module.css";
import { TemplateSwitch } from "./TemplateSwitch";
import { useTrayEditing } from "./useTrayEditing";
import { useUnplannedProduct } from "./useUnplannedProduct";

/** As many as there are number keys. */
const IN_TRAY = 9;

/** The products of the item on air (or of the next one, before the first take), and the card. */
export function ProductTray() {
  const text = useText();
  const show = useShow();
  const current = useCurrentSegment();
  const next = useNextSegment();
  const segment = current ?? next;
  const products = segmentProducts(show.products, segment?.products ?? []);
  const { edit, editor } = useTrayEditing();
  const unplanned = useUnplannedProduct(current !== undefined);
  const card = show.state.live.card;
  return (
    <section className={styles.tray} aria-label={text("products")}>
      <header className={styles.head}>
        <h2 className={styles.heading}>
          <span className={styles.short}>{text("products")}</span>
          <span className={styles.long}>
            {segment
              ? text(current ? "products-now" : "products-next", { item: segment.title })
              : text("products")}
          </span>
        </h2>
        <div className={styles.find}>{unplanned.field}</div>
        <TemplateSwitch />
        <CardSwitch />
        <span className={styles.editCard}>
          <IconButton
            icon="pencil"
            label={text("products-edit-card")}
            disabled={card === null}
            onClick={event => card && edit(card.product, event)}
          />
        </span>
      </header>
      <DoubtedPrice />
      {unplanned.results ??
        (products.length === 0 ? (
          <p className={styles.empty}>{text(segment ? "products-none" : "products-no-item")}</p>
        ) : (
          <ol className={styles.list}>
            {products.map((view, index) => (
              <li key={view.product.id} className={styles.item}>
                <ProductButton view={view} number={index + 1} isReady={current !== undefined} />
                <span className={styles.edit}>
                  <IconButton
                    icon="pencil"
                    label={text("products-edit", { product: view.product.title })}
                    tip={text("products-edit-tip")}
                    onClick={event => edit(view.product.id, event)}
                  />
                </span>
              </li>
            ))}
          </ol>
        ))}
      {editor}
    </section>
  );
}

/** The products with these ids, in this order, as many as there are keys. */
export function segmentProducts(
  all: readonly ProductView[],
  ids: readonly number[],
): ProductView[] {
  const byId = new Map(all.map(view => [view.product.id, view]));
  return ids.flatMap(id => byId.get(id) ?? []).slice(0, IN_TRAY);
}

function CardSwitch() {
  const text = useText();
  const client = useClient();
  const cardKey = useKeyOf("toggle_card");
  const clearKey = useKeyOf("clear_graphics");
  const revealKey = useKeyOf("reveal_price");
  const { revealing } = useSetup();
  const show = useShow();
  const { card, current } = show.state.live;
  const hasProduct = typeof current?.product === "number";
  return (
    <div className={styles.switches}>
      {keepsPriceBack(card, revealing) && (
        <Button size="s" look="primary" onClick={() => client.command({ do: "reveal_price" })}>
          {text("reveal-price")}
          <span className={styles.key}>
            <Kbd>{revealKey}</Kbd>
          </span>
        </Button>
      )}
      <Button
        size="s"
        look={card ? "primary" : "plain"}
        icon="card"
        aria-pressed={card !== null}
        disabled={!isRunning(show) || (!card && !hasProduct)}
        onClick={() => client.command({ do: "toggle_card" })}
      >
        <span className={styles.cardState}>{text(card ? "card-on" : "card-off")}</span>
        <span className={styles.key}>
          <Kbd>{cardKey}</Kbd>
        </span>
      </Button>
      <Button
        size="s"
        look="quiet"
        disabled={!isRunning(show) || !card}
        onClick={() => client.command({ do: "clear_graphics" })}
      >
        {text("clear-graphics")}
        <span className={styles.key}>
          <Kbd>{clearKey}</Kbd>
        </span>
      </Button>
    </div>
  );
}

interface ProductButtonProps {
  view: ProductView;
  number: number;
  isReady: boolean;
}

function ProductButton({ view, number, isReady }: ProductButtonProps) {
  const text = useText();
  const client = useClient();
  const { live } = useShow().state;
  const { product } = view;
  const isOnCard = live.card?.product === product.id;
  const isInFocus = live.current?.product === product.id;
  return (
    <button
      type="button"
      className={styles.product}
      disabled={!isReady}
      aria-pressed={isOnCard}
      data-focus={isInFocus || undefined}
      title={product.title}
      onMouseDown={keepFocusAway}
      onClick={() => client.take({ do: "take_product", product: product.id })}
    >
      <span className={styles.photo}>
        {view.photo && (
          <img
            src={client.host.photoUrl(view.photo)}
            alt=""
            className={styles.image}
            draggable={false}
          />
        )}
        <span className={styles.number}>{number}</span>
      </span>
      <span className={styles.facts}>
        <span className={styles.title}>{product.title}</span>
        <span className={styles.prices}>
          <span className={styles.price}>{view.price ?? text("price-none")}</span>
          {view.compare_at && <s className={styles.compareAt}>{view.compare_at}</s>}
        </span>
        <span className={styles.state}>
          {isOnCard ? text("product-on-card") : stockWord(product.stock, text)}
        </span>
      </span>
    </button>
  );
}

function stockWord(stock: number | null, text: ReturnType<typeof useText>): string {
  if (stock === null) return "";
  return stock === 0 ? text("stock-none") : text("stock-left", { count: stock });
}
