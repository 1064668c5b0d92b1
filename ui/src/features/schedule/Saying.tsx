import { createContext, type ReactNode, use, useCallback, useState } from "react";

const SayContext = createContext<(words: string) => void>(() => {});

/** Says what a key or a drop did to those who hear the screen. */
export function useAnnounce(): (words: string) => void {
  return use(SayContext);
}

export function Saying({ children }: { children: ReactNode }) {
  const [words, setWords] = useState("");
  const say = useCallback((next: string) => setWords(next), []);
  return (
    <SayContext value={say}>
      {children}
      <p role="status" className="visually-hidden">
        {words}
      </p>
    </SayContext>
  );
}
