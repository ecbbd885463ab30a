import { type Block, cardBlock, clearShift, clearShiftLeft, combine, extentOf, inRow, type Step } from "./blocks.ts";
import type { Branch, Forest, LayoutCard } from "./forest.ts";
import { type Group, onShelves } from "./shelves.ts";

export type TreeOptions = {
  /** How many leaves of one claim may stand in a column, one under the other. */
  readonly rows: number;
  /** What hangs under one claim and is wider than this stands on shelves. */
  readonly maxWidth: number;
  /** Width to height of the page. */
  readonly ratio: number;
};

/** Between a target and its premises, and what a junction adds to it. */
const levelGap = 76;
const junctionRoom = 40;
/** Between neighbours on one level; two lanes for lines fit in. */
const siblingGap = 56;
/** Between linked premises. */
const linkedGap = 30;
/** Between cards in a column. */
const columnGap = 40;
/** Between a line and a card that undercuts it, and over and under that card. */
const cutDistance = 48;
const cutMargin = 64;

/**
 * Every claim with all that hangs under it as a block: conclusions on top, what is
 * for them at the left, against them at the right. Blocks in `known` are taken as
 * they are.
 */
export function treeBlocks(
  cards: ReadonlyMap<string, LayoutCard>,
  forest: Forest,
  options: TreeOptions,
  known: ReadonlyMap<string, Block> = new Map(),
): Map<string, Block> {
  const blocks = new Map(known);
  const blockOf = (id: string): Block =>
    blocks.get(id) ?? { cards: [], inner: [], left: [], right: [], height: 0, stem: 0 };
  for (let index = forest.order.length - 1; index >= 0; index -= 1) {
    const id = forest.order[index] ?? "";
    const card = cards.get(id);
    if (!card || blocks.has(id)) continue;
    blocks.set(id, claimBlock(card, forest.branches.get(id) ?? [], blockOf, forest, options));
  }
  return blocks;
}

type BlockOf = (id: string) => Block;

function claimBlock(
  card: LayoutCard,
  branches: readonly Branch[],
  blockOf: BlockOf,
  forest: Forest,
  options: TreeOptions,
): Block {
  const own = cardBlock(card);
  const groups = groupBlocks(branches, blockOf, forest, options);
  if (groups.length === 0) return own;
  const linked = groups.some((group) => group.linked);
  const down = card.height + levelGap + (linked ? junctionRoom : 0);
  const width = groups.reduce((sum, { block }) => sum + extentOf(block).width, 0);
  if (groups.length >= 4 && width > options.maxWidth) {
    const shelves = onShelves(groups, siblingGap, card.width, options.maxWidth, options.ratio).map(({ block, at }) => ({
      block,
      at: { x: at.x, y: at.y + down },
    }));
    return combine([{ block: own, at: { x: -card.width / 2, y: 0 } }, ...shelves], 0);
  }
  const row = inRow(
    groups.map((group) => group.block),
    siblingGap,
  );
  const stems = row.map(({ block, at }) => at.x + block.stem);
  const middle = ((stems[0] ?? 0) + (stems.at(-1) ?? 0)) / 2;
  const left = middle - card.width / 2;
  return combine(
    [{ block: own, at: { x: left, y: 0 } }, ...row.map(({ block, at }) => ({ block, at: { x: at.x, y: down } }))],
    middle,
  );
}

