/**
 * Sends edits of the rundown one after the other, each made on what the one before it left, and
 * knows which are still on their way. Two quick edits of an item so never undo each other.
 */
import { useState, useSyncExternalStore } from "react";
import type { Command } from "../../../bindings/Command";
import type { Segment } from "../../../bindings/Segment";
import type { SegmentId } from "../../../bindings/SegmentId";
import type { StudioClient } from "../../../studio/client";
import { useClient } from "../../../studio/hooks";
import { findSegment } from "../../../studio/timers";
import { seen } from "../seen";
import type { Edit, SegmentChange } from "./pending";

export class RundownEdits {
  #pending: readonly Edit[] = [];
  readonly #listeners = new Set<() => void>();
  #last: Promise<unknown> = Promise.resolve();

  constructor(readonly client: StudioClient) {}

  readonly pending = (): readonly Edit[] => this.#pending;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  change(id: SegmentId, change: SegmentChange): Promise<boolean> {
    return this.#send({ edit: "change", id, change }, () => {
      const segment = this.#find(id);
      return segment && { do: "replace_segment", segment: { ...segment, ...change } };
    });
  }

  move(id: SegmentId, before: SegmentId | null): Promise<boolean> {
    return this.#send({ edit: "move", id, before }, () => ({
      do: "move_segment",
      segment: id,
      before,
    }));
  }

  skip(id: SegmentId, is_skipped: boolean): Promise<boolean> {
    return this.#send({ edit: "change", id, change: { is_skipped } }, () => ({
      do: "skip_segment",
      segment: id,
      is_skipped,
    }));
  }

  delete(id: SegmentId): Promise<boolean> {
    return this.#send({ edit: "delete", id }, () => ({ do: "delete_segment", segment: id }));
  }

  /** The number that the studio gave the new item; `null` when it was refused. */
  insert(content: Omit<Segment, "id">, before: SegmentId | null): Promise<SegmentId | null> {
    return this.#inTurn(async () => {
      const known = new Set(this.#segments().map(segment => segment.id));
      const segment = { ...content, id: 0 };
      if (!(await this.#commandAndSee({ do: "insert_segment", segment, before }))) return null;
      return this.#segments().find(each => !known.has(each.id))?.id ?? null;
    });
  }

  #send(edit: Edit, makeCommand: () => Command | undefined): Promise<boolean> {
    this.#setPending([...this.#pending, edit]);
    return this.#inTurn(async () => {
      try {
        const command = makeCommand();
        return command !== undefined && (await this.#commandAndSee(command));
      } finally {
        this.#setPending(this.#pending.filter(each => each !== edit));
      }
    });
  }

  #inTurn<T>(send: () => Promise<T>): Promise<T> {
    const sent = this.#last.then(send);
    this.#last = sent.catch(() => undefined);
    return sent;
  }

  /** Answers once the window has seen what the command did. */
  async #commandAndSee(command: Command): Promise<boolean> {
    const response = await this.client.query({ ask: "show", command });
    if (response?.answer !== "done") return false;
    await seen(this.client, response.revision);
    return true;
  }

  #find(id: SegmentId): Segment | undefined {
    const show = this.client.view().snapshot?.show;
    return show && findSegment(show, id);
  }

  #segments(): readonly Segment[] {
    return this.client.view().snapshot?.show.state.show.rundown.segments ?? [];
  }

  #setPending(pending: readonly Edit[]): void {
    this.#pending = pending;
    for (const listener of this.#listeners) listener();
  }
}

export function useRundownEdits(): { edits: RundownEdits; pending: readonly Edit[] } {
  const client = useClient();
  const [edits] = useState(() => new RundownEdits(client));
  return { edits, pending: useSyncExternalStore(edits.subscribe, edits.pending) };
}
