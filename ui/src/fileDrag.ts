/**
 * Files that are dragged over the window: whoever takes them shows it, and anywhere else they fall
 * on nothing. A browser would open such a file and leave the studio.
 */
import { useSyncExternalStore } from "react";

let isDragged = false;
const watchers = new Set<() => void>();

/** Called once for the window. */
export function watchFileDrags(): void {
  window.addEventListener("dragover", event => {
    if (!hasFiles(event)) return;
    set(true);
    if (event.defaultPrevented) return;
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = "none";
  });
  window.addEventListener("dragleave", event => {
    if (event.relatedTarget === null) set(false);
  });
  window.addEventListener("drop", event => {
    if (hasFiles(event)) event.preventDefault();
    set(false);
  });
}

/** Whether files are over the window now, wherever. */
export function useIsFileDragged(): boolean {
  return useSyncExternalStore(subscribe, () => isDragged);
}

export function hasFiles({ dataTransfer }: { dataTransfer: DataTransfer | null }): boolean {
  return dataTransfer?.types.includes("Files") ?? false;
}

function set(next: boolean): void {
  if (next === isDragged) return;
  isDragged = next;
  for (const watcher of watchers) watcher();
}

function subscribe(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}
