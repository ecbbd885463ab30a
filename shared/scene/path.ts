import type { Point, Rect } from "../layout/geometry.ts";

/** Absolute path commands: move, line, cubic curve, close. */
export type PathCommand =
  | readonly ["M", number, number]
  | readonly ["L", number, number]
  | readonly ["C", number, number, number, number, number, number]
  | readonly ["Z"];
export type Path = readonly PathCommand[];

/** A number as SVG takes it: at most two decimals, never an exponent. */
export function svgNumber(value: number): string {
  const hundredths = Math.round(value * 100);
  const rest = Math.abs(hundredths % 100);
  // Whole numbers are written much quicker than fractions; adding 0 makes −0 a 0.
  if (rest === 0 || !(Math.abs(hundredths) < 1e12)) return String(hundredths / 100 + 0);
  const whole = Math.trunc(Math.abs(hundredths) / 100);
  const decimals = rest % 10 === 0 ? String(rest / 10) : rest < 10 ? `0${rest}` : String(rest);
  return `${hundredths < 0 ? "-" : ""}${whole}.${decimals}`;
}

/** A path as the `d` of an SVG path. */
export function svgPath(path: Path): string {
  let data = "";
  for (const command of path) {
    data += command[0];
    for (let at = 1; at < command.length; at += 1) data += (at > 1 ? " " : "") + svgNumber(Number(command[at]));
  }
  return data;
}

/** The points a path runs through, a curve as so many straight pieces; every move begins a new line. */
export function polylinesOf(path: Path, piecesPerCurve = 16): readonly (readonly Point[])[] {
  const lines: Point[][] = [];
  let current: Point[] = [];
  for (const command of path) {
    const from = current.at(-1);
    switch (command[0]) {
      case "M":
        current = [{ x: command[1], y: command[2] }];
        lines.push(current);
        break;
      case "L":
        current.push({ x: command[1], y: command[2] });
        break;
      case "C":
        if (from)
          for (let i = 1; i <= piecesPerCurve; i += 1) current.push(curvePoint(from, command, i / piecesPerCurve));
        break;
      case "Z":
        if (current[0]) current.push(current[0]);
        break;
    }
  }
  return lines;
}

function curvePoint(from: Point, command: Extract<PathCommand, readonly ["C", ...unknown[]]>, t: number): Point {
  const s = 1 - t;
  const a = s * s * s;
  const b = 3 * s * s * t;
  const c = 3 * s * t * t;
  const d = t * t * t;
  return {
    x: a * from.x + b * command[1] + c * command[3] + d * command[5],
    y: a * from.y + b * command[2] + c * command[4] + d * command[6],
  };
}

/** Where one comes after a share of a polyline's length, and the direction there in radians. */
export function pointAlong(line: readonly Point[], share: number): Point & { readonly angle: number } {
  let whole = 0;
  for (let index = 1; index < line.length; index += 1) whole += pieceLength(line, index);
  let left = share * whole;
  for (let index = 1; index < line.length; index += 1) {
    const length = pieceLength(line, index);
    const [a, b] = [line[index - 1], line[index]];
    if (!a || !b) break;
    if (left <= length && length > 0) {
      const t = left / length;
      return { x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t, angle: Math.atan2(b.y - a.y, b.x - a.x) };
    }
    left -= length;
  }
  const end = line.at(-1) ?? { x: 0, y: 0 };
  return { ...end, angle: 0 };
}

/** Length of the piece that ends at a point of the line. */
function pieceLength(line: readonly Point[], index: number): number {
  const [a, b] = [line[index - 1], line[index]];
  return a && b ? distance(a, b) : 0;
}

export function distance(a: Point, b: Point): number {
  return Math.hypot(b.x - a.x, b.y - a.y);
}

