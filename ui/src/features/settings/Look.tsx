import type { Language } from "../../bindings/Language";
import { Segmented } from "../../components/Segmented";
import { useText } from "../../l10n/l10n";
import { useClient, useSetup } from "../../studio/hooks";
import { applyTheme, type Theme, useTheme } from "../../theme";
import { Line, Page } from "./Page";

/** Each language by its own name, so that whoever is lost in the other one finds it. */
const LANGUAGES: readonly { value: Language; short: string; name: string; lang: string }[] = [
  { value: "en", short: "EN", name: "English", lang: "en" },
  { value: "fr", short: "FR", name: "Français", lang: "fr" },
];

/** The language of the studio and the colours of this window. */
export function Look() {
  const text = useText();
  const theme = useTheme();
  const themes: readonly { value: Theme; short: string; name: string }[] = [
    { value: "dark", short: text("look-dark"), name: text("look-dark") },
    { value: "light", short: text("look-light"), name: text("look-light") },
  ];
  return (
    <Page title={text("settings-look")} lead={text("look-lead")}>
      <Line label={text("language")} hint={text("look-language-hint")}>
        <LanguageChoice />
      </Line>
      <Line label={text("look-theme")} hint={text("look-theme-hint")}>
        <Segmented
          label={text("look-theme")}
          value={theme}
          choices={themes}
          onChoose={applyTheme}
        />
      </Line>
    </Page>
  );
}

/** Each language in one press. */
export function LanguageChoice() {
  const text = useText();
  const client = useClient();
  const { language } = useSetup();
  return (
    <Segmented
      label={text("language")}
      value={language}
      choices={LANGUAGES}
      onChoose={each => void client.ask({ ask: "set_language", language: each })}
    />
  );
}
