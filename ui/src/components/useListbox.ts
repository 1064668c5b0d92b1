/** A field whose results are chosen with the arrow keys while the focus stays in it. */
import { type KeyboardEvent, useId, useState } from "react";

export interface Listbox {
  /** The option that Enter chooses. */
  active: number;
  inputProps: {
    role: "combobox";
    "aria-expanded": boolean;
    "aria-controls": string;
    "aria-autocomplete": "list";
    "aria-activedescendant": string | undefined;
    onKeyDown(event: KeyboardEvent): void;
  };
  listProps: { id: string; role: "listbox" };
  optionProps(index: number): { id: string; role: "option"; "aria-selected": boolean };
}

interface ListboxOptions {
  count: number;
  /** Another text makes the first option the active one again. */
  text: string;
  onChoose(index: number): void;
  onEscape(): void;
}

export function useListbox({ count, text, onChoose, onEscape }: ListboxOptions): Listbox {
  const listId = useId();
  const [chosen, setChosen] = useState({ text, active: 0 });
  const active = chosen.text === text ? Math.min(chosen.active, Math.max(0, count - 1)) : 0;
  const optionId = (index: number) => `${listId}-${index}`;
  const move = (to: number) => {
    setChosen({ text, active: (to + count) % count });
    requestAnimationFrame(() =>
      document.getElementById(optionId((to + count) % count))?.scrollIntoView({ block: "nearest" }),
    );
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape") onEscape();
    else if (count === 0) return;
    else if (event.key === "ArrowDown") move(active + 1);
    else if (event.key === "ArrowUp") move(active - 1);
    else if (event.key === "Enter") onChoose(active);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return {
    active,
    inputProps: {
      role: "combobox",
      "aria-expanded": count > 0,
      "aria-controls": listId,
      "aria-autocomplete": "list",
      "aria-activedescendant": count > 0 ? optionId(active) : undefined,
      onKeyDown,
    },
    listProps: { id: listId, role: "listbox" },
    optionProps: index => ({
      id: optionId(index),
      role: "option",
      "aria-selected": index === active,
    }),
  };
}
