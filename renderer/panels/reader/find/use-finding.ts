import { useEffect, useState } from "react";
import type { Stretch } from "../marks/segments.ts";
import type { ParagraphIndex } from "../text/paragraph-index.ts";
import { findAll, firstFrom } from "./find.ts";

export type Finding = {
  readonly query: string;
  readonly setQuery: (query: string) => void;
  readonly matches: readonly Stretch[];
  /** The number of the match that was gone to; null before one was. */
  readonly current: number | null;
  /** True while the text is still being looked through. */
  readonly busy: boolean;
  readonly goTo: (number: number) => void;
};

const noMatches: readonly Stretch[] = [];
/** How long one part of the search may keep the window, in milliseconds. */
const sliceMs = 8;

/** Search in one text: what is found, and which match is on show. `from` is the place where a new search begins. */
export function useFinding(paragraphs: ParagraphIndex, open: boolean, from: () => number): Finding {
  const [query, setQuery] = useState("");
  const [found, setFound] = useState<{ readonly matches: readonly Stretch[]; readonly busy: boolean }>({
    matches: noMatches,
    busy: false,
  });
  const [current, setCurrent] = useState<number | null>(null);
  const wanted = open ? query : "";

  useEffect(() => {
    setCurrent(null);
    setFound({ matches: noMatches, busy: wanted.trim() !== "" });
    if (wanted.trim() === "") return;
    const search = findAll(paragraphs, wanted);
    let timer: number | undefined;
    const look = () => {
      const until = performance.now() + sliceMs;
      let step = search.next();
      let newest = step.done ? null : step.value;
      while (!step.done && performance.now() < until) {
        step = search.next();
        newest = step.done ? newest : step.value;
      }
      const done = step.done === true;
      setFound((before) => ({ matches: newest === null ? before.matches : [...newest], busy: !done }));
      if (!done) timer = window.setTimeout(look);
    };
    timer = window.setTimeout(look);
    return () => window.clearTimeout(timer);
  }, [paragraphs, wanted]);

  // The first match from where one reads comes up by itself.
  const { matches } = found;
  useEffect(() => {
    if (current === null && matches.length > 0) setCurrent(firstFrom(matches, from()) % matches.length);
  }, [current, matches, from]);

  return {
    query,
    setQuery,
    matches,
    current,
    busy: found.busy,
    goTo: (number) => {
      if (matches.length > 0) setCurrent(((number % matches.length) + matches.length) % matches.length);
    },
  };
}
