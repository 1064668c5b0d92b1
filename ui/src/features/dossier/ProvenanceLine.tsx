import type { Provenance } from "../../bindings/Provenance";
import { useText } from "../../l10n/l10n";
import { useClient, useSetup } from "../../studio/hooks";
import styles from "./Dossier.module.css";
import { dayWords } from "./entries";

interface ProvenanceLineProps {
  provenance: Provenance;
  /** Without the link, inside of something that is pressed itself. */
  isPlain?: boolean;
}

/** Who says so, and when. */
export function ProvenanceLine({ provenance, isPlain }: ProvenanceLineProps) {
  const text = useText();
  const client = useClient();
  const { language } = useSetup();
  const { source, url, as_of } = provenance;
  const day = as_of === null ? null : dayWords(as_of, language, client.nowMs());
  if (!source && day === null) return <span>{text("dossier-no-source")}</span>;
  return (
    <span className={styles.provenance}>
      {url && !isPlain ? (
        <a href={url} target="_blank" rel="noreferrer" title={url}>
          {source || url}
        </a>
      ) : (
        source || text("dossier-no-source")
      )}
      {day && <time dateTime={new Date(as_of ?? 0).toISOString()}>{day}</time>}
    </span>
  );
}
