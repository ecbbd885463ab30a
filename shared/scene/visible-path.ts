import type { Rect } from "../layout/geometry.ts";
import type { Path, PathCommand } from "./path.ts";

/** A part of a path that can be seen, and how far along the path it begins, in map pixels. */
export type VisiblePart = { readonly path: Path; readonly from: number };

/** A curve is halved so often at most: then its pieces are short, however long it is. */
const mostHalvings = 14;

/** What is seen is known to this share of the area's size: lines go on by so much beside it. */
const precision = 0.125;

/**
 * The parts of a path that touch an area or end close to it: dashes of a line
 * across a whole map take long to draw where nobody sees them. `path` is a line
 * that is stroked: no more is looked at than what comes before a `Z`.
 */
export function visibleParts(path: Path, area: Rect): VisiblePart[] {
  const parts: VisiblePart[] = [];
  const longPiece = precision * (area.width + area.height);
  let part: PathCommand[] | null = null;
  let along = 0;
  let x = 0;
  let y = 0;
  const piece = (curve: Curve, halvings: number, isLine: boolean) => {
    const [x0, y0, x1, y1, x2, y2, x3, y3] = curve;
    const isNear =
      Math.min(x0, x1, x2, x3) <= area.x + area.width &&
      Math.max(x0, x1, x2, x3) >= area.x &&
      Math.min(y0, y1, y2, y3) <= area.y + area.height &&
      Math.max(y0, y1, y2, y3) >= area.y;
    const hull = Math.hypot(x1 - x0, y1 - y0) + Math.hypot(x2 - x1, y2 - y1) + Math.hypot(x3 - x2, y3 - y2);
    if (isNear && halvings < mostHalvings && hull > longPiece) {
      const [first, second] = halves(curve);
      piece(first, halvings + 1, isLine);
      piece(second, halvings + 1, isLine);
      return;
    }
    if (isNear) {
      if (!part) {
        part = [["M", x0, y0]];
        parts.push({ path: part, from: along });
      }
      part.push(isLine ? ["L", x3, y3] : ["C", x1, y1, x2, y2, x3, y3]);
    } else part = null;
    along += isLine ? hull : curveLength(curve, Math.min(mostStretches, 1 + Math.ceil(hull / stretch)));
  };
  for (const command of path) {
    switch (command[0]) {
      case "M":
        part = null;
        break;
      case "L": {
        const [, toX, toY] = command;
        const [stepX, stepY] = [(toX - x) / 3, (toY - y) / 3];
        piece([x, y, x + stepX, y + stepY, x + 2 * stepX, y + 2 * stepY, toX, toY], 0, true);
        break;
      }
      case "C":
        piece([x, y, command[1], command[2], command[3], command[4], command[5], command[6]], 0, false);
        break;
      case "Z":
        return parts;
    }
    [x, y] = command[0] === "C" ? [command[5], command[6]] : [command[1], command[2]];
  }
  return parts;
}

/** Start, both handles and end of a cubic curve. */
type Curve = readonly [number, number, number, number, number, number, number, number];

/** A curve's length is reckoned by stretches of about so many map pixels, up to so many of them. */
const stretch = 250;
const mostStretches = 64;
/** Gauss's and Legendre's three places on a stretch from −1 to 1, and what each counts. */
const gauss = [
  [-Math.sqrt(0.6), 5 / 9],
  [0, 8 / 9],
  [Math.sqrt(0.6), 5 / 9],
] as const;

/** Dashes a tenth of a pixel out of place are not seen; the mean of chord and handles would be out by whole dashes. */
function curveLength([x0, y0, x1, y1, x2, y2, x3, y3]: Curve, stretches: number): number {
  let length = 0;
  for (let index = 0; index < stretches; index += 1) {
    for (const [place, weight] of gauss) {
      const t = (index + (place + 1) / 2) / stretches;
      const s = 1 - t;
      const a = 3 * s * s;
      const b = 6 * s * t;
      const c = 3 * t * t;
      const dx = a * (x1 - x0) + b * (x2 - x1) + c * (x3 - x2);
      const dy = a * (y1 - y0) + b * (y2 - y1) + c * (y3 - y2);
      length += (weight / 2 / stretches) * Math.sqrt(dx * dx + dy * dy);
    }
  }
  return length;
}

/** De Casteljau's two halves of a curve. */
function halves([x0, y0, x1, y1, x2, y2, x3, y3]: Curve): readonly [Curve, Curve] {
  const middle = (a: number, b: number) => (a + b) / 2;
  const [ax, ay, bx, by, cx, cy] = [
    middle(x0, x1),
    middle(y0, y1),
    middle(x1, x2),
    middle(y1, y2),
    middle(x2, x3),
    middle(y2, y3),
  ];
  const [dx, dy, ex, ey] = [middle(ax, bx), middle(ay, by), middle(bx, cx), middle(by, cy)];
  const [mx, my] = [middle(dx, ex), middle(dy, ey)];
  return [
    [x0, y0, ax, ay, dx, dy, mx, my],
    [mx, my, ex, ey, cx, cy, x3, y3],
  ];
}
