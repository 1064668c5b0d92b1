/** The window's words, in the studio's language. Both languages are bundled: a switch is instant. */
import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";
import { LocalizationProvider, ReactLocalization, useLocalization } from "@fluent/react";
import { type ReactNode, useCallback, useEffect } from "react";
import english from "../../../assets/locales/en/window.ftl?raw";
import french from "../../../assets/locales/fr/window.ftl?raw";
import type { Language } from "../bindings/Language";
import type { MessageId } from "./message-ids";

export type { MessageId };

/** The words for a message id. */
export type Text = (id: MessageId, values?: Record<string, FluentVariable>) => string;

const WORDS: Record<Language, ReactLocalization> = {
  en: localization("en-GB", english),
  fr: localization("fr-FR", french),
};

function localization(locale: string, source: string): ReactLocalization {
  const bundle = new FluentBundle(locale, { useIsolating: false });
  bundle.addResource(new FluentResource(source));
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
