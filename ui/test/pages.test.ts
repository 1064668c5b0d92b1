import { describe, expect, it } from "vitest";
import type { ProductView } from "../src/bindings/ProductView";
import { PAGE_ROWS, type Page, ProductPages, type Query } from "../src/features/catalogue/pages";

const query = (text: string): Query => ({ text, order: "entered", isDescending: false });

/** A catalogue whose answers wait until they are let out, in any order. */
function slowCatalogue(total: number) {
  const waiting: { text: string; offset: number; answer(): Promise<void> }[] = [];
  const pages = new ProductPages(
    ({ text }, offset, limit) =>
      new Promise<Page | null>(resolve => {
        const products = Array.from(
          { length: Math.min(limit, total - offset) },
          (_, index) => ({ price: `${text}${offset + index}` }) as ProductView,
        );
        const answer = async () => {
          resolve({ products, total, isCut: false });
          for (let turn = 0; turn < 5; turn++) await Promise.resolve();
        };
        waiting.push({ text, offset, answer });
      }),
  );
  return { pages, waiting };
}

describe("the pages of the catalogue", () => {
  it("keeps the rows of the query before until the new ones are here", async () => {
    const { pages, waiting } = slowCatalogue(500);
    pages.show(query("a"));
    await waiting[0]?.answer();
    pages.show(query("ab"));
    expect(pages.view().rowAt(3)?.price).toBe("a3");
    await waiting[1]?.answer();
    expect(pages.view().rowAt(3)?.price).toBe("ab3");
  });

  it("gathers what is typed while an answer is awaited, and drops that answer", async () => {
    const { pages, waiting } = slowCatalogue(500);
    for (const text of ["a", "ab", "abc"]) pages.show(query(text));
    expect(waiting.map(each => each.text)).toEqual(["a"]);
    await waiting[0]?.answer();
    expect(pages.view().query).toBeNull();
    expect(waiting.map(each => each.text)).toEqual(["a", "abc"]);
    await waiting[1]?.answer();
    expect(pages.view().rowAt(0)?.price).toBe("abc0");
  });

  it("asks once for each page that comes into sight", async () => {
    const { pages, waiting } = slowCatalogue(500);
    pages.show(query(""));
    await waiting[0]?.answer();
    pages.want(PAGE_ROWS - 5, PAGE_ROWS + 5);
    pages.want(PAGE_ROWS - 4, PAGE_ROWS + 6);
    expect(waiting.map(each => each.offset)).toEqual([0, PAGE_ROWS]);
    expect(pages.view().rowAt(PAGE_ROWS)).toBeUndefined();
    await waiting[1]?.answer();
    expect(pages.view().rowAt(PAGE_ROWS)?.price).toBe(String(PAGE_ROWS));
  });

  it("asks again for what is looked at when the catalogue changed, and shows it meanwhile", async () => {
    const { pages, waiting } = slowCatalogue(500);
    pages.show(query(""));
    await waiting[0]?.answer();
    pages.want(PAGE_ROWS, PAGE_ROWS + 9);
    await waiting[1]?.answer();
    pages.refresh();
    expect(waiting[2]?.offset).toBe(PAGE_ROWS);
    expect(pages.view().rowAt(PAGE_ROWS)).toBeDefined();
  });
});
