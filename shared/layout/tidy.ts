import type { MapDirection } from "../model/records.ts";
import { contourLayout } from "./contours.ts";
import { type Dot, loadDot } from "./dot.ts";
import type { LayoutCard, LayoutLink } from "./forest.ts";
import { boundsOf, type Point } from "./geometry.ts";
import { assembled, inPieces, type PiecesOptions } from "./pieces.ts";
import { crossingsIn, scoreOf } from "./score.ts";
import { type Exchangeable, untangle } from "./untangle.ts";

export type { LayoutCard, LayoutLink } from "./forest.ts";

export type TidyOptions = {
  readonly direction?: MapDirection;
  /** Hears which share of the work is done, from 0 to 1. */
  readonly onProgress?: (share: number) => void;
};

/** All coordinates are multiples of this many map pixels. */
export const layoutGrid = 10;
/** Width to height of the page that a layout aims at. */
const pageRatio = 1.5;

/**
 * Where each card's top left corner goes: conclusions on top (or at the left),
 * premises below them, linked premises side by side, what is for a claim apart
 * from what is against it, undercutting cards beside the line they cut, separate
 * parts packed into the shape of a page. No two cards overlap or come closer than
 * 24 px. The same input gives the same output. The top left corner of everything
 * is at 0, 0.
 *
 * Two engines. Up to some dozens of cards our own contours: they keep for and
 * against strictly apart, and the rows and corridors they leave let links be led
 * round cards and each other. Where lines cross often, and with more cards,
 * Graphviz's dot crosses far fewer lines. On a whole map it gives strips, and its
 * time grows with the square of the size and worse, so it gets pieces of a few
 * dozen cards, which are then put on a page so that what crosses between them is
 * short. Where the first such layout has many crossings another is tried and the one
 * that reads best taken (score.ts); then cards change places where that saves
 * crossings (untangle.ts). Measured by
 * `npm run bench` and held by test/unit/layout-crossings.test.ts.
 */
export async function tidyLayout(
  cards: readonly LayoutCard[],
  links: readonly LayoutLink[],
  options: TidyOptions = {},
): Promise<Map<string, Point>> {
  return tidyWith(await loadDot(), cards, links, options);
}

/** As {@link tidyLayout}, at once, for who has Graphviz at hand. */
export function tidyWith(
  dot: Dot,
  cards: readonly LayoutCard[],
  links: readonly LayoutLink[],
  { direction = "down", onProgress }: TidyOptions = {},
): Map<string, Point> {
  if (direction === "down") return layOut(dot, cards.map(onWholeSteps), links, pageRatio, onProgress);
  // Everything is reckoned downwards on a page turned on its side.
  const turned = cards.map(({ id, width, height }) => onWholeSteps({ id, width: height, height: width }));
  const places = layOut(dot, turned, links, 1 / pageRatio, onProgress);
  return new Map(Array.from(places, ([id, { x, y }]) => [id, { x: y, y: x }]));
}

/** Widths that are whole steps of the grid keep what stands side by side on it. */
function onWholeSteps(card: LayoutCard): LayoutCard {
  return { ...card, width: Math.ceil(card.width / layoutGrid) * layoutGrid };
}

/** Up to so many cards our own engine is asked first. */
const mostForContours = 60;
/** Its layout stands when no more lines cross than so many. */
const fewCrossings = 6;
/** What a crossing counts when layouts are compared. */
const crossingWeight = 2.5;

