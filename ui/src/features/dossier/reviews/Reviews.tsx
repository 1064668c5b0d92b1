import { useCallback, useEffect, useRef, useState } from "react";
import type { DossierView } from "../../../bindings/DossierView";
import type { ReviewOrder } from "../../../bindings/ReviewOrder";
import { Button } from "../../../components/Button";
import { Select } from "../../../components/Field";
import { SearchField } from "../../../components/SearchField";
import { useText } from "../../../l10n/l10n";
import dossier from "../Dossier.module.css";
import { EntryForm } from "../EntryForm";
import { emptyContent, type SomeEntry, some } from "../entries";
import { ReviewRow } from "./ReviewRow";
import styles from "./Reviews.module.css";
import { Sources } from "./Sources";
import { EVERYTHING, type Filter, useReviews } from "./useReviews";

const ORDERS: readonly ReviewOrder[] = ["newest", "helpful", "highest", "lowest"];

/** What buyers wrote: in sum, and each review to be read and quoted. */
export function Reviews({ view }: { view: DossierView }) {
  const text = useText();
  const [filter, setFilter] = useState<Filter>(EVERYTHING);
  const [typed, setTyped] = useState<"new" | number | null>(null);
  const product = view.product.product;
  const found = useReviews(product.id, filter);
  const { review_sources: sources } = view.dossier;
  const change = (change: Partial<Filter>) => setFilter(now => ({ ...now, ...change }));
  const close = () => setTyped(null);
  const end = useNear(found.reviews.length < found.total ? found.more : null);
  return (
    <>
      {typed === "new" ? (
        <EntryForm
          entry={newReview(view)}
          others={view.others}
          name={product.title}
          onClose={close}
        />
      ) : (
        <div className={dossier.addLine}>
          <p className={dossier.about}>{text("dossier-about-review")}</p>
          <Button size="s" icon="plus" onClick={() => setTyped("new")}>
            {text("dossier-new-review")}
          </Button>
        </div>
      )}
      {sources.length > 0 && (
        <>
          <Sources sources={sources} filter={filter} onFilter={change} />
          <FilterLine view={view} filter={filter} onFilter={change} />
          <p role="status" className={styles.shown}>
            {found.isLoading ? "" : text("dossier-reviews-shown", { count: found.total })}
          </p>
        </>
      )}
      <ul className={dossier.entries} aria-label={text("dossier-section-review")}>
        {found.reviews.map(entry =>
          entry.id === typed ? (
            <li key={entry.id}>
              <EntryForm
                entry={some("review", entry)}
                others={view.others}
                name={product.title}
                onClose={close}
              />
            </li>
          ) : (
            <ReviewRow key={entry.id} entry={entry} onEdit={setTyped} />
          ),
        )}
      </ul>
      {found.reviews.length < found.total && (
        <div ref={end} className={styles.more}>
          <Button size="s" onClick={found.more}>
            {text("dossier-reviews-more", { count: found.total - found.reviews.length })}
          </Button>
        </div>
      )}
    </>
  );
}

interface FilterLineProps {
  view: DossierView;
  filter: Filter;
  onFilter(change: Partial<Filter>): void;
}

function FilterLine({ view, filter, onFilter }: FilterLineProps) {
  const text = useText();
  return (
    <div className={styles.filter}>
      <SearchField
        label={text("dossier-reviews-find")}
        value={filter.text}
        onType={text => onFilter({ text })}
      />
      <Select
        label={text("dossier-source")}
        isLabelHidden
        value={filter.source ?? ""}
        onChange={event => onFilter({ source: event.target.value || null })}
      >
        <option value="">{text("dossier-reviews-every-source")}</option>
        {view.dossier.review_sources
          .map(({ provenance }) => provenance.source)
          .filter(Boolean)
          .map(source => (
            <option key={source} value={source}>
              {source}
            </option>
          ))}
      </Select>
      <Select
        label={text("dossier-review-stars")}
        isLabelHidden
        value={filter.stars ?? ""}
        onChange={event => onFilter({ stars: Number(event.target.value) || null })}
      >
        <option value="">{text("dossier-reviews-all-stars")}</option>
        {[5, 4, 3, 2, 1].map(stars => (
          <option key={stars} value={stars}>
            {text("dossier-stars", { stars })}
          </option>
        ))}
      </Select>
      <Select
        label={text("dossier-reviews-order")}
        isLabelHidden
        value={filter.order}
        onChange={event => onFilter({ order: event.target.value as ReviewOrder })}
      >
        {ORDERS.map(order => (
          <option key={order} value={order}>
            {text(`dossier-order-${order}`)}
          </option>
        ))}
      </Select>
    </div>
  );
}

function newReview(view: DossierView): SomeEntry {
  const source = view.dossier.review_sources[0]?.provenance.source ?? "";
  return {
    id: null,
    product: view.product.product.id,
    audience: "host_only",
    provenance: { source, url: null, as_of: null },
    content: emptyContent("review", Date.now()),
  };
}

/** Calls `onNear` whenever the element comes close to what is in sight. */
function useNear(onNear: (() => void) | null) {
  const latest = useRef(onNear);
  useEffect(() => {
    latest.current = onNear;
  });
  const observer = useRef<IntersectionObserver | null>(null);
  return useCallback((element: HTMLElement | null) => {
    observer.current?.disconnect();
    if (!element || typeof IntersectionObserver === "undefined") return;
    observer.current = new IntersectionObserver(
      ([entry]) => entry?.isIntersecting && latest.current?.(),
      { rootMargin: "600px" },
    );
    observer.current.observe(element);
  }, []);
}
