import type { Branch, LayoutCard, LayoutLink } from "./forest.ts";
import type { Part, Parts } from "./parts.ts";

/**
 * What stands together whatever the engine does: a card; linked premises side by
 * side; leaves in a column; the cards that undercut a link beside the lane in
 * which its line runs.
 */
export type Atom = {
  /** From left to right; those with a key are where lines come in. */
  readonly cells: readonly { readonly key: string | null; readonly width: number }[];
  readonly cards: readonly { readonly id: string; readonly x: number; readonly y: number }[];
  readonly width: number;
  readonly height: number;
  readonly role: "card" | "linked" | "column" | "cut";
};

/** A line of the part from an atom to one below it, by the keys of the cells in which it ends; null: the middle. */
export type AtomLine = {
  readonly above: number;
  readonly aboveKey: string | null;
  readonly below: number;
  readonly belowKey: string | null;
  /** False for a line between cards whose places do not depend on each other. */
  readonly inTree: boolean;
  readonly kind: LayoutLink["kind"];
};

export type AtomGraph = { readonly atoms: readonly Atom[]; readonly lines: readonly AtomLine[] };

/** Between linked premises, leaves of a column, and a lane and the card that undercuts. */
const linkedGap = 30;
const columnGap = 40;
const laneWidth = 40;
const laneGap = 30;
export const laneKey = "";

type AtomOptions = {
  /** How many leaves of one claim may stand in a column. */
  readonly rows: number;
};

/** The atoms of one part, and the lines between them. */
export function atomsOf(
  part: Part,
  branchesOf: Parts["branchesOf"],
  cards: ReadonlyMap<string, LayoutCard>,
  linksOf: ReadonlyMap<string, readonly LayoutLink[]>,
  { rows }: AtomOptions,
): AtomGraph {
  const atoms: Atom[] = [];
  const lines: AtomLine[] = [];
  const atomOf = new Map<string, number>();
  const laneOf = new Map<string, number>();
  const inTree = new Set<string>();
  const add = (atom: Atom): number => {
    atoms.push(atom);
    for (const { id } of atom.cards) atomOf.set(id, atoms.length - 1);
    return atoms.length - 1;
  };
  const size = (id: string) => cards.get(id) ?? { id, width: 0, height: 0 };

  const hang = (branch: Branch, claimId: string | null) => {
    const { kind } = branch.link;
    let above = claimId === null ? null : { atom: atomOf.get(claimId) ?? 0, key: claimId };
    const cutting = cuttingCards(branch);
    if (cutting.length > 0) {
      const lane = add(cutAtom(cutting.map(size), kind === "support" ? "left" : "right"));
      laneOf.set(branch.link.id, lane);
      if (above) {
        lines.push({ above: above.atom, aboveKey: above.key, below: lane, belowKey: laneKey, inTree: true, kind });
      }
      above = { atom: lane, key: laneKey };
    }
    for (const id of branch.premises) inTree.add(`${branch.link.id} ${id}`);
    if (branch.premises.length === 0) return;
    const row = add(rowAtom(branch.premises.map(size)));
    if (above) {
      lines.push({ above: above.atom, aboveKey: above.key, below: row, belowKey: null, inTree: true, kind });
    }
  };

  if (part.rootId !== null) add(rowAtom([size(part.rootId)]));
  else for (const branch of part.branches) hang(branch, null);
  for (const claimId of part.cardIds) {
    const branches = branchesOf(claimId);
    const leaves = branches.filter((branch) => isLeaf(branch, branchesOf, linksOf));
    for (const branch of branches) if (!leaves.includes(branch)) hang(branch, claimId);
    for (const kind of ["support", "attack"] as const) {
      const ofKind = leaves.filter((branch) => branch.link.kind === kind);
      for (const column of columnsOf(ofKind, rows)) {
        for (const { link, premises } of column) for (const id of premises) inTree.add(`${link.id} ${id}`);
        const below = add(columnAtom(column.flatMap(({ premises }) => premises.map(size))));
        const above = atomOf.get(claimId) ?? 0;
        lines.push({ above, aboveKey: claimId, below, belowKey: null, inTree: true, kind });
      }
    }
  }
  lines.push(...crossLines(part, linksOf, { atomOf, laneOf, inTree }));
  return { atoms, lines };
}

