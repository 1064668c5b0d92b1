import type { CardTemplateId } from "../../bindings/CardTemplateId";
import type { MessageId, Text } from "../../l10n/l10n";
import { MESSAGE_IDS } from "../../l10n/message-ids";
import type { Section } from "../dossier/entries";

/** The part of the dossier that fills a template. */
const SECTIONS: Partial<Record<CardTemplateId, Section>> = {
  "review-quote": "review",
  "rating-bars": "review",
  "rank-badge": "rank",
  comparison: "relation",
  "spec-sheet": "fact",
  "question-answer": "question",
  bundle: "relation",
};

/** Where what a card lacks can be added; `null` if that is not the dossier. */
export function sectionFor(template: CardTemplateId): Section | null {
  return SECTIONS[template] ?? null;
}

/** What a product lacks for a template, in words. */
export function lackWords(template: CardTemplateId, text: Text): string {
  const id = `lacks-${template}`;
  return text(MESSAGE_IDS.has(id) ? (id as MessageId) : "lacks-something");
}
