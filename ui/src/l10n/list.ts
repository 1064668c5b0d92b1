/** Names in a row, as each language joins them: "Twitch, YouTube and Facebook". */
import type { Language } from "../bindings/Language";

const LOCALE: Record<Language, string> = { en: "en-GB", fr: "fr-FR" };

export function listed(names: readonly string[], language: Language): string {
  return new Intl.ListFormat(LOCALE[language], { type: "conjunction" }).format(names);
}
