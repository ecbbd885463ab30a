import { type RefObject, useEffect } from "react";

/** Tells how wide lines of text are, once that has come to rest. */
export function useTextWidth(list: RefObject<HTMLElement | null>, tell: (width: number) => void): void {
  useEffect(() => {
    const element = list.current;
    if (element === null) return;
    let timer: number | undefined;
    const observer = new ResizeObserver(() => {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => {
        const words = element.querySelector(".reader-words");
        if (words) tell(Math.round(words.clientWidth));
      }, 150);
    });
    observer.observe(element);
    return () => {
      window.clearTimeout(timer);
      observer.disconnect();
    };
  }, [list, tell]);
}
