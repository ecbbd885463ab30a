import type { Atom, AtomGraph } from "./atoms.ts";
import type { Point } from "./geometry.ts";

/** Between a level and the next, and what the junctions of linked premises add to it. */
const levelGap = 80;
const junctionRoom = 40;
/** Between neighbours, beside each other and one under the other, at least. */
const neighbourGap = 40;
const grid = 10;

/**
 * Card places from the centres that a layered layout found: tops of a level stand
 * in one line, what is for a claim goes left of what is against it where that
 * crosses nothing, and nothing comes nearer to its neighbour than 40 px. Columns of
 * leaves reach down beside the levels under them. Multiples of 10 px from 0, 0.
 */
export function placesOnLevels(graph: AtomGraph, centres: readonly Point[]): Map<string, Point> {
  const { atoms } = graph;
  const lefts = mirroredIfBetter(graph, centres).map((x, index) => x - (atoms[index]?.width ?? 0) / 2);
  sortLeaves(graph, lefts, centres);
  const levels = [...Map.groupBy(atoms.keys(), (index) => Math.round(centres[index]?.y ?? 0))]
    .sort(([a], [b]) => a - b)
    .map(([, level]) => level.sort((a, b) => (lefts[a] ?? 0) - (lefts[b] ?? 0) || a - b));
  spread(levels, atoms, lefts);

  const tops = new Float64Array(atoms.length);
  const parents = Map.groupBy(
    graph.lines.filter((line) => line.inTree),
    (line) => line.below,
  );
  let levelTop = 0;
  const done: number[] = [];
  for (const level of levels) {
    if (done.length > 0 && level.some((index) => atoms[index]?.role === "linked")) levelTop += junctionRoom;
    let height = 0;
    for (const index of level) {
      const atom = atoms[index];
      if (!atom) continue;
      const left = lefts[index] ?? 0;
      let top = levelTop;
      for (const { above } of parents.get(index) ?? []) {
        top = Math.max(top, (tops[above] ?? 0) + (atoms[above]?.height ?? 0) + levelGap);
      }
      for (const other of done) {
        const [otherLeft, width] = [lefts[other] ?? 0, atoms[other]?.width ?? 0];
        if (otherLeft >= left + atom.width + neighbourGap || left >= otherLeft + width + neighbourGap) continue;
        top = Math.max(top, (tops[other] ?? 0) + (atoms[other]?.height ?? 0) + neighbourGap);
      }
      tops[index] = Math.ceil(top / grid) * grid;
      height = Math.max(height, atom.role === "column" ? firstHeight(atom) : atom.height);
    }
    done.push(...level);
    levelTop = Math.ceil((levelTop + height + levelGap) / grid) * grid;
  }

  const leftmost = Math.min(...lefts);
  const places = new Map<string, Point>();
  for (const [index, atom] of atoms.entries()) {
    for (const { id, x, y } of atom.cards) {
      places.set(id, { x: (lefts[index] ?? 0) - leftmost + x, y: (tops[index] ?? 0) + y });
    }
  }
  return places;
}

/** A column counts for its level's height with its first card only. */
function firstHeight(atom: Atom): number {
  const second = atom.cards[1];
  return second ? second.y - neighbourGap : atom.height;
}

/** The centres' x, mirrored when more is for claims left of what is against them that way. */
function mirroredIfBetter({ lines }: AtomGraph, centres: readonly Point[]): number[] {
  const xs = centres.map((centre) => centre.x);
  let wrong = 0;
  const families = Map.groupBy(
    lines.filter((line) => line.inTree),
    (line) => line.above,
  );
  for (const family of families.values()) {
    for (const a of family) {
      if (a.kind !== "support") continue;
      for (const b of family) if (b.kind === "attack") wrong += Math.sign((xs[a.below] ?? 0) - (xs[b.below] ?? 0));
    }
  }
  return wrong > 0 ? xs.map((x) => -x) : xs;
}

/** Lets leaves of one claim change places, those for it to the left: lines to one card do not cross. */
function sortLeaves({ atoms, lines }: AtomGraph, lefts: number[], centres: readonly Point[]): void {
  const linesAt = new Map<number, number>();
  for (const { above, below } of lines) {
    for (const end of [above, below]) linesAt.set(end, (linesAt.get(end) ?? 0) + 1);
  }
  const leaves = lines.filter((line) => line.inTree && linesAt.get(line.below) === 1);
  const families = Map.groupBy(
    leaves,
    ({ above, below }) => `${above} ${Math.round(centres[below]?.y ?? 0)} ${atoms[below]?.width}`,
  );
  for (const family of families.values()) {
    const slots = family.map(({ below }) => lefts[below] ?? 0).sort((a, b) => a - b);
    const order = family.toSorted(
      (a, b) =>
        Number(a.kind === "attack") - Number(b.kind === "attack") || (lefts[a.below] ?? 0) - (lefts[b.below] ?? 0),
    );
    for (const [index, { below }] of order.entries()) lefts[below] = slots[index] ?? 0;
  }
}

/** Moves atoms to whole steps of the grid and neighbours of a level apart. */
function spread(levels: readonly (readonly number[])[], atoms: readonly Atom[], lefts: number[]): void {
  for (const level of levels) {
    let from = Number.NEGATIVE_INFINITY;
    for (const index of level) {
      const left = Math.max(Math.round((lefts[index] ?? 0) / grid) * grid, from);
      lefts[index] = left;
      from = Math.ceil((left + (atoms[index]?.width ?? 0) + neighbourGap) / grid) * grid;
    }
  }
}
