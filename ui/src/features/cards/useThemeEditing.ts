import { useState } from "react";
import type { ThemeChoice } from "../../bindings/ThemeChoice";
import type { ThemeDraft } from "../../bindings/ThemeDraft";
import type { ThemeId } from "../../bindings/ThemeId";
import type { ThemeView } from "../../bindings/ThemeView";
import { leaveThen } from "../../leaving";
import { useClient, useShow, useSnapshot } from "../../studio/hooks";
import { isSameTheme } from "./theme";

/** What is being made of the chosen theme; `id` is `null` for one that is not kept yet. */
interface Edits {
  id: ThemeId | null;
  draft: ThemeDraft;
}

export interface ThemeEditing {
  themes: readonly ThemeView[];
  /** The chosen one; `undefined` while a new one is made. */
  chosen: ThemeView | undefined;
  draft: ThemeDraft;
  look: ThemeChoice;
  isDirty: boolean;
  isNew: boolean;
  canEdit: boolean;
  choose(theme: ThemeId): void;
  copy(name: string): void;
  change(change: Partial<ThemeDraft>): void;
  discard(): void;
  save(): Promise<void>;
  remove(): Promise<void>;
  giveToShow(): Promise<boolean>;
}

export function useThemeEditing(): ThemeEditing | null {
  const client = useClient();
  const { show } = useShow().state;
  const themes = useSnapshot(snapshot => snapshot.themes);
  const [chosenId, setChosenId] = useState<ThemeId>(show.theme);
  const [edits, setEdits] = useState<Edits | null>(null);
  const kept = themes.find(theme => theme.id === chosenId) ?? themes[0];
  if (!kept) return null;

  const isNew = edits !== null && edits.id === null;
  const draft = edits?.draft ?? kept.theme;
  const isDirty = edits !== null && (isNew || !isSameTheme(edits.draft, kept.theme));
  const chosen = isNew ? undefined : kept;
  return {
    themes,
    chosen,
    draft,
    look: isDirty ? draftLook(draft) : keptLook(kept.id),
    isDirty,
    isNew,
    canEdit: isNew || kept.is_own,
    choose: theme =>
      leaveThen(() => {
        setEdits(null);
        setChosenId(theme);
      }),
    copy: name => leaveThen(() => setEdits({ id: null, draft: { ...kept.theme, name } })),
    change: change =>
      setEdits(before => ({
        id: before ? before.id : kept.id,
        draft: { ...(before?.draft ?? kept.theme), ...change },
      })),
    discard: () => setEdits(null),
    save: async () => {
      if (!edits) return;
      const answer = await client.query({ ask: "save_theme", theme: edits.id, draft });
      if (answer?.answer !== "theme_saved") return;
      setChosenId(answer.theme);
      // What was changed while it was being saved stays.
      setEdits(now => (now?.draft === draft || !now ? null : { ...now, id: answer.theme }));
    },
    remove: async () => {
      const isDone = await client.ask({ ask: "delete_theme", theme: kept.id });
      if (!isDone) return;
      setEdits(null);
      setChosenId(show.theme);
    },
    giveToShow: () => {
      const { title, language, currency, planned_start, price_age_limit } = show;
      const theme = kept.id;
      const details = { title, language, currency, planned_start, price_age_limit, theme };
      return client.ask({ ask: "edit_show", show: show.id, details });
    },
  };
}

// The same object for the same look, so that a card is drawn only when its look is another one.
const drafts = new WeakMap<ThemeDraft, ThemeChoice>();
const keeps = new Map<ThemeId, ThemeChoice>();

function draftLook(draft: ThemeDraft): ThemeChoice {
  const look = drafts.get(draft) ?? { from: "draft", draft };
  drafts.set(draft, look);
  return look;
}

function keptLook(theme: ThemeId): ThemeChoice {
  const look = keeps.get(theme) ?? { from: "kept", theme };
  keeps.set(theme, look);
  return look;
}
