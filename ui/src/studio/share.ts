/**
 * `next`, with every part that equals its counterpart in `previous` replaced by that counterpart.
 * Messages arrive as fresh JSON, so without this nothing would ever be identical to what it was.
 */
export function shareUnchanged<T>(previous: T, next: T): T {
  if (Object.is(previous, next)) return previous;
  if (Array.isArray(previous) && Array.isArray(next)) {
    const shared = next.map((item, index) =>
      index < previous.length ? shareUnchanged(previous[index], item) : item,
    );
    const isSame =
      previous.length === next.length && shared.every((item, i) => Object.is(item, previous[i]));
    return (isSame ? previous : shared) as T;
  }
  if (isRecord(previous) && isRecord(next)) {
    const keys = Object.keys(next);
    const shared = Object.fromEntries(
      keys.map(key => [
        key,
        key in previous ? shareUnchanged(previous[key], next[key]) : next[key],
      ]),
    );
    const isSame =
      keys.length === Object.keys(previous).length &&
      keys.every(key => key in previous && Object.is(shared[key], previous[key]));
    return (isSame ? previous : shared) as T;
  }
  return next;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
