import { useLayoutEffect, useMemo, useRef } from "react";

type Act = (...values: unknown[]) => unknown;

/**
 * The same functions at every drawing, each doing what the last drawing made it do. Memoised parts
 * of the screen so are drawn anew only when something they show has changed.
 */
export function useStable<T extends object>(actions: T): T {
  const latest = useRef(actions);
  useLayoutEffect(() => {
    latest.current = actions;
  });
  return useMemo(() => {
    const names = Object.keys(latest.current) as (keyof T)[];
    const stable = names.map(name => {
      const act: Act = (...values) => (latest.current[name] as Act)(...values);
      return [name, act];
    });
    return Object.fromEntries(stable) as T;
  }, []);
}
