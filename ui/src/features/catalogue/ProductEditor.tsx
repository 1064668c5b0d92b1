import {
  type FormEvent,
  type KeyboardEvent,
  useEffect,
  useEffectEvent,
  useId,
  useRef,
  useState,
} from "react";
import type { ProductCheck } from "../../bindings/ProductCheck";
import type { ProductId } from "../../bindings/ProductId";
import { Button, IconButton } from "../../components/Button";
import { UnsavedQuestion } from "../../components/UnsavedQuestion";
import { useText } from "../../l10n/l10n";
import { leaveThen } from "../../leaving";
import { useClient } from "../../studio/hooks";
import { DeleteQuestion, OnAirQuestion } from "./EditorQuestions";
import { PhotoFields } from "./PhotoFields";
import styles from "./ProductEditor.module.css";
import { ProductFields } from "./ProductFields";
import { usePhotoUploads } from "./usePhotoUploads";
import { useProductDraft } from "./useProductDraft";

/** Long enough that a fault is not shouted at every letter. */
const CHECK_PAUSE_MS = 180;

interface ProductEditorProps {
  /** `null` for a new product. */
  product: ProductId | null;
  onClose(): void;
  onCreated?(product: ProductId): void;
}

type Question = { question: "on_air"; check: ProductCheck } | { question: "delete" } | null;

/** Everything about a product, in a panel beside what one was doing. */
export function ProductEditor({ product, onClose, onCreated }: ProductEditorProps) {
  const text = useText();
  const client = useClient();
  const editing = useProductDraft(product, CHECK_PAUSE_MS);
  const uploads = usePhotoUploads(editing.change);
  const form = useRef<HTMLFormElement>(null);
  const headingId = useId();
  const [question, setQuestion] = useState<Question>(null);
  const [isSaved, setIsSaved] = useState(false);
  const { draft, check, isDirty } = editing;

  const commit = async () => {
    setQuestion(null);
    const saved = await editing.save();
    setIsSaved(saved !== null);
    if (saved !== null && product === null) onCreated?.(saved);
  };
  const save = async (event?: FormEvent) => {
    event?.preventDefault();
    const now = await editing.checkNow();
    if (!now) return;
    if (now.faults.length > 0) {
      // Once the faults are drawn.
      requestAnimationFrame(() =>
        form.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus(),
      );
    } else if (now.is_on_air && now.changes.length > 0) {
      setQuestion({ question: "on_air", check: now });
    } else await commit();
  };
  const remove = async () => {
    setQuestion(null);
    if (product !== null && (await client.ask({ ask: "delete_product", product }))) onClose();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    event.stopPropagation();
    leaveThen(onClose);
  };
  useSaveKey(() => {
    if (isDirty && !uploads.isBusy) void save();
  });

  const name = draft?.title || text(product === null ? "editor-new" : "editor-title");
  return (
    <aside
      className={styles.editor}
      aria-labelledby={headingId}
      onKeyDown={onKeyDown}
      {...uploads.dropTarget}
    >
      <header className={styles.head}>
        <h2 id={headingId} className={styles.heading}>
          {text(product === null ? "editor-new" : "editor-title")}
        </h2>
        {check?.is_on_air && <span className={styles.onAir}>{text("editor-on-air")}</span>}
        <IconButton icon="close" label={text("close")} onClick={() => leaveThen(onClose)} />
      </header>
      {draft && (
        <form ref={form} className={styles.form} noValidate onSubmit={save}>
          <div className={styles.fields}>
            <ProductFields draft={draft} faults={editing.faults} onChange={editing.change}>
              <PhotoFields
                photos={draft.photos}
                uploads={uploads}
                faults={editing.faults}
                onChange={editing.change}
              />
            </ProductFields>
            {editing.shows.length > 0 && (
              <p className={styles.shows}>
                {text("editor-shows", { shows: editing.shows.join(", ") })}
              </p>
            )}
          </div>
          <footer className={styles.foot} data-save-row>
            {product !== null && (
              <Button
                look="quiet"
                icon="trash"
                disabled={editing.shows.length > 0}
                title={editing.shows.length > 0 ? text("editor-delete-used") : undefined}
                onClick={() => setQuestion({ question: "delete" })}
              >
                {text("editor-delete")}
              </Button>
            )}
            <span role="status" className={styles.state}>
              {stateWord(isDirty, isSaved, text)}
            </span>
            {isDirty && product !== null && (
              <Button look="quiet" onClick={editing.discard}>
                {text("editor-discard")}
              </Button>
            )}
            <Button look="primary" type="submit" disabled={!isDirty || uploads.isBusy}>
              {text("save")}
            </Button>
          </footer>
        </form>
      )}
      <UnsavedQuestion isUnsaved={isDirty || uploads.isBusy} name={name} />
      {question?.question === "on_air" && (
        <OnAirQuestion
          check={question.check}
          onClose={() => setQuestion(null)}
          onSave={() => void commit()}
        />
      )}
      {question?.question === "delete" && (
        <DeleteQuestion
          title={name}
          onClose={() => setQuestion(null)}
          onDelete={() => void remove()}
        />
      )}
    </aside>
  );
}

/** Ctrl+S saves wherever the focus is: a browser would save the page. */
function useSaveKey(save: () => void): void {
  const onSave = useEffectEvent(save);
  useEffect(() => {
    const listener = (event: globalThis.KeyboardEvent) => {
      const isSave = event.key.toLowerCase() === "s" && (event.ctrlKey || event.metaKey);
      if (!isSave || document.querySelector("dialog[open]")) return;
      event.preventDefault();
      onSave();
    };
    window.addEventListener("keydown", listener);
    return () => window.removeEventListener("keydown", listener);
  }, []);
}

function stateWord(isDirty: boolean, isSaved: boolean, text: ReturnType<typeof useText>): string {
  if (isDirty) return text("editor-unsaved");
  return isSaved ? text("editor-saved") : "";
}
