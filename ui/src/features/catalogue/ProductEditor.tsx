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
import { Icon } from "../../components/Icon";
import { SaveBar } from "../../components/SaveBar";
import { panelProps, Tabs } from "../../components/Tabs";
import { UnsavedQuestion } from "../../components/UnsavedQuestion";
import { useText } from "../../l10n/l10n";
import { leaveThen } from "../../leaving";
import { useClient } from "../../studio/hooks";
import { DossierPanel } from "../dossier/DossierPanel";
import type { Section } from "../dossier/entries";
import { DeleteQuestion, OnAirQuestion } from "./EditorQuestions";
import { PhotoFields } from "./PhotoFields";
import styles from "./ProductEditor.module.css";
import { ProductFields } from "./ProductFields";
import { usePhotoUploads } from "./usePhotoUploads";
import { useProductDraft } from "./useProductDraft";
import { VariantList } from "./VariantList";

/** Long enough that a fault is not shouted at every letter. */
const CHECK_PAUSE_MS = 180;

interface ProductEditorProps {
  /** `null` for a new product. */
  product: ProductId | null;
  /** The part of the dossier that is shown first; the product itself otherwise. */
  section?: Section | undefined;
  onClose(): void;
  onCreated?(product: ProductId): void;
}

const VIEWS = ["product", "dossier"] as const;

type View = (typeof VIEWS)[number];

type Question = { question: "on_air"; check: ProductCheck } | { question: "delete" } | null;

/** Everything about a product and what is known of it, in a panel beside what one was doing. */
export function ProductEditor({ product, section, onClose, onCreated }: ProductEditorProps) {
  const text = useText();
  const client = useClient();
  const editing = useProductDraft(product, CHECK_PAUSE_MS);
  const uploads = usePhotoUploads(editing.change);
  const form = useRef<HTMLFormElement>(null);
  const headingId = useId();
  const viewsId = useId();
  const [view, setView] = useState<View>(section ? "dossier" : "product");
  // Once looked at it stays, unseen: what is half typed in it is not lost.
  const [isDossierSeen, setIsDossierSeen] = useState(section !== undefined);
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
  const show = (view: View) => {
    setView(view);
    if (view === "dossier") setIsDossierSeen(true);
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
    if (view === "product" && isDirty && !uploads.isBusy) void save();
  });

  const name = draft?.title || text(product === null ? "editor-new" : "editor-title");
  return (
    <aside
      className={styles.editor}
      aria-labelledby={headingId}
      data-view={view}
      onKeyDown={onKeyDown}
      {...(view === "product" && uploads.dropTarget)}
    >
      {uploads.drag !== "none" && (
        <p className={styles.dropHere} data-is-over={uploads.drag === "over" || undefined}>
          <Icon name="photo" size="2.4em" />
          {text("editor-photos-drop")}
        </p>
      )}
      <header className={styles.head}>
        <h2 id={headingId} className={styles.heading} title={draft?.title}>
          {product === null ? text("editor-new") : name}
        </h2>
        {product !== null && (
          <Tabs
            label={text("dossier-views")}
            id={viewsId}
            chosen={view}
            tabs={VIEWS.map(value => ({ value, name: text(`dossier-view-${value}`) }))}
            onChoose={show}
          />
        )}
        {check?.is_on_air && <span className={styles.onAir}>{text("editor-on-air")}</span>}
        <IconButton icon="close" label={text("close")} onClick={() => leaveThen(onClose)} />
      </header>
      {draft && (
        <div
          {...(product !== null && panelProps(viewsId, "product"))}
          className={styles.form}
          hidden={view !== "product"}
        >
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
              {editing.variants.length > 0 && <VariantList variants={editing.variants} />}
              {editing.shows.length > 0 && (
                <p className={styles.shows}>
                  {text("editor-shows", { shows: editing.shows.join(", ") })}
                </p>
              )}
            </div>
            <SaveBar
              isUnsaved={isDirty}
              isSaved={isSaved}
              isHeldBack={uploads.isBusy}
              onDiscard={product === null ? undefined : editing.discard}
            >
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
            </SaveBar>
          </form>
        </div>
      )}
      {product !== null && isDossierSeen && (
        <div
          {...panelProps(viewsId, "dossier")}
          className={styles.form}
          hidden={view !== "dossier"}
        >
          <DossierPanel product={product} section={section} />
        </div>
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
