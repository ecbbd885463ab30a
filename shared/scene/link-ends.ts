import type { Point } from "../layout/geometry.ts";
import type { InferenceKind } from "../model/records.ts";
import type { Path } from "./path.ts";

/** How far a link's line stops short of what it aims at, in map pixels: the rest is its arrowhead or bars. */
export const endLength = { support: 10, attack: 9 } as const satisfies Record<InferenceKind, number>;

const headHalfWidth = 5.5;
const barHalfLength = 8;
const barDistances = [4, 9] as const;

export type LinkEnd = {
  /** Where it touches what it aims at, and the direction of arrival as a unit vector. */
  readonly tip: Point;
  readonly direction: Point;
  /** A filled arrowhead for supports; null for attacks. */
  readonly head: Path | null;
  /** Two bars across the line for attacks; null for supports. */
  readonly bars: Path | null;
};

/** The mark at a link's end: support a filled arrowhead, attack a double bar across the line. */
export function linkEnd(kind: InferenceKind, tip: Point, direction: Point): LinkEnd {
  const across = { x: -direction.y, y: direction.x };
  const at = (back: number, side: number): [number, number] => [
    tip.x - direction.x * back + across.x * side,
    tip.y - direction.y * back + across.y * side,
  ];
  if (kind === "support") {
    const base = endLength.support + 1;
    return {
      tip,
      direction,
      head: [["M", ...at(1, 0)], ["L", ...at(base, headHalfWidth)], ["L", ...at(base, -headHalfWidth)], ["Z"]],
      bars: null,
    };
  }
  return {
    tip,
    direction,
    head: null,
    bars: barDistances.flatMap(
      (back) =>
        [
          ["M", ...at(back, -barHalfLength)],
          ["L", ...at(back, barHalfLength)],
        ] as const,
    ),
  };
}
