/** Offsets in a text from UTF-16 code units to Unicode code points and back. */
export type OffsetConversion = {
  readonly toPoints: (units: number) => number;
  readonly toUnits: (points: number) => number;
};

const same = (offset: number): number => offset;

/**
 * Converts offsets of one text. Web Annotations count in code points (Web
 * Annotation Data Model, 4.2.4), JavaScript and Warrant in code units. An offset
 * within a surrogate pair counts as the pair's beginning.
 */
export function offsetsOf(text: string): OffsetConversion {
  /** Where the second half of each surrogate pair stands, in code units. */
  const seconds = Array.from(text.matchAll(/[\u{10000}-\u{10FFFF}]/gu), ({ index }) => index + 1);
  if (seconds.length === 0) return { toPoints: same, toUnits: same };
  return {
    toPoints: (units) => units - countUntil(seconds, (second) => second < units || (second === units && units > 0)),
    toUnits: (points) => points + countUntil(seconds, (second, before) => second - before <= points),
  };
}

/** How many values at the beginning of a sorted list pass a test that no later one passes after one has failed. */
function countUntil(sorted: readonly number[], passes: (value: number, index: number) => boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const value = sorted[middle];
    if (value !== undefined && passes(value, middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