/** The groups under one claim from left to right: supports, then attacks; leaves in columns, towards the middle. */
function groupBlocks(branches: readonly Branch[], blockOf: BlockOf, forest: Forest, options: TreeOptions): Group[] {
  const filled = branches.filter((branch) => branch.premises.length > 0 || branch.undercuts.length > 0);
  const sides = {
    support: { leaves: [] as Block[], trees: [] as Branch[] },
    attack: { leaves: [] as Block[], trees: [] as Branch[] },
  };
  for (const branch of filled) {
    const [only] = branch.premises;
    const isLeaf =
      branch.premises.length === 1 &&
      branch.undercuts.length === 0 &&
      only !== undefined &&
      (forest.branches.get(only) ?? []).every((each) => each.premises.length === 0 && each.undercuts.length === 0);
    const side = sides[branch.link.kind];
    if (isLeaf && branch.link.premises.length === 1) side.leaves.push(blockOf(only));
    else side.trees.push(branch);
  }
  const count = sides.support.trees.length + sides.attack.trees.length;
  let index = 0;
  const trees = (list: readonly Branch[]): Group[] =>
    list.flatMap((branch) => {
      const side = count > 1 && index < count / 2 ? -1 : 1;
      index += 1;
      const block = branchBlock(branch, blockOf, side);
      return block ? [{ block, linked: branch.link.premises.length > 1, lines: 1 }] : [];
    });
  const columns = (leaves: readonly Block[]): Group[] =>
    columnBlocks(leaves, options.rows).map((block) => ({ block, linked: false, lines: block.inner.length }));
  return [
    ...trees(sides.support.trees),
    ...columns(sides.support.leaves),
    ...columns(sides.attack.leaves),
    ...trees(sides.attack.trees),
  ];
}

function columnBlocks(leaves: readonly Block[], rows: number): Block[] {
  const count = Math.ceil(leaves.length / rows);
  return Array.from({ length: count }, (_, column) => {
    let y = 0;
    const inner = leaves
      .filter((_leaf, index) => index % count === column)
      .map((block) => {
        const at = { x: -block.stem, y };
        y += block.height + columnGap;
        return { block, at };
      });
    return combine(inner, 0);
  });
}

/** One link's premises side by side, and the cards that undercut it on one side of its line, a level between. */
function branchBlock(branch: Branch, blockOf: BlockOf, side: -1 | 1): Block | null {
  const row = inRow(branch.premises.map(blockOf), linkedGap);
  const stems = row.map(({ block, at }) => at.x + block.stem);
  const stem = stems.length === 0 ? 0 : ((stems[0] ?? 0) + (stems.at(-1) ?? 0)) / 2;
  const cuts = branch.undercuts.flatMap((undercut) => {
    const block = branchBlock(undercut, blockOf, side);
    return block ? [block] : [];
  });
  if (cuts.length === 0) return row.length === 0 ? null : combine(row, stem);

  // The undercutting card stands beside the line; the premises begin under it.
  const topCards = branch.undercuts.flatMap((undercut) =>
    undercut.premises.map((id) => blockOf(id).inner[0]?.block.height ?? blockOf(id).height),
  );
  const down = row.length === 0 ? 0 : Math.max(...topCards, 0) + cutMargin;
  const placed = row.map(({ block, at }) => ({ block, at: { x: at.x, y: down } }));
  for (const cut of cuts) {
    const around = placed.length === 0 ? null : combine(placed, stem);
    placed.push({ block: cut, at: { x: cutPlace(cut, around, stem, side), y: 0 } });
  }
  return combine([...placed, { block: lineBlock(down), at: { x: stem, y: 0 } }], stem);
}

/** Keeps neighbours off a line that goes up from x = 0. */
function lineBlock(length: number): Block {
  const span = { top: -levelGap / 2, bottom: length };
  return { cards: [], inner: [], left: [{ ...span, x: -18 }], right: [{ ...span, x: 18 }], height: length, stem: 0 };
}

/** The x at which an undercutting block clears the line at `stem` and all that is `around` it. */
function cutPlace(cut: Block, around: Block | null, stem: number, side: -1 | 1): number {
  const first: readonly Step[] = side === 1 ? cut.left : cut.right;
  const edge = first[0]?.x ?? 0;
  const besideLine = stem + side * cutDistance - edge;
  if (!around) return besideLine;
  const clear =
    side === 1 ? clearShift(around.right, cut, 0, siblingGap) : clearShiftLeft(around.left, cut, 0, siblingGap);
  if (!Number.isFinite(clear)) return besideLine;
  return side === 1 ? Math.max(besideLine, clear) : Math.min(besideLine, clear);
}
