import { describe, expect, it } from "vitest";
import { readColour } from "../src/features/cards/theme";
import { emptyDraft, movedPhoto, rebased, touchedFields } from "../src/features/catalogue/draft";

describe("a product draft", () => {
  const base = { ...emptyDraft("EUR"), id: 7, price: "49.00", stock: "18" };

  it("keeps what was typed and follows the product in everything else", () => {
    const draft = { ...base, price: "39" };
    const after = { ...base, stock: "2", price: "45.00" };
    expect(rebased(draft, base, after)).toEqual({ ...after, price: "39" });
  });

  it("shows the faults of what was touched", () => {
    const draft = { ...base, stock: "many", photos: [{ file: "a.jpg", alt: "" }] };
    expect([...touchedFields(draft, base)]).toEqual(["stock", "photos"]);
  });

  it("moves a photo to the front, which makes it the main one", () => {
    const photos = ["a", "b", "c"].map(file => ({ file, alt: "" }));
    expect(movedPhoto(photos, 2, 0).map(photo => photo.file)).toEqual(["c", "a", "b"]);
  });
});

describe("a typed colour", () => {
  it.each([
    ["#0B3d2e", "#0b3d2e"],
    ["abc", "#aabbcc"],
    ["#12345", null],
    ["red", null],
  ])("%s reads as %s", (typed, colour) => expect(readColour(typed)).toBe(colour));
});
