/**
 * The part of the catalogue that is looked at, page by page. Rows of the query before stay on
 * screen until the first page of the new one is here, so typing never empties the table; an answer
 * that comes too late for its query is dropped. One query is under way at a time: the letters of a
 * fast typist are gathered while the studio answers, and a single letter waits for nothing.
 */
import type { ProductOrder } from "../../bindings/ProductOrder";
import type { ProductView } from "../../bindings/ProductView";

export interface Query {
  text: string;
  order: ProductOrder;
  isDescending: boolean;
}

export interface Page {
  products: readonly ProductView[];
  total: number;
  isCut: boolean;
}

/** Asks the studio for a page; `null` when it did not answer. */
export type FetchPage = (query: Query, offset: number, limit: number) => Promise<Page | null>;

/** What is drawn. Replaced whole at every change. */
export interface PagesView {
  /** The query these rows answer; `null` before the first answer. */
  query: Query | null;
  total: number;
  isCut: boolean;
  rowAt(index: number): ProductView | undefined;
}

export const PAGE_ROWS = 40;
/** More than anybody sees at once; the oldest ones go first. */
const PAGES_KEPT = 60;

const NOTHING: PagesView = { query: null, total: 0, isCut: false, rowAt: () => undefined };

export class ProductPages {
  #view = NOTHING;
  #wanted: Query | null = null;
  /** Counts queries and refreshes: an answer of another generation is stale. */
  #generation = 0;
  #pages = new Map<number, Page>();
  /** Those of `#pages` that are of this generation; the others are shown until theirs come. */
  readonly #fresh = new Set<number>();
  readonly #asked = new Set<number>();
  #range: [number, number] = [0, 0];
  #isAsking = false;
  readonly #listeners = new Set<() => void>();

  constructor(readonly fetchPage: FetchPage) {}

  readonly view = (): PagesView => this.#view;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  show(query: Query): void {
    this.#wanted = query;
    this.#range = [0, 0];
    if (!this.#isAsking) void this.#answerWanted();
  }

  /** Asks for the first page of what is wanted, until that is still what is wanted. */
  async #answerWanted(): Promise<void> {
    this.#isAsking = true;
    let query: Query | null = null;
    while (query !== this.#wanted) {
      query = this.#wanted;
      this.#begin([]);
      await this.#ask(0);
    }
    this.#isAsking = false;
  }

  /** The catalogue changed: what is looked at is asked for again and stays until it is here. */
  refresh(): void {
    this.#begin(pagesOf(this.#range));
  }

  /** These rows are on screen, or soon will be. */
  want(first: number, last: number): void {
    this.#range = [first, last];
    // Rows of the query before can't be added to while the new one is on its way.
    if (this.#view.query !== this.#wanted) return;
    for (const page of pagesOf(this.#range)) {
      if (!this.#fresh.has(page) && page * PAGE_ROWS < this.#view.total) void this.#ask(page);
    }
  }

  #begin(pages: number[]): void {
    this.#generation += 1;
    this.#asked.clear();
    this.#fresh.clear();
    for (const page of pages) void this.#ask(page);
  }

  async #ask(page: number): Promise<void> {
    const query = this.#wanted;
    if (!query || this.#asked.has(page)) return;
    const generation = this.#generation;
    this.#asked.add(page);
    const answer = await this.fetchPage(query, page * PAGE_ROWS, PAGE_ROWS);
    if (generation !== this.#generation || query !== this.#wanted) return;
    this.#asked.delete(page);
    if (answer) this.#take(query, page, answer);
  }

  #take(query: Query, page: number, answer: Page): void {
    if (this.#view.query !== query) this.#pages = new Map();
    this.#fresh.add(page);
    this.#pages.set(page, answer);
    const oldest = this.#pages.keys().next().value;
    if (this.#pages.size > PAGES_KEPT && oldest !== undefined) {
      this.#pages.delete(oldest);
      this.#fresh.delete(oldest);
    }
    const pages = this.#pages;
    this.#view = {
      query,
      total: answer.total,
      isCut: answer.isCut,
      rowAt: index => pages.get(Math.floor(index / PAGE_ROWS))?.products[index % PAGE_ROWS],
    };
    for (const listener of this.#listeners) listener();
    // What came into sight meanwhile could not be asked for before.
    this.want(...this.#range);
  }
}

function pagesOf([first, last]: [number, number]): number[] {
  const pages: number[] = [];
  const end = Math.floor(last / PAGE_ROWS);
  for (let page = Math.floor(first / PAGE_ROWS); page <= end; page++) pages.push(page);
  return pages;
}
