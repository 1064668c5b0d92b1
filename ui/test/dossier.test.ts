/** What is decided about entries and answers without a studio. */
import { describe, expect, it } from "vitest";
import type { AnswerView } from "../src/bindings/AnswerView";
import { airingOf, excerpt } from "../src/features/dossier/answers/airing";
import {
  asDraft,
  emptyContent,
  fromDateField,
  isFilled,
  type SomeEntry,
  toDateField,
} from "../src/features/dossier/entries";
import { bestSentence, sentences, wordsBetween } from "../src/features/dossier/reviews/quote";

const plain = (text: string) => ({ text, is_match: false });
const match = (text: string) => ({ text, is_match: true });

describe("a quote", () => {
  const text = "A warm light.\r\nThe dimmer is a joy! Small, though.";

  it("has the ends of line that the review has", () => {
    const shown = text.replaceAll("\r\n", "\n");
    expect(wordsBetween(text, 0, shown.indexOf(" dimmer"))).toBe("A warm light.\r\nThe");
    expect(text).toContain(wordsBetween(text, shown.indexOf("dimmer"), shown.length));
  });

  it("is a sentence that stands in the review, the one with most of the words", () => {
    expect(sentences(text)).toEqual(["A warm light.", "The dimmer is a joy!", "Small, though."]);
    const pieces = [plain("A warm light. The "), match("dimmer"), plain(" is a joy! Small.")];
    expect(bestSentence(pieces)).toBe("The dimmer is a joy!");
    expect(bestSentence([plain("Lovely")]), "without a mark the first one").toBe("Lovely");
    expect(bestSentence([])).toBe("");
  });
});

describe("an answer", () => {
  const now = { isRunning: true, isTaken: true };
  const review = (change: object): AnswerView => ({
    entry: {
      sort: "review",
      entry: {
        id: 7,
        product: 1,
        audience: "air_safe",
        provenance: { source: "Shop", url: null, as_of: 1 },
        content: {
          stars_hundredths: 500,
          title: "",
          text: "It keeps its shape. Nice.",
          author: "",
          helpful: 0,
          votes: 0,
          quote: null,
          ...change,
        },
      },
    },
    product_title: "Shirt",
    is_own: true,
    heading: [],
    text: [plain("It keeps its "), match("shape"), plain(". Nice.")],
  });

  it("of a review needs its words chosen first", () => {
    expect(airingOf(review({}), now)).toMatchObject({
      how: "quote_and_show",
      words: "It keeps its shape.",
    });
    expect(airingOf(review({ quote: "Nice" }), now)).toMatchObject({
      how: "show",
      template: "review-quote",
      entry: { sort: "review", id: 7 },
    });
    expect(airingOf({ ...review({}), text: [] }, now)).toEqual({ how: "not", why: "no_words" });
  });

  it("says why it can't go on air", () => {
    const own = review({ quote: "Nice" });
    const hidden = structuredClone(own);
    hidden.entry.entry.audience = "host_only";
    expect(airingOf(hidden, now)).toEqual({ how: "not", why: "host_only" });
    const other = { ...own, is_own: false };
    expect(airingOf(other, now)).toEqual({ how: "not", why: "other_product" });
    expect(airingOf(own, { isRunning: false, isTaken: false })).toMatchObject({
      why: "not_running",
    });
    expect(airingOf(own, { isRunning: true, isTaken: false })).toMatchObject({ why: "not_taken" });
  });

  it("begins near the first word that matches, between two words", () => {
    const long = [plain("One two three four five six "), match("seven")];
    expect(excerpt(long, 12)[0]?.text).toBe("… five six ");
    expect(excerpt([plain("One "), match("two")], 12)).toHaveLength(2);
  });
});

describe("an entry", () => {
  const entry = (content: SomeEntry["content"]): SomeEntry => ({
    id: null,
    product: 1,
    audience: "host_only",
    provenance: { source: " Sheet ", url: "  ", as_of: null },
    content,
  });

  it("is sent without the space around it, and a review as it stands", () => {
    const draft = asDraft(
      entry({ sort: "question", says: { question: " Hot? ", answer: "  ", asked_at: 5 } }),
    );
    expect(draft.provenance).toEqual({ source: "Sheet", url: null, as_of: null });
    expect(draft.content.says).toEqual({ question: "Hot?", answer: null, asked_at: 5 });
    const review = emptyContent("review", 0);
    if (review.sort === "review") review.says.text = " as it is ";
    expect(asDraft(entry(review)).content.says).toMatchObject({ text: " as it is " });
  });

  it("says nothing while it is empty", () => {
    for (const sort of ["fact", "rank", "relation", "question", "reading", "review"] as const) {
      expect(isFilled(emptyContent(sort, 0)), sort).toBe(false);
    }
    expect(isFilled({ sort: "rank", says: { place: 2, list: "Lamps" } })).toBe(true);
  });

  it("keeps its day", () => {
    expect(toDateField(fromDateField("2026-11-14"))).toBe("2026-11-14");
    expect(fromDateField("2026-1")).toBeNull();
    expect(toDateField(null)).toBe("");
  });
});
