import {
  type ClipboardEvent,
  type DragEvent,
  type HTMLAttributes,
  useEffect,
  useRef,
  useState,
} from "react";
import { hasFiles, useIsFileDragged } from "../../fileDrag";
import { useText } from "../../l10n/l10n";
import { Refused } from "../../platform/host";
import { useClient } from "../../studio/hooks";
import type { DraftChange } from "./useProductDraft";

/** A picture on its way into the photo folder, or one that could not be taken. */
export interface Upload {
  key: number;
  name: string;
  /** The picture as it lies on this computer. */
  preview: string;
  /** Why it was not taken, and what to do. */
  fault: string | null;
}

export interface PhotoUploads {
  uploads: readonly Upload[];
  isBusy: boolean;
  /** Files are over the window, or over the place that takes them. */
  drag: "none" | "near" | "over";
  add(files: Iterable<File>): void;
  dismiss(key: number): void;
  /** Makes an element take pictures that are dropped on it or pasted into it. */
  dropTarget: HTMLAttributes<HTMLElement>;
}

export function usePhotoUploads(change: (change: DraftChange) => void): PhotoUploads {
  const client = useClient();
  const text = useText();
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const [isOver, setIsOver] = useState(false);
  const isDragged = useIsFileDragged();
  const nextKey = useRef(1);
  const previews = useRef(new Set<string>());
  useEffect(() => {
    const made = previews.current;
    return () => made.forEach(URL.revokeObjectURL);
  }, []);

  const dismiss = (key: number) => setUploads(all => all.filter(each => each.key !== key));
  const take = async (file: File) => {
    const key = nextKey.current++;
    const preview = URL.createObjectURL(file);
    previews.current.add(preview);
    setUploads(all => [...all, { key, name: file.name, preview, fault: null }]);
    try {
      const photo = await client.host.importPhoto(file);
      change(({ photos }) =>
        photos.some(each => each.file === photo.file)
          ? {}
          : { photos: [...photos, { file: photo.file, alt: "" }] },
      );
      dismiss(key);
    } catch (error) {
      const fault =
        error instanceof Refused
          ? `${error.problem.message} ${error.problem.hint}`
          : text("editor-photo-failed");
      setUploads(all => all.map(each => (each.key === key ? { ...each, fault } : each)));
    }
  };
  /** One after the other, so that they stand in the order they were given. */
  const add = async (files: Iterable<File>) => {
    for (const file of [...files]) await take(file);
  };

  return {
    uploads,
    isBusy: uploads.some(each => each.fault === null),
    drag: !isDragged ? "none" : isOver ? "over" : "near",
    add: files => void add(files),
    dismiss,
    dropTarget: {
      onDragOver: (event: DragEvent) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = "copy";
        setIsOver(true);
      },
      onDragLeave: (event: DragEvent) => {
        const to = event.relatedTarget;
        if (!(to instanceof Node && event.currentTarget.contains(to))) setIsOver(false);
      },
      onDrop: (event: DragEvent) => {
        setIsOver(false);
        if (event.dataTransfer.files.length === 0) return;
        event.preventDefault();
        void add(event.dataTransfer.files);
      },
      onPaste: (event: ClipboardEvent) => {
        if (event.clipboardData.files.length === 0) return;
        event.preventDefault();
        void add(event.clipboardData.files);
      },
    },
  };
}
