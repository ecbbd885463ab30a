import { foldText } from "./fold.ts";

/** What stood before and after a quotation, folded (see fold.ts), without the blanks next to it. */
export type Context = { readonly before: string; readonly after: string };

/** How well the surroundings of a place are those of the quotation. */
export type Likeness = {
  /** From 0 (nothing alike) to 1 (all alike); 0 too when the quotation came without context. */
  readonly share: number;
  /** True when all of it stands there still. */
  readonly full: boolean;
};

/** The context of a selector, folded. */
export function foldContext(prefix: string, suffix: string): Context {
  return { before: foldText(prefix).trimEnd(), after: foldText(suffix).trimStart() };
}

/** A text with the same words changed far off still has the same words near: those count twice. */
const nearWeight = 2;

/**
 * How well what stands around `start`–`end` of a folded text is the context:
 * the characters alike without a break from the passage outwards, and for the
 * rest how many of its three-letter groups are anywhere in it.
 */
export function likenessAt(text: string, start: number, end: number, context: Context): Likeness {
  const length = context.before.length + context.after.length;
  if (length === 0) return { share: 0, full: true };
  let to = start;
  while (to > 0 && text[to - 1] === " ") to -= 1;
  let from = end;
  while (from < text.length && text[from] === " ") from += 1;
  const around = {
    before: text.slice(Math.max(0, to - context.before.length), to),
    after: text.slice(from, from + context.after.length),
  };

  const near = nearnessAt(text, start, end, context);
  if (near === length) return { share: 1, full: true };
  const same = sharedGroups(around.before, context.before) + sharedGroups(around.after, context.after);
  return { share: (nearWeight * near + same) / ((nearWeight + 1) * length), full: false };
}

/**
 * How many characters around `start`–`end` of a folded text are the context's,
 * without a break from the passage outwards: cheap enough for many thousand places.
 */
export function nearnessAt(text: string, start: number, end: number, context: Context): number {
  let before = 0;
  let to = start;
  while (to > 0 && text[to - 1] === " ") to -= 1;
  while (before < context.before.length && before < to && text[to - 1 - before] === context.before.at(-1 - before)) {
    before += 1;
  }
  let after = 0;
  let from = end;
  while (from < text.length && text[from] === " ") from += 1;
  while (after < context.after.length && text[from + after] === context.after[after]) after += 1;
  return before + after;
}

const groupLength = 3;

/** How many characters of `known` begin a three-letter group that `found` has too: 0 to the length of `known`. */
function sharedGroups(found: string, known: string): number {
  if (known.length < groupLength) return found === known ? known.length : 0;
  let shared = 0;
  for (let at = 0; at + groupLength <= known.length; at += 1) {
    if (found.includes(known.slice(at, at + groupLength))) shared += 1;
  }
  return (shared * known.length) / (known.length - groupLength + 1);
}
