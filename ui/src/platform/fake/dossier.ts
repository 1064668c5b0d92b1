/** What the fake studio knows of its products: enough to read, find, edit and quote. */
import type { AnswerView } from "../../bindings/AnswerView";
import type { Dossier } from "../../bindings/Dossier";
import type { DossierView } from "../../bindings/DossierView";
import type { Entry } from "../../bindings/Entry";
import type { EntryDraft } from "../../bindings/EntryDraft";
import type { EntryRef } from "../../bindings/EntryRef";
import type { Language } from "../../bindings/Language";
import type { MarkedText } from "../../bindings/MarkedText";
import type { ProductId } from "../../bindings/ProductId";
import type { Review } from "../../bindings/Review";
import type { ReviewSource } from "../../bindings/ReviewSource";
import type { ReviewWish } from "../../bindings/ReviewWish";
import { Refused, type StudioRequest, type StudioResponse } from "../host";
import { demoProducts } from "./demo";
import { demoEntries } from "./dossier-demo";

type Kept = EntryDraft & { id: number };

/** The dossiers, in memory. */
export class FakeDossiers {
  #entries: Kept[] | null = null;
  #last = 1000;

  /** The answer, and which product it changed; `null` when it is about something else. */
  answer(
    request: StudioRequest,
    language: Language,
    revision: number,
  ): { response: StudioResponse; changed?: ProductId } | null {
    const entries = this.#all(language);
    switch (request.ask) {
      case "dossier":
        return {
          response: { answer: "dossier", dossier: view(entries, request.product, language) },
        };
      case "reviews":
        return { response: { answer: "reviews", ...reviewPage(entries, request.wish) } };
      case "find_answers": {
        const answers = found(entries, request.product, request.text, language);
        return { response: { answer: "answers", answers } };
      }
      case "open_questions": {
        const questions = sorted(entries, "question")
          .filter(entry => entry.content.answer === null)
          .map(entry => ({ entry, product_title: titleOf(entry.product, language) }));
        return { response: { answer: "open_questions", questions } };
      }
      case "save_entry": {
        const entry = this.#save(request.draft);
        return {
          response: { answer: "entry_saved", entry, revision },
          changed: request.draft.product,
        };
      }
      case "delete_entry":
        return this.#change(request.entry, revision, kept => {
          this.#entries = entries.filter(each => each !== kept);
        });
      case "choose_quote":
        return this.#change({ sort: "review", id: request.review }, revision, kept => {
          if (kept.content.sort === "review") kept.content.says.quote = request.words;
        });
      default:
        return null;
    }
  }

  #all(language: Language): Kept[] {
    this.#entries ??= demoEntries(language).map((entry, index) => ({ ...entry, id: index + 1 }));
    return this.#entries;
  }

  #save(draft: EntryDraft): EntryRef {
    const { sort } = draft.content;
    const isClaim = sort === "fact" || sort === "rank" || sort === "review";
    if (draft.audience === "air_safe" && isClaim && draft.provenance.source === "") {
      throw new Refused({
        code: "refused-entry-source",
        message: "Viewers must be told who says so.",
        hint: "Enter a source, or keep the entry for the host only.",
        detail: "",
        is_retryable: false,
        is_refusal: true,
      });
    }
    this.#last += 1;
    const kept = { ...draft, id: draft.id ?? this.#last };
    const others = this.#entries ?? [];
    const isThere = others.some(each => isOf(each, { sort, id: kept.id }));
    this.#entries = isThere
      ? others.map(each => (isOf(each, { sort, id: kept.id }) ? kept : each))
      : [...others, kept];
    return { sort, id: kept.id };
  }

  #change(ref: EntryRef, revision: number, change: (kept: Kept) => void) {
    const kept = this.#entries?.find(each => isOf(each, ref));
    if (kept) change(kept);
    return { response: { answer: "done", revision } as const, changed: kept?.product ?? 0 };
  }
}

function isOf(entry: Kept, ref: EntryRef): boolean {
  return entry.content.sort === ref.sort && entry.id === ref.id;
}

function titleOf(product: ProductId, language: Language): string {
  const views = demoProducts(language);
  return views.find(view => view.product.id === product)?.product.title ?? "";
}

type Sort = Kept["content"]["sort"];
type Says<S extends Sort> = Extract<Kept["content"], { sort: S }>["says"];

function sorted<S extends Sort>(entries: readonly Kept[], sort: S): Entry<Says<S>>[] {
  return entries
    .filter(entry => entry.content.sort === sort)
    .map(({ content, ...entry }) => ({ ...entry, content: content.says as Says<S> }));
}

