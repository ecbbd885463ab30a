import { type RefObject, useEffect, useState } from "react";
import type { Stretch } from "../marks/segments.ts";
import { selectedStretch } from "./places.ts";

/** What is selected of the text in `list`, once the pointer has let go; null when nothing is. */
export function useSelectedWords(list: RefObject<HTMLElement | null>, text: string): Stretch | null {
  const [selected, setSelected] = useState<Stretch | null>(null);
  useEffect(() => {
    let pressed = false;
    const look = () => {
      const root = list.current;
      if (root === null || pressed) return;
      const next = selectedStretch(root, text);
      setSelected((before) => (before?.start === next?.start && before?.end === next?.end ? before : next));
    };
    const press = (event: PointerEvent) => {
      pressed = event.target instanceof Node && list.current?.contains(event.target) === true;
    };
    const letGo = () => {
      pressed = false;
      // The browser clears a selection that was pressed on only after this.
      window.setTimeout(look);
    };
    document.addEventListener("selectionchange", look);
    window.addEventListener("pointerdown", press, { capture: true });
    window.addEventListener("pointerup", letGo);
    window.addEventListener("pointercancel", letGo);
    return () => {
      document.removeEventListener("selectionchange", look);
      window.removeEventListener("pointerdown", press, { capture: true });
      window.removeEventListener("pointerup", letGo);
      window.removeEventListener("pointercancel", letGo);
    };
  }, [list, text]);
  return selected;
}
