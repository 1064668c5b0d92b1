/** The window's words, in the studio's language. Both languages are bundled: a switch is instant. */
import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";
import { LocalizationProvider, ReactLocalization, useLocalization } from "@fluent/react";
import { type ReactNode, useCallback, useEffect } from "react";
import type { Language } from "../bindings/Language";
import type { MessageId } from "./message-ids";

export type { MessageId };

/** The words for a message id. */
export type Text = (id: MessageId, values?: Record<string, FluentVariable>) => string;

/** A file for each screen, by its path. */
type Files = Record<string, string>;

const ENGLISH: Files = import.meta.glob("../../../assets/locales/en/window/*.ftl", {
  query: "?raw",
  import: "default",
  eager: true,
});
const FRENCH: Files = import.meta.glob("../../../assets/locales/fr/window/*.ftl", {
  query: "?raw",
  import: "default",
  eager: true,
});

const WORDS: Record<Language, ReactLocalization> = {
  en: localization("en-GB", ENGLISH),
  fr: localization("fr-FR", FRENCH),
};

function localization(locale: string, files: Files): ReactLocalization {
  const bundle = new FluentBundle(locale, { useIsolating: false });
  for (const source of Object.values(files)) bundle.addResource(new FluentResource(source));
  return new ReactLocalization([bundle]);
}

export function Words({ language, children }: { language: Language; children: ReactNode }) {
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return <LocalizationProvider l10n={WORDS[language]}>{children}</LocalizationProvider>;
}

export function useText(): Text {
  const { l10n } = useLocalization();
  return useCallback((id, values) => l10n.getString(id, values), [l10n]);
}

/** The language to begin with, before the studio has said which it speaks. */
export function browserLanguage(): Language {
  return navigator.language.toLowerCase().startsWith("fr") ? "fr" : "en";
}
