import type { Rect } from "../layout/geometry.ts";
import type { IdIndex } from "../layout/id-index.ts";
import { boundsOfPath, type Path, walkPath } from "./path.ts";

/** Lines that are settled before others look for a way: where they run, and the card they end on. */
export type SettledLine = {
  readonly bounds: Rect;
  readonly targetId: string;
  /** Four numbers for each straight piece. */
  readonly pieces: readonly number[];
};

const piecesPerCurve = 6;

export function settledLine(paths: readonly Path[], targetId: string): SettledLine {
  const pieces: number[] = [];
  for (const path of paths) {
    walkPath(path, piecesPerCurve, (x1, y1, x2, y2) => {
      pieces.push(x1, y1, x2, y2);
    });
  }
  return { bounds: boundsOfPath(paths.flat()), targetId, pieces };
}

/** How often a path crosses settled lines; those that end on `targetId` are sorted out there and do not count. */
export function crossingsOf(path: Path, lines: IdIndex<SettledLine>, ownId: string, targetId: string | null): number {
  let crossings = 0;
  const crossed = new Set<string>();
  walkPath(path, piecesPerCurve, (ax, ay, bx, by) => {
    const area = {
      x: Math.min(ax, bx) - 1,
      y: Math.min(ay, by) - 1,
      width: Math.abs(ax - bx) + 2,
      height: Math.abs(ay - by) + 2,
    };
    lines.some(area, (id, { item }) => {
      if (id === ownId || item.targetId === targetId || crossed.has(id)) return false;
      const { pieces } = item;
      for (let i = 0; i + 3 < pieces.length; i += 4) {
        if (cross(ax, ay, bx, by, pieces[i] ?? 0, pieces[i + 1] ?? 0, pieces[i + 2] ?? 0, pieces[i + 3] ?? 0)) {
          crossed.add(id);
          crossings += 1;
          break;
        }
      }
      return false;
    });
  });
  return crossings;
}

function cross(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  cx: number,
  cy: number,
  dx: number,
  dy: number,
): boolean {
  return (
    side(ax, ay, bx, by, cx, cy) * side(ax, ay, bx, by, dx, dy) < 0 &&
    side(cx, cy, dx, dy, ax, ay) * side(cx, cy, dx, dy, bx, by) < 0
  );
}

/** Which side of the line through two points a third lies on. */
function side(ax: number, ay: number, bx: number, by: number, x: number, y: number): number {
  return (bx - ax) * (y - ay) - (by - ay) * (x - ax);
}