function view(all: readonly Kept[], product: ProductId, language: Language): DossierView {
  const views = demoProducts(language);
  const own = all.filter(entry => entry.product === product);
  const reviews = sorted(own, "review");
  const dossier: Dossier = {
    ranks: sorted(own, "rank"),
    facts: sorted(own, "fact"),
    readings: sorted(own, "reading"),
    relations: sorted(own, "relation"),
    questions: sorted(own, "question"),
    review_sources: sources(reviews),
    quotes: reviews.filter(entry => entry.content.quote !== null),
  };
  const ids = dossier.relations.map(({ content }) => content.other);
  const compared = [product, ...ids].slice(0, 3);
  const sheet = (id: ProductId) =>
    sorted(
      all.filter(entry => entry.product === id),
      "fact",
    );
  const rows = dossier.facts.map(({ content }) => ({
    name: content.name,
    values: compared.map(
      id => sheet(id).find(fact => fact.content.name === content.name)?.content.value ?? null,
    ),
  }));
  const [first] = views;
  const shown = views.find(each => each.product.id === product) ?? first;
  if (!shown) throw new Error("the demo has products");
  return {
    product: shown,
    dossier,
    others: views.filter(each => ids.includes(each.product.id)),
    bundle_prices: [],
    comparison: { products: ids.length > 0 ? compared : [product], rows },
  };
}

function sources(reviews: readonly Entry<Review>[]): ReviewSource[] {
  const names = [...new Set(reviews.map(entry => entry.provenance.source))];
  return names.map(source => {
    const own = reviews.filter(entry => entry.provenance.source === source);
    const sum = own.reduce((sum, { content }) => sum + content.stars_hundredths, 0);
    const counts: [number, number, number, number, number] = [0, 0, 0, 0, 0];
    for (const { content } of own) {
      const stars = Math.min(5, Math.max(1, Math.round(content.stars_hundredths / 100)));
      counts[stars - 1] = (counts[stars - 1] ?? 0) + 1;
    }
    return {
      audience: own.every(entry => entry.audience === "air_safe") ? "air_safe" : "host_only",
      provenance: { source, url: null, as_of: own[0]?.provenance.as_of ?? null },
      rating: { hundredths: Math.round(sum / own.length), count: own.length },
      histogram: { counts },
    };
  });
}

function reviewPage(all: readonly Kept[], wish: ReviewWish) {
  const words = wish.text.trim().toLowerCase();
  const passing = sorted(all, "review").filter(
    ({ product, provenance, content }) =>
      product === wish.product &&
      (wish.source === null || provenance.source === wish.source) &&
      (wish.stars === null || Math.round(content.stars_hundredths / 100) === wish.stars) &&
      `${content.title} ${content.text}`.toLowerCase().includes(words),
  );
  return {
    reviews: passing.slice(wish.offset, wish.offset + wish.limit),
    total: passing.length,
  };
}

/** Entries with all of the words, the product's own first. */
function found(
  all: readonly Kept[],
  product: ProductId,
  text: string,
  language: Language,
): AnswerView[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const answers = all.flatMap((entry): AnswerView[] => {
    const said = textsOf(entry);
    if (!said) return [];
    const whole = `${said.heading} ${said.text}`.toLowerCase();
    if (words.length === 0 || !words.every(word => whole.includes(word))) return [];
    const { content, ...rest } = entry;
    return [
      {
        entry: { sort: content.sort, entry: { ...rest, content: content.says } },
        product_title: titleOf(entry.product, language),
        is_own: entry.product === product,
        heading: marked(said.heading, words),
        text: marked(said.text, words),
      } as AnswerView,
    ];
  });
  return answers.sort((a, b) => Number(b.is_own) - Number(a.is_own));
}

function textsOf({ content }: Kept): { heading: string; text: string } | null {
  switch (content.sort) {
    case "fact":
      return { heading: content.says.name, text: content.says.value };
    case "review":
      return { heading: content.says.title, text: content.says.text };
    case "question":
      return content.says.answer === null
        ? null
        : { heading: content.says.question, text: content.says.answer };
    default:
      return null;
  }
}

function marked(text: string, words: readonly string[]): MarkedText[] {
  const pattern = words.map(word => word.replace(/[^\p{L}\p{N}]/gu, "\\$&")).join("|");
  return text
    .split(new RegExp(`(${pattern})`, "iu"))
    .filter(Boolean)
    .map(piece => ({ text: piece, is_match: words.includes(piece.toLowerCase()) }));
}
