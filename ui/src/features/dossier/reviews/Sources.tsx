import type { ReviewSource } from "../../../bindings/ReviewSource";
import { Stars } from "../../../components/Stars";
import { useText } from "../../../l10n/l10n";
import { useClient, useSetup } from "../../../studio/hooks";
import { dayWords } from "../entries";
import styles from "./Reviews.module.css";
import type { Filter } from "./useReviews";

const FIVE_TO_ONE = [5, 4, 3, 2, 1] as const;

interface SourcesProps {
  sources: readonly ReviewSource[];
  filter: Filter;
  onFilter(change: Partial<Filter>): void;
}

/** What the reviews of each source come to; a bar shows only its reviews. */
export function Sources({ sources, filter, onFilter }: SourcesProps) {
  return (
    <ul className={styles.sources}>
      {sources.map(source => (
        <Source
          key={source.provenance.source}
          source={source}
          chosen={filter.source === source.provenance.source ? filter.stars : null}
          onStars={stars => onFilter({ source: source.provenance.source, stars })}
        />
      ))}
    </ul>
  );
}

interface SourceProps {
  source: ReviewSource;
  chosen: number | null;
  onStars(stars: number | null): void;
}

function Source({ source, chosen, onStars }: SourceProps) {
  const text = useText();
  const client = useClient();
  const { language } = useSetup();
  const { rating, histogram, provenance } = source;
  const most = Math.max(1, ...histogram.counts);
  return (
    <li className={styles.source}>
      <div className={styles.sum}>
        <p className={styles.sourceName} title={provenance.source}>
          {provenance.source || text("dossier-no-source")}
        </p>
        <p className={styles.average}>
          {text("dossier-average", { average: rating.hundredths / 100 })}
        </p>
        <Stars hundredths={rating.hundredths} />
        <p className={styles.count}>{text("dossier-review-count", { count: rating.count })}</p>
        {provenance.as_of !== null && (
          <p className={styles.count}>
            {text("dossier-as-of-day", {
              day: dayWords(provenance.as_of, language, client.nowMs()),
            })}
          </p>
        )}
        {source.audience === "host_only" && (
          <p className={styles.hostOnly} title={text("dossier-source-host-only-tip")}>
            {text("dossier-audience-host_only")}
          </p>
        )}
      </div>
      <div className={styles.bars}>
        {FIVE_TO_ONE.map(stars => {
          const count = histogram.counts[stars - 1] ?? 0;
          return (
            <button
              key={stars}
              type="button"
              className={styles.bar}
              disabled={count === 0}
              aria-pressed={chosen === stars}
              onClick={() => onStars(chosen === stars ? null : stars)}
            >
              <span className="visually-hidden">{text("dossier-bar", { stars, count })}</span>
              <span aria-hidden="true">{stars}</span>
              <span className={styles.track}>
                <span className={styles.fill} style={{ width: `${(100 * count) / most}%` }} />
              </span>
              <span aria-hidden="true" className={styles.barCount}>
                {count}
              </span>
            </button>
          );
        })}
      </div>
    </li>
  );
}
