import { glyphSchema, type Position } from "#shared/model/records.ts";

type Look = Pick<Position, "colourLight" | "colourDark" | "glyph">;

/**
 * Colours for positions that come without: each reads on the light and on the dark
 * theme, and they differ in hue and lightness from each other and from those of the debate.
 */
const colours = [
  ["#a3195b", "#f08ab6"],
  ["#2f6b1f", "#8fce7c"],
  ["#1f5fa8", "#86b8f0"],
  ["#5b5f00", "#c3c45a"],
  ["#9b1c1c", "#f29a94"],
  ["#4a4a55", "#b9b9c6"],
  ["#7a2f9e", "#d79af0"],
  ["#8a4b2a", "#deb092"],
] as const;

/** The next colours and glyph that no position has yet, as far as they go. */
export function nextLook(positions: readonly Look[]): Look {
  const [colourLight, colourDark] = leastUsed(
    colours,
    ([light]) => positions.filter((each) => each.colourLight === light).length,
  );
  return {
    colourLight,
    colourDark,
    glyph: leastUsed(glyphSchema.options, (glyph) => positions.filter((each) => each.glyph === glyph).length),
  };
}

function leastUsed<T>(choices: readonly [T, ...T[]] | readonly T[], usesOf: (choice: T) => number): T {
  const [first] = choices.map((choice) => ({ choice, uses: usesOf(choice) })).sort((a, b) => a.uses - b.uses);
  if (first === undefined) throw new Error("there is nothing to choose from");
  return first.choice;
}
