import type { ProductView } from "../../bindings/ProductView";
import { useText } from "../../l10n/l10n";
import { useClient, useSetup } from "../../studio/hooks";
import { ProductPhoto } from "../products/useProductPick";
import styles from "./Dossier.module.css";
import { dayWords, type SomeEntry } from "./entries";

interface EntryWordsProps {
  entry: SomeEntry;
  others: readonly ProductView[];
}

/** What an entry says, to be read. */
export function EntryWords({ entry, others }: EntryWordsProps) {
  const text = useText();
  const client = useClient();
  const { language } = useSetup();
  const { content } = entry;
  switch (content.sort) {
    case "fact":
      return (
        <p className={styles.fact}>
          <span className={styles.factName}>{content.says.name}</span>
          <span className={styles.factValue}>{content.says.value}</span>
          {content.says.kind === "award" && (
            <span className={styles.chip}>{text("dossier-fact-award")}</span>
          )}
        </p>
      );
    case "rank":
      return (
        <p className={styles.rank}>
          <strong>{text("dossier-rank-words", { place: content.says.place })}</strong>{" "}
          {text("dossier-rank-in", { list: content.says.list })}
        </p>
      );
    case "reading":
      return (
        <p>
          <a href={content.says.url} target="_blank" rel="noreferrer">
            {content.says.title}
          </a>
        </p>
      );
    case "question":
      return (
        <>
          <p className={styles.strong}>{content.says.question}</p>
          {content.says.answer ? (
            <p className={styles.long}>{content.says.answer}</p>
          ) : (
            <p className={styles.open}>
              {text("dossier-question-open", {
                day: dayWords(content.says.asked_at, language, client.nowMs()),
              })}
            </p>
          )}
        </>
      );
    case "relation": {
      const other = others.find(view => view.product.id === content.says.other);
      return (
        <div className={styles.relation}>
          {other && <ProductPhoto view={other} />}
          <div>
            <p>
              <span className={styles.chip}>{text(`dossier-relation-${content.says.kind}`)}</span>{" "}
              <span className={styles.strong}>{other?.product.title}</span> {other?.price}
            </p>
            {content.says.reason && <p className={styles.soft}>{content.says.reason}</p>}
          </div>
        </div>
      );
    }
    case "review":
      return <p>{content.says.text}</p>;
  }
}

/** A few words for an entry, for the names of its controls. */
export function entryName({ content }: SomeEntry, others: readonly ProductView[]): string {
  switch (content.sort) {
    case "fact":
      return content.says.name;
    case "rank":
      return content.says.list;
    case "reading":
      return content.says.title;
    case "question":
      return content.says.question;
    case "relation":
      return others.find(view => view.product.id === content.says.other)?.product.title ?? "";
    case "review":
      return content.says.author || content.says.title || content.says.text.slice(0, 40);
  }
}