/** How far a point is from a polyline; infinitely far from one without points. */
export function distanceToLine(line: readonly Point[], { x, y }: Point): number {
  let least = Number.POSITIVE_INFINITY;
  for (const [index, a] of line.entries()) {
    const b = line[index + 1] ?? a;
    const [dx, dy] = [b.x - a.x, b.y - a.y];
    const squared = dx * dx + dy * dy;
    const share = squared === 0 ? 0 : Math.max(0, Math.min(1, ((x - a.x) * dx + (y - a.y) * dy) / squared));
    least = Math.min(least, Math.hypot(a.x + share * dx - x, a.y + share * dy - y));
  }
  return least;
}

/** The rectangle around points; an empty one at the origin when there are none. */
export function boundsOfPoints(points: readonly Point[]): Rect {
  return boundsOfLines([points]);
}

/** The rectangle around the points of all lines; an empty one at the origin when there are none. */
export function boundsOfLines(lines: Iterable<readonly Point[]>): Rect {
  let left = Number.POSITIVE_INFINITY;
  let top = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  let bottom = Number.NEGATIVE_INFINITY;
  for (const line of lines) {
    for (const { x, y } of line) {
      if (x < left) left = x;
      if (y < top) top = y;
      if (x > right) right = x;
      if (y > bottom) bottom = y;
    }
  }
  if (left === Number.POSITIVE_INFINITY) return { x: 0, y: 0, width: 0, height: 0 };
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** Visits the straight pieces of a path, a curve as so many. */
export function walkPath(
  path: Path,
  piecesPerCurve: number,
  visit: (fromX: number, fromY: number, toX: number, toY: number) => void,
): void {
  let startX = 0;
  let startY = 0;
  let x = 0;
  let y = 0;
  for (const command of path) {
    switch (command[0]) {
      case "M":
        x = command[1];
        y = command[2];
        startX = x;
        startY = y;
        break;
      case "L":
        visit(x, y, command[1], command[2]);
        x = command[1];
        y = command[2];
        break;
      case "C": {
        const fromX = x;
        const fromY = y;
        for (let i = 1; i <= piecesPerCurve; i += 1) {
          const t = i / piecesPerCurve;
          const s = 1 - t;
          // As `curvePoint`, without a point to be thrown away: this runs hundreds of times a link.
          const a = s * s * s;
          const b = 3 * s * s * t;
          const c = 3 * s * t * t;
          const d = t * t * t;
          const toX = a * fromX + b * command[1] + c * command[3] + d * command[5];
          const toY = a * fromY + b * command[2] + c * command[4] + d * command[6];
          visit(x, y, toX, toY);
          x = toX;
          y = toY;
        }
        break;
      }
      case "Z":
        visit(x, y, startX, startY);
        x = startX;
        y = startY;
        break;
    }
  }
}

/** A path's length, curves reckoned by so many straight pieces. */
export function pathLength(path: Path, piecesPerCurve = 8): number {
  let length = 0;
  walkPath(path, piecesPerCurve, (ax, ay, bx, by) => {
    length += Math.sqrt((bx - ax) ** 2 + (by - ay) ** 2);
  });
  return length;
}

/** A rectangle around a path and the handles of its curves. */
export function boundsOfPath(path: Path): Rect {
  let left = Number.POSITIVE_INFINITY;
  let top = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  let bottom = Number.NEGATIVE_INFINITY;
  const include = (x: number, y: number) => {
    if (x < left) left = x;
    if (y < top) top = y;
    if (x > right) right = x;
    if (y > bottom) bottom = y;
  };
  for (const command of path) {
    if (command[0] === "Z") continue;
    include(command[1], command[2]);
    if (command[0] !== "C") continue;
    include(command[3], command[4]);
    include(command[5], command[6]);
  }
  if (left === Number.POSITIVE_INFINITY) return { x: 0, y: 0, width: 0, height: 0 };
  return { x: left, y: top, width: right - left, height: bottom - top };
}

export function samePath(a: Path, b: Path): boolean {
  return (
    a === b ||
    (a.length === b.length &&
      a.every((command, index) => {
        const other = b[index];
        return other?.length === command.length && command.every((part, at) => part === other[at]);
      }))
  );
}
