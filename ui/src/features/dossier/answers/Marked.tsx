import type { MarkedText } from "../../../bindings/MarkedText";

/** A text with the words marked that were looked for. */
export function Marked({ pieces }: { pieces: readonly MarkedText[] }) {
  return pieces.map((piece, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a text have no name but their place.
    piece.is_match ? <mark key={index}>{piece.text}</mark> : piece.text,
  );
}
