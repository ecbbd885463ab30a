import { type KeyboardEvent, type ReactNode, type RefObject, useMemo, useRef, useState } from "react";
import { target } from "./use-row-keys.ts";

/** Something to choose from a list. */
export type Option = {
  /** What it is known by, in all groups. */
  readonly key: string;
  /** What is seen of it; called only while it is mounted. */
  readonly show: () => ReactNode;
  readonly choose: () => void;
};

export type OptionGroup = {
  /** Null for options without a heading. */
  readonly heading: string | null;
  readonly options: readonly Option[];
};

/** A line of the list: a group's heading, or an option with its number among all options. */
export type OptionLine = { readonly group: OptionGroup } & (
  | { readonly heading: string }
  | { readonly option: Option; readonly number: number }
);

export type Options = {
  readonly lines: readonly OptionLine[];
  /** How many options there are, headings aside. */
  readonly count: number;
  /** The line of the marked option, -1 while there is none. */
  readonly markedLine: number;
  readonly markedKey: string | null;
  /** The number of the marked option, -1 while there is none. */
  readonly markedNumber: number;
  /** Marks the option with this key and, with `reveal`, brings it into view; null marks the first one, as a new search does. */
  readonly mark: (key: string | null, reveal?: boolean) => void;
  /** The arrows, Page Up and Down, Home and End move the mark, Enter chooses what is marked. */
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  /** What scrolls the list. */
  readonly scroller: RefObject<HTMLDivElement | null>;
  /** True while the marked option is to be in view: a key moved the mark, not the pointer. */
  readonly reveal: boolean;
};

/** About the height of an option, in pixels. */
export const likelyOptionHeight = 32;

/**
 * What the keyboard does in a list of options while it stays in a search field.
 * Always one option is marked, the first where the marked one is no longer found,
 * so that Enter has something to choose.
 */
export function useOptions(groups: readonly OptionGroup[]): Options {
  const scroller = useRef<HTMLDivElement>(null);
  const [marked, setMarked] = useState<{ readonly key: string | null; readonly reveal: boolean }>({
    key: null,
    reveal: false,
  });
  const { lines, lineOf, options } = useMemo(() => lay(groups), [groups]);
  const markedLine = (marked.key === null ? undefined : lineOf.get(marked.key)) ?? lineOf.values().next().value ?? -1;
  const line = lines[markedLine];
  const [markedNumber, markedKey] =
    line !== undefined && "option" in line ? [line.number, line.option.key] : [-1, null];

  return {
    lines,
    count: options.length,
    markedLine,
    markedNumber,
    markedKey,
    mark: (key, reveal = false) => setMarked({ key, reveal }),
    onKeyDown(event) {
      if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      if (event.key === "Enter") {
        event.preventDefault();
        options[markedNumber]?.choose();
        return;
      }
      const page = () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / likelyOptionHeight) - 1);
      const next = target(event.key, markedNumber, options.length, false, page);
      if (next === null) return;
      event.preventDefault();
      // Past either end the arrows come round.
      const round = next === markedNumber && /^Arrow/.test(event.key) ? options.length - 1 - next : next;
      setMarked({ key: options[round]?.key ?? null, reveal: true });
    },
    scroller,
    reveal: marked.reveal,
  };
}

/** The groups one below the other: their lines, where each option's line is, and the options alone. */
function lay(groups: readonly OptionGroup[]): {
  readonly lines: readonly OptionLine[];
  readonly lineOf: ReadonlyMap<string, number>;
  readonly options: readonly Option[];
} {
  const lines: OptionLine[] = [];
  const lineOf = new Map<string, number>();
  const options: Option[] = [];
  for (const group of groups) {
    if (group.options.length === 0) continue;
    if (group.heading !== null) lines.push({ group, heading: group.heading });
    for (const option of group.options) {
      lineOf.set(option.key, lines.length);
      lines.push({ group, option, number: options.length });
      options.push(option);
    }
  }
  return { lines, lineOf, options };
}
