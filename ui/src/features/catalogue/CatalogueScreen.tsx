import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from "react";
import type { ProductId } from "../../bindings/ProductId";
import { Button } from "../../components/Button";
import { SearchField } from "../../components/SearchField";
import { useText } from "../../l10n/l10n";
import { leaveThen } from "../../leaving";
import { SECTIONS, type Section } from "../dossier/entries";
import { OpenQuestions } from "../dossier/OpenQuestions";
import { OpenQuestionsButton } from "../dossier/OpenQuestionsButton";
import { ExportButton } from "../export/ExportButton";
import { goTo, useRoutePart } from "../shell/route";
import styles from "./CatalogueScreen.module.css";
import { CatalogueSteps } from "./CatalogueSteps";
import { ImportButton } from "./import/ImportButton";
import { ProductEditor } from "./ProductEditor";
import { ProductTable } from "./ProductTable";
import type { PagesView, Query } from "./pages";
import { WaitingPhotos } from "./photos/WaitingPhotos";
import { useProductPages } from "./useProductPages";

/** What the panel at the side shows: a product, a new one, the open questions, or nothing. */
type Edited =
  | { panel: "product"; product: ProductId | null; section?: Section | undefined; turn: number }
  | { panel: "questions"; turn: number }
  | null;

/** Every product the seller has: found, ordered, and edited beside the table. */
export function CatalogueScreen() {
  const text = useText();
  const [query, setQuery] = useState<Query>({ text: "", order: "entered", isDescending: false });
  const [edited, setEdited] = useState<Edited>(null);
  const table = useRef<HTMLDivElement>(null);
  const pages = useProductPages(query);
  const view = pages.view();

  const open = useCallback((product: ProductId | null, section?: Section) => {
    leaveThen(() =>
      setEdited(before => ({ panel: "product", product, section, turn: (before?.turn ?? 0) + 1 })),
    );
  }, []);
  const openQuestions = useCallback(() => {
    leaveThen(() => setEdited(before => ({ panel: "questions", turn: (before?.turn ?? 0) + 1 })));
  }, []);
  const close = useCallback(() => {
    setEdited(null);
    // The same link works again.
    goTo("catalogue");
    table.current?.focus();
  }, []);
  useLinkedPanel(open, openQuestions);
  const type = (text: string) => setQuery({ ...query, text });
  const onSearchKey = (event: KeyboardEvent) => {
    if (event.key === "Escape" && query.text !== "") type("");
    else if (event.key === "ArrowDown" || event.key === "Enter") table.current?.focus();
    else return;
    event.preventDefault();
  };

  const isNothing = view.query !== null && view.total === 0;
  return (
    <div className={styles.screen} data-is-editing={edited !== null || undefined}>
      <section className={styles.list} aria-label={text("catalogue-title")}>
        <h1 className="visually-hidden">{text("catalogue-title")}</h1>
        <header className={styles.head}>
          <SearchField
            data-search
            label={text("catalogue-search")}
            value={query.text}
            onType={type}
            onKeyDown={onSearchKey}
          />
          <p role="status" className={styles.count}>
            {countWords(view, text)}
          </p>
          <OpenQuestionsButton
            isOpen={edited?.panel === "questions"}
            onOpen={() => (edited?.panel === "questions" ? close() : openQuestions())}
          />
          <CatalogueSteps />
          <ImportButton />
          <ExportButton />
          <Button look="primary" icon="plus" onClick={() => open(null)}>
            {text("catalogue-new")}
          </Button>
        </header>
        <WaitingPhotos />
        {isNothing ? (
          <Nothing text={view.query?.text ?? ""} onNew={() => open(null)} />
        ) : (
          <ProductTable
            ref={table}
            pages={pages}
            view={view}
            query={query}
            openProduct={edited?.panel === "product" ? edited.product : null}
            onSort={(order, isDescending) => setQuery({ ...query, order, isDescending })}
            onOpen={open}
          />
        )}
      </section>
      {edited?.panel === "product" && (
        <ProductEditor
          key={edited.turn}
          product={edited.product}
          section={edited.section}
          onClose={close}
          onCreated={product => setEdited({ panel: "product", product, turn: edited.turn + 1 })}
        />
      )}
      {edited?.panel === "questions" && (
        <OpenQuestions onClose={close} onOpen={product => open(product, "question")} />
      )}
    </div>
  );
}

/** What an address asks for: `#/catalogue/12/review`, `#/catalogue/questions`. */
function useLinkedPanel(
  open: (product: ProductId, section?: Section) => void,
  openQuestions: () => void,
): void {
  const part = useRoutePart();
  const section = useRoutePart(2);
  useEffect(() => {
    const product = Number.parseInt(part, 10);
    if (part === "questions") openQuestions();
    else if (product > 0) {
      open(
        product,
        SECTIONS.find(each => each === section),
      );
    }
  }, [part, section, open, openQuestions]);
}

function countWords({ query, total, isCut }: PagesView, text: ReturnType<typeof useText>): string {
  if (query === null) return "";
  if (query.text.trim() === "") return text("catalogue-count", { count: total });
  return text(isCut ? "catalogue-matches-cut" : "catalogue-matches", { count: total });
}

/** The empty table: what to do about it. */
function Nothing({ text: typed, onNew }: { text: string; onNew(): void }) {
  const text = useText();
  const isSearch = typed.trim() !== "";
  return (
    <div className={styles.nothing}>
      <h2 className={styles.nothingTitle}>
        {isSearch ? text("catalogue-no-match", { typed }) : text("catalogue-empty")}
      </h2>
      <p>{text(isSearch ? "catalogue-no-match-hint" : "catalogue-empty-hint")}</p>
      <div className={styles.nothingWays}>
        <Button look={isSearch ? "plain" : "primary"} icon="plus" onClick={onNew}>
          {text("catalogue-new")}
        </Button>
        {!isSearch && <ImportButton />}
      </div>
    </div>
  );
}
