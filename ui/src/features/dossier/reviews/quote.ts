/** Words of a review for viewers. They must stand in it in one piece, so offsets are what counts. Pure. */
import type { MarkedText } from "../../../bindings/MarkedText";

/**
 * The words between two offsets of what a text area shows. It shows every end of line as one letter,
 * while the review may have two.
 */
export function wordsBetween(text: string, from: number, to: number): string {
  return text.slice(originalOffset(text, from), originalOffset(text, to)).trim();
}

function originalOffset(text: string, shown: number): number {
  let at = 0;
  for (let seen = 0; seen < shown && at < text.length; seen++) {
    at += text.startsWith("\r\n", at) ? 2 : 1;
  }
  return at;
}

/** Where a sentence ends: after its mark, and at the end of a line. */
const SENTENCE = /[^.!?…\n]*(?:[.!?…]+["»”’)]*|\n|$)/gu;

/** The sentences of a text as they stand in it. */
export function sentences(text: string): string[] {
  return [...text.matchAll(SENTENCE)].map(([sentence]) => sentence.trim()).filter(Boolean);
}

/** The sentence with the most marked words: what a host would read out. */
export function bestSentence(pieces: readonly MarkedText[]): string {
  const text = pieces.map(piece => piece.text).join("");
  const marks: number[] = [];
  let at = 0;
  for (const piece of pieces) {
    if (piece.is_match) marks.push(at);
    at += piece.text.length;
  }
  let best = { sentence: "", hits: -1 };
  for (const match of text.matchAll(SENTENCE)) {
    const sentence = match[0].trim();
    const end = match.index + match[0].length;
    const hits = marks.filter(mark => mark >= match.index && mark < end).length;
    if (sentence && hits > best.hits) best = { sentence, hits };
  }
  return best.sentence;
}

/** The words a person marked inside an element; empty when they marked none there. */
export function markedIn(element: HTMLElement): string {
  const selection = window.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return "";
  const range = selection.getRangeAt(0);
  if (!element.contains(range.startContainer) || !element.contains(range.endContainer)) return "";
  // Of the range, not of the selection: that one leaves out line ends that are not drawn.
  return range.toString().trim();
}
