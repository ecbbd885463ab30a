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
  const rounded = Math.round(value * 100) / 100;
  return Object.is(rounded, -0) ? "0" : String(rounded);
}

/** A path as the `d` of an SVG path. */
export function svgPath(path: Path): string {
  return path.map(([command, ...numbers]) => command + numbers.map(svgNumber).join(" ")).join("");
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

function curvePoint(
  from: Point,
  [, x1, y1, x2, y2, x, y]: Extract<PathCommand, readonly ["C", ...unknown[]]>,
  t: number,
): Point {
  const s = 1 - t;
  const [a, b, c, d] = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t];
  return { x: a * from.x + b * x1 + c * x2 + d * x, y: a * from.y + b * y1 + c * y2 + d * y };
}

/** Where one comes after a share of a polyline's length, and the direction there in radians. */
export function pointAlong(line: readonly Point[], share: number): Point & { readonly angle: number } {
  const lengths = line.slice(1).map((point, index) => distance(line[index] ?? point, point));
  let left = share * lengths.reduce((sum, length) => sum + length, 0);
  for (const [index, length] of lengths.entries()) {
    const [a, b] = [line[index], line[index + 1]];
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

export function distance(a: Point, b: Point): number {
  return Math.hypot(b.x - a.x, b.y - a.y);
}

/** The rectangle around points; an empty one at the origin when there are none. */
export function boundsOfPoints(points: readonly Point[]): Rect {
  const first = points[0];
  if (!first) return { x: 0, y: 0, width: 0, height: 0 };
  let [left, top, right, bottom] = [first.x, first.y, first.x, first.y];
  for (const point of points) {
    left = Math.min(left, point.x);
    top = Math.min(top, point.y);
    right = Math.max(right, point.x);
    bottom = Math.max(bottom, point.y);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** Visits the straight pieces of a path, a curve as so many. */
export function walkPath(
  path: Path,
  piecesPerCurve: number,
  visit: (fromX: number, fromY: number, toX: number, toY: number) => void,
): void {
  let [startX, startY, x, y] = [0, 0, 0, 0];
  const go = (toX: number, toY: number) => {
    visit(x, y, toX, toY);
    [x, y] = [toX, toY];
  };
  for (const command of path) {
    switch (command[0]) {
      case "M":
        [startX, startY] = [x, y] = [command[1], command[2]];
        break;
      case "L":
        go(command[1], command[2]);
        break;
      case "C": {
        const from = { x, y };
        for (let i = 1; i <= piecesPerCurve; i += 1) {
          const point = curvePoint(from, command, i / piecesPerCurve);
          go(point.x, point.y);
        }
        break;
      }
      case "Z":
        go(startX, startY);
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
  const points: Point[] = [];
  for (const command of path) {
    for (let i = 1; i + 1 < command.length; i += 2) {
      points.push({ x: Number(command[i]), y: Number(command[i + 1]) });
    }
  }
  return boundsOfPoints(points);
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
