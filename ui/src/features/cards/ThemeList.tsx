import { useEffect, useRef } from "react";
import type { ThemeDraft } from "../../bindings/ThemeDraft";
import type { ThemeId } from "../../bindings/ThemeId";
import { keepFocusAway } from "../../components/Button";
import { useText } from "../../l10n/l10n";
import styles from "./ThemePanel.module.css";
import { SWATCH } from "./theme";
import type { ThemeEditing } from "./useThemeEditing";

interface ThemeListProps {
  editing: ThemeEditing;
  themeOfShow: ThemeId;
}

/** The themes by name and colours; the pressed one is on the cards. */
export function ThemeList({ editing, themeOfShow }: ThemeListProps) {
  const text = useText();
  const { themes, chosen, draft, isNew, isDirty } = editing;
  const kind = (isOwn: boolean, id?: ThemeId) => {
    const words = [text(isOwn ? "cards-own" : "cards-shipped-mark")];
    if (id === themeOfShow) words.push(text("cards-of-show"));
    return words.join(" · ");
  };
  const list = useRef<HTMLUListElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another chosen theme is the reason.
  useEffect(() => {
    const pressed = list.current?.querySelector("[aria-pressed='true']");
    pressed?.scrollIntoView({ block: "nearest" });
  }, [chosen?.id, isNew]);
  return (
    <ul ref={list} className={styles.list} aria-label={text("cards-themes")}>
      {themes.map(({ id, theme, is_own }) => {
        const isChosen = chosen?.id === id;
        return (
          <li key={id}>
            <button
              type="button"
              className={styles.theme}
              aria-pressed={isChosen}
              onMouseDown={keepFocusAway}
              onClick={() => editing.choose(id)}
            >
              <Swatch theme={isChosen && isDirty ? draft : theme} />
              <span className={styles.name}>{isChosen ? draft.name : theme.name}</span>
              <span className={styles.kind}>{kind(is_own, id)}</span>
            </button>
          </li>
        );
      })}
      {isNew && (
        <li>
          <button type="button" className={styles.theme} aria-pressed="true">
            <Swatch theme={draft} />
            <span className={styles.name}>{draft.name}</span>
            <span className={styles.kind}>{text("cards-new")}</span>
          </button>
        </li>
      )}
    </ul>
  );
}

function Swatch({ theme }: { theme: ThemeDraft }) {
  return (
    <span className={styles.swatch} aria-hidden="true">
      {SWATCH.map(role => (
        <span key={role} style={{ background: theme.colours[role] }} />
      ))}
    </span>
  );
}