/** The lines between cards of the part that do not hang on each other. */
function crossLines(
  part: Part,
  linksOf: ReadonlyMap<string, readonly LayoutLink[]>,
  known: {
    readonly atomOf: ReadonlyMap<string, number>;
    readonly laneOf: ReadonlyMap<string, number>;
    readonly inTree: ReadonlySet<string>;
  },
): AtomLine[] {
  const lines: AtomLine[] = [];
  for (const premiseId of part.cardIds) {
    for (const link of linksOf.get(premiseId) ?? []) {
      if (known.inTree.has(`${link.id} ${premiseId}`)) continue;
      const lane = known.laneOf.get("inferenceId" in link.target ? link.target.inferenceId : link.id);
      const aim = "claimId" in link.target ? link.target.claimId : null;
      const above = lane ?? (aim === null ? undefined : known.atomOf.get(aim));
      const below = known.atomOf.get(premiseId);
      if (above === undefined || below === undefined || above === below) continue;
      const aboveKey = lane === undefined ? aim : laneKey;
      lines.push({ above, aboveKey, below, belowKey: premiseId, inTree: false, kind: link.kind });
    }
  }
  return lines;
}

/** The cards that undercut a link, and those that undercut these in turn. */
function cuttingCards(branch: Branch): string[] {
  return branch.undercuts.flatMap((undercut) => [...undercut.premises, ...cuttingCards(undercut)]);
}

function isLeaf(
  { link, premises, undercuts }: Branch,
  branchesOf: Parts["branchesOf"],
  linksOf: ReadonlyMap<string, readonly LayoutLink[]>,
): boolean {
  const [only] = premises;
  return (
    only !== undefined &&
    link.premises.length === 1 &&
    undercuts.length === 0 &&
    branchesOf(only).length === 0 &&
    linksOf.get(only)?.length === 1
  );
}

/** Leaves in columns of at most `rows`; very many in columns so high that all together are like a page. */
function columnsOf(leaves: readonly Branch[], rows: number): Branch[][] {
  const most = Math.max(8, Math.ceil(Math.sqrt(0.8 * leaves.length)));
  const count = Math.min(most, Math.ceil(leaves.length / rows));
  return Array.from({ length: count }, (_, column) => leaves.filter((_leaf, index) => index % count === column));
}

function rowAtom(row: readonly LayoutCard[]): Atom {
  const cells: { key: string | null; width: number }[] = [];
  const placed: { id: string; x: number; y: number }[] = [];
  let width = 0;
  for (const card of row) {
    if (placed.length > 0) {
      cells.push({ key: null, width: linkedGap });
      width += linkedGap;
    }
    cells.push({ key: card.id, width: card.width });
    placed.push({ id: card.id, x: width, y: 0 });
    width += card.width;
  }
  const height = Math.max(...row.map((card) => card.height));
  return { cells, cards: placed, width, height, role: row.length > 1 ? "linked" : "card" };
}

function columnAtom(column: readonly LayoutCard[]): Atom {
  const [first] = column;
  if (column.length === 1 && first) return { ...rowAtom([first]), role: "column" };
  const width = Math.max(...column.map((card) => card.width));
  let y = 0;
  const placed = column.map((card) => {
    const at = { id: card.id, x: 0, y };
    y += Math.ceil((card.height + columnGap) / 10) * 10;
    return at;
  });
  const last = column.at(-1);
  const height = (placed.at(-1)?.y ?? 0) + (last?.height ?? 0);
  return { cells: [{ key: first?.id ?? null, width }], cards: placed, width, height, role: "column" };
}

function cutAtom(cutting: readonly LayoutCard[], side: "left" | "right"): Atom {
  const row = rowAtom(cutting);
  const lane = [
    { key: laneKey, width: laneWidth },
    { key: null, width: laneGap },
  ];
  const shift = side === "right" ? laneWidth + laneGap : 0;
  return {
    cells: side === "right" ? [...lane, ...row.cells] : [...row.cells, ...lane.reverse()],
    cards: row.cards.map((card) => ({ ...card, x: card.x + shift })),
    width: row.width + laneWidth + laneGap,
    height: row.height,
    role: "cut",
  };
}
