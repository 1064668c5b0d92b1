// What may be wrong with a screen as it is drawn: for the pictures of `npm run look` and for the
// end-to-end tests alike. Each function takes a Playwright page and gives a line for each fault.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe-core finds. */
export async function violations(page) {
  // Evaluated, not added as a script: the page's policy allows no inline one.
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { violations } = await globalThis.axe.run({
      // A list box is focusable in a disabled fieldset too; axe takes it for a disabled control.
      rules: { "scrollable-region-focusable": { enabled: !document.querySelector(":disabled") } },
    });
    return violations.flatMap(({ id, nodes }) =>
      nodes.slice(0, 3).map(node => `axe ${id}: ${node.html.slice(0, 160)}`),
    );
  });
}

/**
 * Words that do not fit: in their own box, beyond the edge of a box around them, or as the hint of a
 * field. What the seller wrote may end in an ellipsis with a `title`.
 */
export function cutTexts(page) {
  return page.evaluate(() => {
    const SLACK_PX = 1.5;
    const cut = [];
    const root = document.documentElement;
    if (root.scrollWidth > innerWidth) cut.push("the page is too wide");
    if (root.scrollHeight > innerHeight) cut.push("the page is too high");
    const dialog = [...document.querySelectorAll("dialog[open]")].at(-1);
    for (const element of (dialog ?? document.body).querySelectorAll("*")) {
      if (element.closest(".visually-hidden, [hidden], svg, textarea, option")) continue;
      const words = wordsOf(element);
      if (!words) continue;
      const isField = element.matches("input, select");
      if (!isField && element.closest("[title]")) continue;
      const rect = element.getBoundingClientRect();
      if (rect.width <= 1 || getComputedStyle(element).visibility === "hidden") continue;
      if (isCutInside(element) || isCutAround(element, rect))
        cut.push(`cut: ${words.slice(0, 80)}`);
    }
    return cut;

    function wordsOf(element) {
      if (element.matches("input")) return element.value ? "" : element.placeholder;
      if (element.matches("select")) return element.selectedOptions[0]?.label ?? "";
      const own = [...element.childNodes].filter(node => node.nodeType === Node.TEXT_NODE);
      return own
        .map(node => node.textContent)
        .join("")
        .trim();
    }

    function isCutInside(element) {
      const style = getComputedStyle(element);
      if (element.matches("input, select")) {
        const pen = document.createElement("canvas").getContext("2d");
        pen.font = style.font;
        const words = pen.measureText(wordsOf(element)).width;
        const padding =
          Number.parseFloat(style.paddingLeft) + Number.parseFloat(style.paddingRight);
        return words > element.clientWidth - padding + SLACK_PX;
      }
      const isClipped = axis => style[axis] === "hidden" || style[axis] === "clip";
      return (
        (isClipped("overflowX") && element.scrollWidth > element.clientWidth + SLACK_PX) ||
        (isClipped("overflowY") && element.scrollHeight > element.clientHeight + 4)
      );
    }

    /** Only up to the first box that scrolls: what it hides can be reached. */
    function isCutAround(element, rect) {
      for (let box = element.parentElement; box && box !== root; box = box.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(box);
        if ([overflowX, overflowY].some(each => each === "auto" || each === "scroll")) return false;
        const edge = box.getBoundingClientRect();
        // Only for screen readers.
        if (edge.width <= 1) return false;
        if (overflowX !== "visible" && rect.right > edge.right + SLACK_PX) return true;
        if (overflowY !== "visible" && rect.bottom > edge.bottom + SLACK_PX) return true;
      }
      return false;
    }
  });
}
