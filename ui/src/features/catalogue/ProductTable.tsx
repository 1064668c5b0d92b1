// biome-ignore-all lint/a11y/useFocusableInteractive: the table has the focus and names its active row.
import {
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useEffect,
  useImperativeHandle,
  useRef,
  useState,
} from "react";
import type { ProductId } from "../../bindings/ProductId";
import type { ProductOrder } from "../../bindings/ProductOrder";
import { Icon } from "../../components/Icon";
import { type MessageId, useText } from "../../l10n/l10n";
import { ProductRow } from "./ProductRow";
import styles from "./ProductTable.module.css";
import type { PagesView, ProductPages, Query } from "./pages";
import { movedRow, ROW_REM, useRowWindow } from "./rows";

interface ProductTableProps {
  pages: ProductPages;
  view: PagesView;
  query: Query;
  /** The product in the editor. */
  openProduct: ProductId | null;
  onSort(order: ProductOrder, isDescending: boolean): void;
  onOpen(product: ProductId): void;
  ref: Ref<HTMLDivElement>;
}

/** Rows that are asked for beyond those in the page, so that scrolling seldom meets an empty one. */
const ROWS_AHEAD = 30;

/**
 * Only the rows in sight are in the page, each at its place in a body as high as all of them. The
 * focus stays on the table itself, which names the row it is at: rows come and go under it.
 */
export function ProductTable({
  pages,
  view,
  query,
  openProduct,
  onSort,
  onOpen,
  ref,
}: ProductTableProps) {
  const text = useText();
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const { first, last, rowPx, pageRows } = useRowWindow(scroller, view.total);
  useImperativeHandle(ref, () => scroller.current as HTMLDivElement, []);

  // Another query is another list: it is read from its beginning.
  const [drawn, setDrawn] = useState(view.query);
  if (drawn !== view.query) {
    setDrawn(view.query);
    setActive(0);
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: another query is the reason.
  useEffect(() => {
    if (scroller.current) scroller.current.scrollTop = 0;
  }, [view.query]);
  useEffect(
    () => pages.want(Math.max(0, first - ROWS_AHEAD), last + ROWS_AHEAD),
    [pages, first, last],
  );

  const goTo = (row: number) => {
    setActive(row);
    showRow(scroller.current, row, rowPx);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return;
    const product = view.rowAt(active)?.product.id;
    const row = movedRow(event.key, active, view.total, pageRows);
    if (row !== null) goTo(row);
    else if (event.key === "Enter" && product !== undefined) onOpen(product);
    else return;
    event.preventDefault();
  };

  const rows = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
  const isActiveDrawn = active >= first && active <= last;
  return (
    <div
      ref={scroller}
      role="grid"
      tabIndex={0}
      className={styles.table}
      aria-label={text("catalogue-title")}
      aria-rowcount={view.total + 1}
      aria-colcount={6}
      aria-activedescendant={isActiveDrawn && view.total > 0 ? rowId(active) : undefined}
      onKeyDown={onKeyDown}
    >
      <TableHead query={query} isSearch={query.text.trim() !== ""} onSort={onSort} />
      <div role="rowgroup" className={styles.body} style={{ height: `${view.total * ROW_REM}rem` }}>
        {rows.map(row => (
          <ProductRow
            key={row}
            id={rowId(row)}
            index={row}
            view={view.rowAt(row)}
            isActive={row === active}
            openProduct={openProduct}
            onOpen={product => {
              setActive(row);
              onOpen(product);
            }}
          />
        ))}
      </div>
    </div>
  );
}

interface Column {
  order: ProductOrder;
  words: MessageId;
  startsDescending: boolean;
}

const BY_NAME: Column = {
  order: "title",
  words: "catalogue-column-product",
  startsDescending: false,
};
const BY_FIGURE: readonly Column[] = [
  { order: "price", words: "catalogue-column-price", startsDescending: false },
  { order: "stock", words: "catalogue-column-stock", startsDescending: false },
  { order: "rating", words: "catalogue-column-rating", startsDescending: true },
];

interface TableHeadProps {
  query: Query;
  isSearch: boolean;
  onSort(order: ProductOrder, isDescending: boolean): void;
}

/** A search is ordered by how well it matches, so then the columns only name what they show. */
function TableHead({ query, isSearch, onSort }: TableHeadProps) {
  const text = useText();
  const heading = { query, isSearch, onSort };
  return (
    <div role="rowgroup" className={styles.head}>
      <div role="row" aria-rowindex={1} className={styles.columns}>
        <div role="columnheader">
          <span className="visually-hidden">{text("catalogue-column-photo")}</span>
        </div>
        <Heading {...heading} column={BY_NAME}>
          {isSearch && <span className={styles.best}>{text("catalogue-best-match")}</span>}
        </Heading>
        <div role="columnheader" className={styles.about}>
          {text("editor-field-description")}
        </div>
        {BY_FIGURE.map(column => (
          <Heading key={column.order} {...heading} column={column} />
        ))}
      </div>
    </div>
  );
}

/** Sorts by its column, then the other way round, then not at all. */
function Heading(props: TableHeadProps & { column: Column; children?: ReactNode }) {
  const { query, isSearch, onSort, column, children } = props;
  const { order, words, startsDescending } = column;
  const text = useText();
  const isSorted = !isSearch && query.order === order;
  const sort = () => {
    if (query.order !== order) onSort(order, startsDescending);
    else if (query.isDescending === startsDescending) onSort(order, !startsDescending);
    else onSort("entered", false);
  };
  const direction = query.isDescending ? "descending" : "ascending";
  return (
    <div
      role="columnheader"
      className={styles.column}
      data-order={order}
      aria-sort={isSorted ? direction : "none"}
    >
      <button type="button" className={styles.sort} disabled={isSearch} onClick={sort}>
        {text(words)}
        {isSorted && <Icon name={query.isDescending ? "arrowDown" : "arrowUp"} size="0.95em" />}
      </button>
      {children}
    </div>
  );
}

const rowId = (row: number) => `product-row-${row}`;

/** Scrolls only as far as needed; the head covers one row's height at the top. */
function showRow(scroller: HTMLElement | null, row: number, rowPx: number): void {
  if (!scroller) return;
  const head = scroller.querySelector("[role='rowgroup']")?.clientHeight ?? 0;
  const top = row * rowPx;
  const bottom = top + rowPx + head - scroller.clientHeight;
  if (scroller.scrollTop > top) scroller.scrollTop = top;
  else if (scroller.scrollTop < bottom) scroller.scrollTop = bottom;
}
