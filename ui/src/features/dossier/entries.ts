/** Entries of a dossier as a person types them. Pure. */
import type { Dossier } from "../../bindings/Dossier";
import type { Entry } from "../../bindings/Entry";
import type { EntryContent } from "../../bindings/EntryContent";
import type { EntryDraft } from "../../bindings/EntryDraft";
import type { EntrySort } from "../../bindings/EntrySort";
import type { ProductId } from "../../bindings/ProductId";
import type { Provenance } from "../../bindings/Provenance";
import type { Rank } from "../../bindings/Rank";

/** The parts of a dossier, in the order they are shown. */
export const SECTIONS = ["fact", "review", "rank", "relation", "question", "reading"] as const;

export type Section = (typeof SECTIONS)[number];

/** An entry of any sort, with its number if it was saved before. */
export interface SomeEntry {
  id: number | null;
  product: ProductId;
  audience: EntryDraft["audience"];
  provenance: Provenance;
  content: EntryContent;
}

/** What an entry says, by its sort. */
type Says<S extends EntrySort> = Extract<EntryContent, { sort: S }>["says"];

/** An entry of the dossier together with its sort. */
export function some<S extends EntrySort>(sort: S, entry: Entry<Says<S>>): SomeEntry {
  const content = { sort, says: entry.content } as EntryContent;
  return { ...entry, content };
}

/** The entries of one sort. Reviews are asked for in pages. */
export function entriesOf(dossier: Dossier, section: Exclude<Section, "review">): SomeEntry[] {
  switch (section) {
    case "fact":
      return dossier.facts.map(entry => some("fact", entry));
    case "rank":
      return dossier.ranks.map(entry => some("rank", entry));
    case "relation":
      return dossier.relations.map(entry => some("relation", entry));
    case "question":
      return dossier.questions.map(entry => some("question", entry));
    case "reading":
      return dossier.readings.map(entry => some("reading", entry));
  }
}

/** How many entries there are of a sort. */
export function countOf(dossier: Dossier, section: Section): number {
  if (section !== "review") return entriesOf(dossier, section).length;
  return dossier.review_sources.reduce((sum, source) => sum + source.rating.count, 0);
}

/** An entry of this sort that says nothing yet. */
export function emptyContent(sort: EntrySort, nowMs: number): EntryContent {
  switch (sort) {
    case "fact":
      return { sort, says: { kind: "spec", name: "", value: "" } };
    case "rank":
      return { sort, says: { place: 0, list: "" } };
    case "relation":
      return { sort, says: { other: 0, kind: "alternative", reason: "", together: null } };
    case "question":
      return { sort, says: { question: "", answer: null, asked_at: nowMs } };
    case "reading":
      return { sort, says: { title: "", url: "" } };
    case "review":
      return {
        sort,
        says: {
          stars_hundredths: 500,
          title: "",
          text: "",
          author: "",
          helpful: 0,
          votes: 0,
          quote: null,
        },
      };
  }
}

/** Whether it says what an entry of its sort can't do without. */
export function isFilled(content: EntryContent): boolean {
  switch (content.sort) {
    case "fact":
      return content.says.name.trim() !== "" && content.says.value.trim() !== "";
    case "rank":
      return content.says.place > 0 && content.says.list.trim() !== "";
    case "relation":
      return content.says.other > 0;
    case "question":
      return content.says.question.trim() !== "";
    case "reading":
      return content.says.title.trim() !== "" && content.says.url.trim() !== "";
    case "review":
      return content.says.text.trim() !== "" || content.says.title.trim() !== "";
  }
}

/** As it is sent: without space around it, and with nothing for a link or an answer left empty. */
export function asDraft(entry: SomeEntry): EntryDraft {
  const { source, url, as_of } = entry.provenance;
  return {
    id: entry.id,
    product: entry.product,
    audience: entry.audience,
    provenance: { source: source.trim(), url: url?.trim() || null, as_of },
    content: trimmed(entry.content),
  };
}

function trimmed(content: EntryContent): EntryContent {
  const says = Object.entries(content.says).map(([name, value]) => [
    name,
    // A review is quoted as it stands.
    typeof value === "string" && content.sort !== "review" ? value.trim() : value,
  ]);
  const whole = { sort: content.sort, says: Object.fromEntries(says) } as EntryContent;
  if (whole.sort === "question" && !whole.says.answer) whole.says.answer = null;
  return whole;
}

export function isSameEntry(one: SomeEntry, other: SomeEntry): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** The best place of a product in any list; the newest of equals. */
export function bestRank(ranks: readonly Entry<Rank>[]): Entry<Rank> | null {
  const [first] = [...ranks].sort((a, b) => a.content.place - b.content.place);
  return first ?? null;
}

/** The day as a date field has it, "2026-11-14", where the person is; empty for none. */
export function toDateField(unixMs: number | null): string {
  if (unixMs === null) return "";
  const date = new Date(unixMs);
  const part = (value: number) => String(value).padStart(2, "0");
  return `${date.getFullYear()}-${part(date.getMonth() + 1)}-${part(date.getDate())}`;
}

/** The beginning of that day where the person is; `null` for none, or while it is half typed. */
export function fromDateField(typed: string): number | null {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(typed);
  if (!parts) return null;
  const moment = new Date(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3])).getTime();
  return Number.isNaN(moment) ? null : moment;
}

/** The day in words, with the year only where it is another one: "14 Nov", "14 Nov 2025". */
export function dayWords(unixMs: number, language: string, nowMs: number): string {
  const date = new Date(unixMs);
  const isThisYear = date.getFullYear() === new Date(nowMs).getFullYear();
  return new Intl.DateTimeFormat(language === "fr" ? "fr-FR" : "en-GB", {
    day: "numeric",
    month: "short",
    ...(isThisYear ? {} : { year: "numeric" }),
  }).format(date);
}
