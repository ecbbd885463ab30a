import { type Block, cardsOf } from "./blocks.ts";
import { type Forest, forestOf, type HangingRule, type LayoutCard, type LayoutLink } from "./forest.ts";
import type { Point } from "./geometry.ts";
import { packed } from "./pack.ts";
import { scoreOf } from "./score.ts";
import { type TreeOptions, treeBlocks } from "./tree.ts";

/** Between separate trees. */
const treeGap = 90;
/** Cards placed in all the layouts that are tried, and in all the exchanges that improve one: what bounds the time. */
const cardsToTry = 5_000;
const cardsToImprove = 4_000;

/**
 * A small map as a person would draw it, best of many tries: blocks put together
 * by their contours after Reingold and Tilford's tidy trees (1981). Every tree is
 * kept strictly: premises below their target, what is for a claim left of what is
 * against it. For some dozens of cards; larger trees get too wide.
 */
export function contourLayout(
  cards: readonly LayoutCard[],
  links: readonly LayoutLink[],
  ratio: number,
): Map<string, Point> {
  const byId = new Map(cards.map((card) => [card.id, card]));
  const forests = new Map<HangingRule, Forest>();
  const tried = choicesFor(cards.length, ratio)
    .map(({ rule, ...options }) => {
      const forest = forests.get(rule) ?? forestOf(cards, links, rule);
      forests.set(rule, forest);
      return judged(byId, links, forest, options);
    })
    .sort((a, b) => b.score - a.score);
  const improvements = Math.floor(cardsToImprove / Math.max(1, cards.length));
  const finals = tried.slice(0, 2).map((attempt) => improve(byId, links, attempt, improvements));
  finals.sort((a, b) => b.score - a.score);
  return new Map(finals[0]?.places);
}

type Choice = TreeOptions & { readonly rule: HangingRule };

/** What is tried for so many cards: as many layouts as take a moment, the likeliest first. */
function choicesFor(cards: number, ratio: number): readonly Choice[] {
  const stretch = Math.max(1, Math.sqrt(cards / 50));
  const widths = [3_600, Number.POSITIVE_INFINITY, 4_500, 2_800, 2_200, 1_600].map((width) => width * stretch);
  const choices = widths.flatMap((maxWidth) =>
    [2, 1, 3, 4].flatMap((rows) => rules.map((rule) => ({ rule, rows, maxWidth, ratio }))),
  );
  return choices.slice(0, Math.max(6, Math.floor(cardsToTry / Math.max(1, cards))));
}

const rules: readonly HangingRule[] = ["deepest", "weightiest", "nearest"];

/** What a crossing counts: little, for the router leads links round each other in the rows and corridors of these layouts. */
const crossingWeight = 0.25;

type Cards = ReadonlyMap<string, LayoutCard>;

type Attempt = {
  readonly forest: Forest;
  readonly options: TreeOptions;
  readonly blocks: ReadonlyMap<string, Block>;
  readonly places: ReadonlyMap<string, Point>;
  readonly score: number;
};

function placesIn(forest: Forest, blocks: ReadonlyMap<string, Block>, ratio: number): Map<string, Point> {
  const roots = forest.roots.flatMap((id) => blocks.get(id) ?? []);
  return cardsOf(packed(roots, treeGap, ratio), { x: 0, y: 0 });
}

function judged(
  cards: Cards,
  links: readonly LayoutLink[],
  forest: Forest,
  options: TreeOptions,
  known?: ReadonlyMap<string, Block>,
): Attempt {
  const blocks = treeBlocks(cards, forest, options, known);
  const places = placesIn(forest, blocks, options.ratio);
  // Between layouts that are about as good the plainer one is easier to read.
  const plainness = 1 - 0.02 * (options.rows - 1) - (Number.isFinite(options.maxWidth) ? 0.04 : 0);
  return {
    forest,
    options,
    blocks,
    places,
    score: scoreOf(cards, links, places, options.ratio, crossingWeight) * plainness,
  };
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
