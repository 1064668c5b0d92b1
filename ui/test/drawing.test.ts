import { describe, expect, it } from "vitest";
import type { CardPicture } from "../src/bindings/CardPicture";
import type { CardWish } from "../src/bindings/CardWish";
import { DrawingQueue, type Easel } from "../src/features/cards/drawing";

const wish = (template: string, width: number) => ({ template, width }) as CardWish;

describe("the queue of cards to draw", () => {
  it("draws one at a time, small ones first, and leaves out what is no longer wanted", async () => {
    const asked: string[] = [];
    const answers: ((card: CardPicture) => void)[] = [];
    const queue = new DrawingQueue(({ template, width }) => {
      asked.push(`${template} ${width}`);
      return new Promise(resolve => answers.push(resolve));
    });
    const answer = async () => {
      answers.shift()?.({} as CardPicture);
      await Promise.resolve();
      await Promise.resolve();
    };
    const easels = ["a", "b"].map((): Easel => ({ small: null, sharp: null, onDrawn: () => {} }));
    const [first, second] = easels;
    if (!first || !second) throw new Error("two easels were made");
    for (const easel of easels) queue.add(easel);
    first.small = wish("a", 480);
    first.sharp = wish("a", 960);
    queue.wake();
    second.small = wish("b", 1);
    second.small = wish("b", 480);
    queue.wake();
    expect(asked).toEqual(["a 480"]);
    await answer();
    expect(asked, "the other card has its turn before this one is drawn sharp").toEqual([
      "a 480",
      "b 480",
    ]);
    await answer();
    expect(asked.at(-1)).toBe("a 960");
  });
});
