import { type PointerEvent, type RefObject, useEffect, useEffectEvent, useState } from "react";
import type { PhotoDraft } from "../../bindings/PhotoDraft";
import { movedPhoto } from "./draft";

interface PhotoOrderOptions {
  list: RefObject<HTMLElement | null>;
  photos: readonly PhotoDraft[];
  onOrder(photos: PhotoDraft[]): void;
}

export interface PhotoOrder {
  /** The file of the photo in hand. */
  dragged: string | null;
  onPointerDown(event: PointerEvent, file: string): void;
}

/** Moves a photo with the pointer: the others make way at once, Escape puts it back. */
export function usePhotoOrder({ list, photos, onOrder }: PhotoOrderOptions): PhotoOrder {
  const [dragged, setDragged] = useState<string | null>(null);
  const [before, setBefore] = useState(photos);

  const follow = useEffectEvent((clientY: number) => {
    const from = photos.findIndex(photo => photo.file === dragged);
    const to = placeAt(list.current, dragged, clientY);
    if (from >= 0 && to !== from) onOrder(movedPhoto(photos, from, to));
  });
  const putBack = useEffectEvent(() => {
    // What came or went meanwhile keeps its place at the end.
    const order = new Map(before.map((photo, index) => [photo.file, index]));
    const placeOf = (photo: PhotoDraft) => order.get(photo.file) ?? before.length;
    onOrder(photos.toSorted((one, other) => placeOf(one) - placeOf(other)));
  });

  const isDragging = dragged !== null;
  useEffect(() => {
    if (!isDragging) return;
    const onMove = (event: globalThis.PointerEvent) => follow(event.clientY);
    const onEnd = () => setDragged(null);
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      event.stopPropagation();
      putBack();
      setDragged(null);
    };
    window.addEventListener("pointermove", onMove);
    window.addEventListener("pointerup", onEnd);
    window.addEventListener("pointercancel", onEnd);
    window.addEventListener("keydown", onKey, true);
    return () => {
      window.removeEventListener("pointermove", onMove);
      window.removeEventListener("pointerup", onEnd);
      window.removeEventListener("pointercancel", onEnd);
      window.removeEventListener("keydown", onKey, true);
    };
  }, [isDragging]);

  return {
    dragged,
    onPointerDown: (event, file) => {
      if (event.button !== 0 || photos.length < 2) return;
      setBefore(photos);
      setDragged(file);
    },
  };
}

/** How many of the other photos have their middle above the pointer. */
function placeAt(list: HTMLElement | null, dragged: string | null, clientY: number): number {
  const rows = [...(list?.querySelectorAll<HTMLElement>("[data-photo]") ?? [])];
  return rows.filter(row => {
    const { top, bottom } = row.getBoundingClientRect();
    return row.dataset.photo !== dragged && (top + bottom) / 2 < clientY;
  }).length;
}