function layOut(
  dot: Dot,
  cards: readonly LayoutCard[],
  links: readonly LayoutLink[],
  ratio: number,
  onProgress: (share: number) => void = () => {},
): Map<string, Point> {
  const byId = new Map(cards.map((card) => [card.id, card]));
  const tries = choicesFor(cards.length);
  const scored = (places: ReadonlyMap<string, Point>, exchangeable: Exchangeable): Attempt => ({
    places,
    exchangeable,
    score: scoreOf(byId, links, places, ratio, crossingWeight),
  });
  let own: Attempt | null = null;
  if (cards.length <= mostForContours) {
    const places = contourLayout(cards, links, ratio);
    if (crossingsIn(byId, links, places) <= fewCrossings) return onGrid(places);
    own = scored(places, new Map());
  }
  const tried: Attempt[] = [];
  for (const [index, choice] of tries.entries()) {
    const pieces = inPieces(cards, links, { ...choice, ratio }, dot, (done) =>
      onProgress((index + (0.9 * done) / cards.length) / tries.length),
    );
    const places = assembled(pieces, ratio, arrangement);
    if (choice === forLarge) return onGrid(places);
    tried.push(scored(places, new Map(pieces.pieces.flatMap(({ keys }) => keys))));
    const isLast = index + 1 === tries.length;
    if (!isLast && isPageLike(byId, places, ratio) && crossingsIn(byId, links, places) <= goodShare * links.length)
      break;
  }
  tried.sort((a, b) => b.score - a.score);
  const [best] = tried;
  if (!best) return onGrid(own?.places ?? new Map());
  const places = untangle(byId, links, best.places, best.exchangeable, pairsToLookAt);
  return onGrid(own && own.score >= scored(places, best.exchangeable).score ? own.places : places);
}

type Attempt = {
  readonly places: ReadonlyMap<string, Point>;
  readonly exchangeable: Exchangeable;
  readonly score: number;
};

/** Pairs of lines looked at when the best layout is untangled. */
const pairsToLookAt = 3_000_000;

/** No second layout is tried when the first has at most so many crossings for every link, on about such a page. */
const goodShare = 0.4;
const pageSlack = 2;

function isPageLike(
  cards: ReadonlyMap<string, LayoutCard>,
  places: ReadonlyMap<string, Point>,
  ratio: number,
): boolean {
  const rects = Array.from(places, ([id, at]) => ({
    ...at,
    width: cards.get(id)?.width ?? 0,
    height: cards.get(id)?.height ?? 0,
  }));
  const { width, height } = boundsOf(rects) ?? { width: 0, height: 0 };
  return width < pageSlack * ratio * height && ratio * height < pageSlack * width;
}

type Choice = Omit<PiecesOptions, "ratio">;

/** The one arrangement of the pieces that is made: each costs another search of the page and another score. */
const arrangement = 1;

/** Cards laid out in all tries, and how often a map is tried at most: what bounds the time. */
const cardsToTry = 1_600;
const mostTries = 2;

/** More cards than this go to Graphviz in pieces only: whole maps take it too long. */
const mostWhole = 400;
const whole = Number.POSITIVE_INFINITY;

/** What is tried while there is time: the first ones found the best layouts of the maps measured. */
const choices: readonly Choice[] = [
  { limit: 30, rows: 2, rule: "nearest" },
  { limit: whole, rows: 1, rule: "weightiest" },
  { limit: 60, rows: 2, rule: "nearest" },
  { limit: whole, rows: 2, rule: "nearest" },
  { limit: 30, rows: 1, rule: "nearest" },
  { limit: 20, rows: 2, rule: "nearest" },
  { limit: 60, rows: 1, rule: "weightiest" },
  { limit: 30, rows: 2, rule: "weightiest" },
  { limit: whole, rows: 1, rule: "nearest" },
  { limit: whole, rows: 2, rule: "weightiest" },
];
/** The one layout of a large map. */
const forLarge: Choice = { limit: 60, rows: 2, rule: "weightiest" };

function choicesFor(cards: number): readonly Choice[] {
  const tries = Math.floor(cardsToTry / Math.max(1, cards));
  if (tries < 1) return [forLarge];
  return choices
    .filter(({ limit }) => (limit === whole ? cards <= mostWhole : limit < cards))
    .slice(0, Math.min(tries, mostTries));
}

/** Everything moved so that it begins at 0, 0, on whole steps of the grid. */
function onGrid(places: ReadonlyMap<string, Point>): Map<string, Point> {
  let [left, top] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (const { x, y } of places.values()) [left, top] = [Math.min(left, x), Math.min(top, y)];
  const snap = (value: number) => Math.round(value / layoutGrid) * layoutGrid;
  return new Map(Array.from(places, ([id, { x, y }]) => [id, { x: snap(x - left), y: snap(y - top) }]));
}
