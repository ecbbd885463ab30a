import { cleanLine } from "#shared/model/paragraphs.ts";

/** A line of a page: places in points from the page's top left corner, as it is shown. */
export type Line = {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** The baseline. */
  readonly y: number;
  /** Height of its letters. */
  readonly size: number;
};

/** What pdf.js gives for a run of letters. */
export type Run = {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly dir: string;
};

type Placed = { text: string; left: number; right: number; y: number; size: number };

/**
 * The runs of a page as its lines, in the order in which the page holds them.
 * Runs that stand upright or upside down (margin stamps) are left out.
 *
 * @param view the page's transform, from its own space to what is shown
 */
export function linesOf(runs: readonly Run[], view: readonly number[]): readonly Line[] {
  const lines: Placed[] = [];
  let line: Placed | null = null;
  for (const run of runs) {
    const placed = place(run, view);
    if (placed === null) continue;
    if (line !== null && isSameLine(line, placed)) {
      append(line, placed);
    } else if (placed.text.trim() !== "") {
      line = placed;
      lines.push(line);
    }
  }
  return lines.map((found) => ({ ...found, text: cleanLine(found.text) })).filter(({ text }) => text !== "");
}

function place(run: Run, view: readonly number[]): Placed | null {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = run.transform;
  const [va = 1, vb = 0, vc = 0, vd = 1, ve = 0, vf = 0] = view;
  const along = { x: a * va + b * vc, y: a * vb + b * vd };
  const up = { x: c * va + d * vc, y: c * vb + d * vd };
  const size = Math.hypot(up.x, up.y);
  const left = e * va + f * vc + ve;
  const y = e * vb + f * vd + vf;
  const isLevel = along.x >= 0 && Math.abs(along.y) <= Math.abs(along.x) / 4;
  if (!isLevel || ![left, y, size, run.width].every(Number.isFinite)) return null;
  return { text: run.str, left, right: left + run.width * Math.hypot(va, vb), y, size };
}

/** How far two runs lie apart along their line; below 0 where they overlap. */
function gapBetween(line: Placed, next: Placed): number {
  return Math.max(next.left - line.right, line.left - next.right);
}

function isSameLine(line: Placed, next: Placed): boolean {
  const size = Math.max(line.size, next.size);
  // Raised and lowered figures stay in their line; what starts over far to the left is another one.
  if (Math.abs(line.y - next.y) > size * 0.45) return false;
  const gap = gapBetween(line, next);
  return gap < size * 4 && gap > -size * 2;
}

function append(line: Placed, next: Placed): void {
  const gap = gapBetween(line, next);
  const isApart = gap > Math.max(line.size, next.size) * 0.2 && !/\s$/.test(line.text) && !/^\s/.test(next.text);
  line.text += (isApart ? " " : "") + next.text;
  line.left = Math.min(line.left, next.left);
  line.right = Math.max(line.right, next.right);
  if (next.text.trim().length > 0 && next.size > line.size) {
    line.size = next.size;
    line.y = next.y;
  }
}
