import { type Block, cardsOf } from "./blocks.ts";
import { type Forest, forestOf, type HangingRule, type LayoutCard, type LayoutLink } from "./forest.ts";
import type { Point } from "./geometry.ts";
import { packed } from "./pack.ts";
import { scoreOf } from "./score.ts";
import { type TreeOptions, treeBlocks } from "./tree.ts";

export type { LayoutCard, LayoutLink } from "./forest.ts";

/** All coordinates are multiples of this many map pixels. */
export const layoutGrid = 10;
const treeGap = 90;
/** Cards placed in all the layouts that are tried, and in all the exchanges that improve one: what bounds the time. */
const cardsToTry = 5_000;
const cardsToImprove = 4_000;
/** More cards than this are laid out once. */
const mostCardsTried = 1_500;

/**
 * Where each card's top left corner goes: conclusions on top, premises below
 * them, linked premises side by side, what is for a claim left of what is against
 * it, undercutting cards beside the line they cut, separate parts packed into the
 * shape of a page. No two cards overlap or come closer than 24 px. The same input
 * gives the same output. The top left corner of everything is at 0, 0.
 *
 * Contours of blocks after Reingold and Tilford's tidy trees (1981).
 */
export function tidyLayout(cards: readonly LayoutCard[], links: readonly LayoutLink[]): Map<string, Point> {
  if (cards.length === 0) return new Map();
  const byId = new Map(cards.map((card) => [card.id, card]));
  const forests = new Map<HangingRule, Forest>();
  const tries = choicesFor(cards.length).map(({ rule, ...options }) => {
    const forest = forests.get(rule) ?? forestOf(cards, links, rule);
    forests.set(rule, forest);
    return { forest, options };
  });
  const [only] = tries;
  if (only && tries.length === 1) return onGrid(placesIn(only.forest, treeBlocks(byId, only.forest, only.options)));
  const tried = tries
    .map(({ forest, options }) => judged(byId, links, forest, options))
    .sort((a, b) => b.score - a.score);
  const improvements = Math.floor(cardsToImprove / cards.length);
  const finals = tried.slice(0, 2).map((attempt) => improve(byId, links, attempt, improvements));
  finals.sort((a, b) => b.score - a.score);
  return onGrid(finals[0]?.places ?? new Map());
}

type Choice = TreeOptions & { readonly rule: HangingRule };

/** What is tried for so many cards: as many layouts as take a moment, the likeliest first. */
function choicesFor(cards: number): readonly Choice[] {
  const stretch = Math.max(1, Math.sqrt(cards / 50));
  const widths = [3_600, Number.POSITIVE_INFINITY, 4_500, 2_800, 2_200, 1_600].map((width) => width * stretch);
  const choices = widths.flatMap((maxWidth) =>
    [2, 1, 3, 4].flatMap((rows) => rules.map((rule) => ({ rule, rows, maxWidth }))),
  );
  return choices.slice(0, cards > mostCardsTried ? 1 : Math.max(6, Math.floor(cardsToTry / cards)));
}

const rules: readonly HangingRule[] = ["deepest", "weightiest", "nearest"];

type Cards = ReadonlyMap<string, LayoutCard>;

type Attempt = {
  readonly forest: Forest;
  readonly options: TreeOptions;
  readonly blocks: ReadonlyMap<string, Block>;
  readonly places: ReadonlyMap<string, Point>;
  readonly score: number;
};

function placesIn(forest: Forest, blocks: ReadonlyMap<string, Block>): Map<string, Point> {
  const roots = forest.roots.flatMap((id) => blocks.get(id) ?? []);
  return cardsOf(packed(roots, treeGap), { x: 0, y: 0 });
}

function judged(
  cards: Cards,
  links: readonly LayoutLink[],
  forest: Forest,
  options: TreeOptions,
  known?: ReadonlyMap<string, Block>,
): Attempt {
  const blocks = treeBlocks(cards, forest, options, known);
  const places = placesIn(forest, blocks);
  // Between layouts that are about as good the plainer one is easier to read.
  const plainness = 1 - 0.02 * (options.rows - 1) - (Number.isFinite(options.maxWidth) ? 0.04 : 0);
  return { forest, options, blocks, places, score: scoreOf(cards, links, places) * plainness };
}

/** Exchanges neighbours under one claim as long as that makes the layout better, at most so many times. */
function improve(cards: Cards, links: readonly LayoutLink[], start: Attempt, tries: number): Attempt {
  const parents = parentsIn(start.forest);
  let best = start;
  let left = tries;
  for (let before: Attempt | null = null; before !== best && left > 0; ) {
    before = best;
    for (const claimId of start.forest.order) {
      const count = start.forest.branches.get(claimId)?.length ?? 0;
      for (let index = 0; index + 1 < count && left > 0; index += 1) {
        left -= 1;
        // Only the blocks around the exchange are made anew.
        const known = new Map(best.blocks);
        for (let id: string | undefined = claimId; id !== undefined; id = parents.get(id)) known.delete(id);
        const attempt = judged(cards, links, exchanged(best.forest, claimId, index), best.options, known);
        if (attempt.score > best.score + 1e-9) best = attempt;
      }
    }
  }
  return best;
}

/** The claim that each claim hangs under. */
function parentsIn(forest: Forest): ReadonlyMap<string, string> {
  const parents = new Map<string, string>();
  for (const [claimId, branches] of forest.branches) {
    const open = [...branches];
    for (let branch = open.pop(); branch; branch = open.pop()) {
      for (const id of branch.premises) parents.set(id, claimId);
      open.push(...branch.undercuts);
    }
  }
  return parents;
}

/** The forest with a claim's branch and the next one in each other's place. */
function exchanged(forest: Forest, claimId: string, index: number): Forest {
  const branches = [...(forest.branches.get(claimId) ?? [])];
  const [a, b] = [branches[index], branches[index + 1]];
  if (a && b) [branches[index], branches[index + 1]] = [b, a];
  return { ...forest, branches: new Map(forest.branches).set(claimId, branches) };
}

/** Everything moved so that it begins at 0, 0, on whole steps of the grid. */
function onGrid(places: ReadonlyMap<string, Point>): Map<string, Point> {
  let [left, top] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (const { x, y } of places.values()) [left, top] = [Math.min(left, x), Math.min(top, y)];
  const snap = (value: number) => Math.round(value / layoutGrid) * layoutGrid;
  return new Map(Array.from(places, ([id, { x, y }]) => [id, { x: snap(x - left), y: snap(y - top) }]));
}
