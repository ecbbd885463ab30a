import { type RefObject, useEffect, useState } from "react";

function present(list: HTMLElement | null, marked: string): string {
  const items = [...(list?.querySelectorAll<HTMLElement>("[cmdk-item]") ?? [])];
  const values = items.map((item) => item.dataset.value ?? "");
  return values.includes(marked) ? marked : (values[0] ?? "");
}

/**
 * Which item of a cmdk list is marked, by value. While the marked item is not in
 * the list (what was found has changed), the first one is marked, so that Enter
 * always has something to choose.
 */
export function useMarkedItem(
  list: RefObject<HTMLElement | null>,
): readonly [value: string, mark: (value: string) => void] {
  const [value, setValue] = useState("");
  useEffect(() => setValue((marked) => present(list.current, marked)));
  useEffect(() => {
    if (list.current === null) return;
    // Answers arrive in parts of the list, without this component being drawn anew.
    const observer = new MutationObserver(() => setValue((marked) => present(list.current, marked)));
    observer.observe(list.current, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, [list]);
  return [value, setValue];
}
