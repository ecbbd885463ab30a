import { seedKey, type TextIndex } from "./text-index.ts";
import { tokensOf } from "./tokens.ts";

/** A part of the folded text that is worth a closer look. */
export type Window = { readonly start: number; readonly end: number };

/** The rarest words of a quotation that are looked up, and the most windows that are looked into. */
const mostSeeds = 16;
const mostWindows = 8;

/** A word that stands in more places than this says nothing about where a passage is, and takes long to count. */
const mostPlaces = 20_000;

/**
 * Where in a text several words of `pattern` (folded) stand about as far from
 * each other as in it: the likeliest windows first, rare words weighing more.
 * `slack` is by how many code units a window is wider than the passage at
 * either end. An approximate search of a whole text takes 15 ms a megabyte,
 * this less than one.
 */
export function seedWindows(index: TextIndex, pattern: string, slack: number): readonly Window[] {
  const { length } = index.folded.text;
  const seeds = tokensOf(pattern)
    .map(({ text, start }) => ({ start, places: index.words.get(seedKey(text)) ?? [] }))
    .filter(({ places }) => places.length > 0 && places.length <= mostPlaces)
    .sort((one, other) => one.places.length - other.places.length)
    .slice(0, mostSeeds);

  // Places where the passage would begin, in buckets of half its length; each word counts once in a bucket.
  const width = Math.max(32, pattern.length >> 1);
  const votes = new Map<number, { weight: number; seed: number }>();
  for (const [seed, { start, places }] of seeds.entries()) {
    const weight = 1 + Math.log((length + 1) / places.length);
    for (const place of places) {
      const bucket = Math.floor((place - start) / width);
      const vote = votes.get(bucket);
      if (vote === undefined) votes.set(bucket, { weight, seed });
      else if (vote.seed !== seed) {
        vote.weight += weight;
        vote.seed = seed;
      }
    }
  }
  const weightOf = (bucket: number): number => votes.get(bucket)?.weight ?? 0;
  return largest(
    Array.from(votes.keys(), (bucket) => ({
      start: Math.max(0, bucket * width - slack),
      end: Math.min(length, (bucket + 1) * width + pattern.length + slack),
      // A passage whose beginning shifted lies between two buckets.
      weight: weightOf(bucket) + Math.max(weightOf(bucket - 1), weightOf(bucket + 1)) / 2,
    })),
  );
}

/** The heaviest windows, the earlier first among equals. */
function largest(windows: readonly (Window & { readonly weight: number })[]): readonly Window[] {
  const best: (Window & { readonly weight: number })[] = [];
  for (const window of windows) {
    const last = best.at(-1);
    if (best.length === mostWindows && last !== undefined && window.weight <= last.weight) continue;
    best.push(window);
    best.sort((one, other) => other.weight - one.weight || one.start - other.start);
    best.length = Math.min(best.length, mostWindows);
  }
  return best;
}
