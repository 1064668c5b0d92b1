import type { EntryContent } from "../../bindings/EntryContent";
import type { FactKind } from "../../bindings/FactKind";
import type { ProductView } from "../../bindings/ProductView";
import type { Relation } from "../../bindings/Relation";
import type { RelationKind } from "../../bindings/RelationKind";
import { Field, Select, TextArea } from "../../components/Field";
import { useText } from "../../l10n/l10n";
import styles from "./Dossier.module.css";
import { RelatedProduct } from "./RelatedProduct";
import { TogetherFields } from "./TogetherFields";

const KINDS: readonly FactKind[] = ["spec", "fact", "award"];
const RELATIONS: readonly RelationKind[] = ["alternative", "goes_with"];
const STARS = [500, 400, 300, 200, 100] as const;

interface ContentFieldsProps {
  content: EntryContent;
  /** The products that are known already, for their names. */
  others: readonly ProductView[];
  /** What the product's own price is in. */
  currency: string;
  onChange(content: EntryContent): void;
}

/** What an entry says, to be typed. The first field is where one begins. */
export function ContentFields({ content, others, currency, onChange }: ContentFieldsProps) {
  const text = useText();
  switch (content.sort) {
    case "fact": {
      const { sort, says } = content;
      return (
        <div className={styles.factFields}>
          <Field
            data-first
            label={text("dossier-fact-name")}
            value={says.name}
            autoComplete="off"
            onChange={event => onChange({ sort, says: { ...says, name: event.target.value } })}
          />
          <Field
            label={text("dossier-fact-value")}
            value={says.value}
            autoComplete="off"
            onChange={event => onChange({ sort, says: { ...says, value: event.target.value } })}
          />
          <Select
            label={text("dossier-fact-kind")}
            value={says.kind}
            onChange={event =>
              onChange({ sort, says: { ...says, kind: event.target.value as FactKind } })
            }
          >
            {KINDS.map(kind => (
              <option key={kind} value={kind}>
                {text(`dossier-fact-${kind}`)}
              </option>
            ))}
          </Select>
        </div>
      );
    }
    case "rank": {
      const { sort, says } = content;
      return (
        <div className={styles.rankFields}>
          <Field
            data-first
            type="number"
            min={1}
            label={text("dossier-rank-place")}
            value={says.place || ""}
            onChange={event =>
              onChange({ sort, says: { ...says, place: wholeNumber(event.target.value) } })
            }
          />
          <Field
            label={text("dossier-rank-list")}
            value={says.list}
            autoComplete="off"
            onChange={event => onChange({ sort, says: { ...says, list: event.target.value } })}
          />
        </div>
      );
    }
    case "reading": {
      const { sort, says } = content;
      return (
        <div className={styles.pair}>
          <Field
            data-first
            label={text("dossier-reading-title")}
            value={says.title}
            autoComplete="off"
            onChange={event => onChange({ sort, says: { ...says, title: event.target.value } })}
          />
          <Field
            type="url"
            label={text("dossier-reading-url")}
            placeholder="https://"
            value={says.url}
            autoComplete="off"
            onChange={event => onChange({ sort, says: { ...says, url: event.target.value } })}
          />
        </div>
      );
    }
    case "relation": {
      const { sort, says } = content;
      return (
        <>
          <RelatedProduct
            product={says.other}
            others={others}
            onChoose={other => onChange({ sort, says: { ...says, other } })}
          />
          <div className={styles.relationFields}>
            <Select
              label={text("dossier-relation-kind")}
              value={says.kind}
              onChange={event =>
                onChange({ sort, says: ofKind(says, event.target.value as RelationKind) })
              }
            >
              {RELATIONS.map(kind => (
                <option key={kind} value={kind}>
                  {text(`dossier-relation-${kind}`)}
                </option>
              ))}
            </Select>
            <Field
              label={text("dossier-relation-reason")}
              placeholder={text("dossier-relation-reason-example")}
              value={says.reason}
              autoComplete="off"
              onChange={event => onChange({ sort, says: { ...says, reason: event.target.value } })}
            />
          </div>
          {says.kind === "goes_with" && (
            <TogetherFields
              relation={says}
              currency={says.together?.price.currency ?? currency}
              onChange={says => onChange({ sort, says })}
            />
          )}
        </>
      );
    }
    case "question": {
      const { sort, says } = content;
      return (
        <>
          <Field
            data-first
            label={text("dossier-question-question")}
            value={says.question}
            autoComplete="off"
            onChange={event => onChange({ sort, says: { ...says, question: event.target.value } })}
          />
          <TextArea
            data-answer
            label={text("dossier-question-answer")}
            hint={text("dossier-question-answer-hint")}
            rows={2}
            value={says.answer ?? ""}
            onChange={event => onChange({ sort, says: { ...says, answer: event.target.value } })}
          />
        </>
      );
    }
    case "review": {
      const { sort, says } = content;
      return (
        <>
          <div className={styles.reviewFields}>
            <Select
              data-first
              label={text("dossier-review-stars")}
              value={says.stars_hundredths}
              onChange={event =>
                onChange({
                  sort,
                  says: { ...says, stars_hundredths: Number(event.target.value) },
                })
              }
            >
              {starsWith(says.stars_hundredths).map(stars => (
                <option key={stars} value={stars}>
                  {text("dossier-stars", { stars: stars / 100 })}
                </option>
              ))}
            </Select>
            <Field
              label={text("dossier-review-title")}
              value={says.title}
              autoComplete="off"
              onChange={event => onChange({ sort, says: { ...says, title: event.target.value } })}
            />
            <Field
              label={text("dossier-review-author")}
              value={says.author}
              autoComplete="off"
              onChange={event => onChange({ sort, says: { ...says, author: event.target.value } })}
            />
          </div>
          <TextArea
            label={text("dossier-review-text")}
            rows={3}
            value={says.text}
            onChange={event => onChange({ sort, says: { ...says, text: event.target.value } })}
          />
        </>
      );
    }
  }
}

/** Nobody buys both a product and what stands in its place: then they have no price together. */
function ofKind(relation: Relation, kind: RelationKind): Relation {
  return { ...relation, kind, together: kind === "goes_with" ? relation.together : null };
}

function wholeNumber(typed: string): number {
  const number = Number.parseInt(typed, 10);
  return Number.isFinite(number) && number > 0 ? number : 0;
}

/** Whole stars, and the ones a review has that a file brought. */
function starsWith(stars: number): number[] {
  const all: number[] = [...STARS];
  return all.includes(stars) ? all : [...all, stars].sort((a, b) => b - a);
}
