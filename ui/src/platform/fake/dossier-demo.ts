/** What is known of the demo's lamp and vase, in both languages. */
import type { EntryDraft } from "../../bindings/EntryDraft";
import type { Language } from "../../bindings/Language";

const DAY_MS = 24 * 3_600_000;
const REVIEWS = 64;

/** The entries, of which only the fake studio knows the numbers. */
export function demoEntries(language: Language): EntryDraft[] {
  const french = language === "fr";
  const say = (en: string, fr: string) => (french ? fr : en);
  const now = Date.now();
  const entry = (content: EntryDraft["content"], more: Partial<EntryDraft> = {}): EntryDraft => ({
    id: null,
    product: 1,
    audience: "air_safe",
    provenance: {
      source: say("Care sheet", "Notice d’entretien"),
      url: null,
      as_of: now - 8 * DAY_MS,
    },
    content,
    ...more,
  });
  const fact = (name: string, value: string, more?: Partial<EntryDraft>) =>
    entry({ sort: "fact", says: { kind: "spec", name, value } }, more);
  const amazon = {
    source: "Amazon.fr",
    url: "https://www.amazon.fr/gp/bestsellers",
    as_of: now - 2 * DAY_MS,
  };
  return [
    fact(say("Shade", "Abat-jour"), say("Opal glass, mouth-blown", "Verre opale soufflé")),
    fact(say("Height", "Hauteur"), "38 cm"),
    fact(
      say("Bulb", "Ampoule"),
      say("LED of 4 W, stays cool, included", "LED de 4 W, reste froide, fournie"),
    ),
    fact(say("Margin", "Marge"), say("42 %, down to 129 €", "42 %, jusqu’à 129 €"), {
      audience: "host_only",
      provenance: { source: "", url: null, as_of: null },
    }),
    fact(say("Height", "Hauteur"), "26 cm", { product: 3 }),
    entry(
      { sort: "rank", says: { place: 2, list: say("Table lamps", "Lampes à poser") } },
      { provenance: amazon },
    ),
    entry({
      sort: "relation",
      says: {
        other: 3,
        kind: "alternative",
        reason: say("half the price, and it holds flowers", "moitié prix, et il tient des fleurs"),
        together: null,
      },
    }),
    entry({
      sort: "relation",
      says: {
        other: 2,
        kind: "goes_with",
        reason: say("the same brass", "le même laiton"),
        together: null,
      },
    }),
    entry({
      sort: "question",
      says: {
        question: say("Does it get hot?", "Est-ce qu’elle chauffe ?"),
        answer: say("Never: the bulb is an LED.", "Jamais : l’ampoule est une LED."),
        asked_at: now - 20 * DAY_MS,
      },
    }),
    entry(
      {
        sort: "question",
        says: {
          question: say("Can the cord be replaced?", "Peut-on changer le câble ?"),
          answer: null,
          asked_at: now - DAY_MS,
        },
      },
      { audience: "host_only" },
    ),
    entry({
      sort: "reading",
      says: {
        title: say("How the shade is blown", "Comment l’abat-jour est soufflé"),
        url: "https://maison-lumen.example/atelier",
      },
    }),
    ...demoReviews(say, now).map(({ content, source, as_of }) =>
      entry(content, { provenance: { source, url: null, as_of } }),
    ),
  ];
}

function demoReviews(say: (en: string, fr: string) => string, now: number) {
  const texts = [
    say(
      "A warm light, and the dimmer is a joy. I read with it every night.",
      "Une lumière chaude, et le variateur est un bonheur. Je lis avec chaque soir.",
    ),
    say(
      "Well packed. The shade is thinner than I thought, but it does not get hot.",
      "Bien emballée. L’abat-jour est plus fin que je pensais, mais il ne chauffe pas.",
    ),
    say("Smaller than in the pictures.", "Plus petite que sur les photos."),
  ];
  return Array.from({ length: REVIEWS }, (_, index) => {
    const text = texts[index % texts.length] ?? "";
    const quote = index === 0 ? say("the dimmer is a joy", "le variateur est un bonheur") : null;
    return {
      source: index % 3 === 2 ? "maison-lumen.example" : "Amazon.fr",
      as_of: now - (index + 1) * DAY_MS,
      content: {
        sort: "review" as const,
        says: {
          stars_hundredths: [500, 400, 500, 300, 500, 200, 100][index % 7] ?? 500,
          title: index % 2 ? "" : say("Beautiful", "Très belle"),
          text,
          author: ["Ana", "Jean-Luc M.", ""][index % 3] ?? "",
          helpful: index % 5,
          votes: index % 5 ? 6 : 0,
          quote,
        },
      },
    };
  });
}
