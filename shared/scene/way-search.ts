import type { Point, Rect } from "../layout/geometry.ts";
import type { IdIndex } from "../layout/id-index.ts";
import { turnPathBack, turnRect } from "./facing.ts";
import { crossingsOf, type SettledLine } from "./line-index.ts";
import type { Obstacles } from "./obstacles.ts";
import {
  bottomOf,
  type LaneWay,
  type Leg,
  laneAt,
  laneX,
  likelyEnd,
  longGap,
  overFirst,
  plain,
  routeOf,
  topOf,
  upFirst,
  type Way,
  wayFits,
} from "./ways.ts";

/** Between ends further apart than this no lane is looked for: some card always lies in between. */
export const farAway = 4_000;
/** Between ends further apart than this nothing is looked at. */
const outOfSight = 12_000;
/** Lanes and level stretches keep this off the cards that they pass. */
const laneGap = 16;
const levelGap = 18;
const mostLanes = 12;
const mostTried = 90;
/** What a card over a line costs, and another line across it, in pixels of detour. */
export const hitCost = 4_000;
const crossingCost = 300;

export type FoundWay = { readonly way: Way; readonly cost: number };

/** Looks for ways past cards, and past settled lines when there are any. */
export class WaySearch {
  readonly obstacles: Obstacles;
  readonly #lines: IdIndex<SettledLine> | null;

  constructor(obstacles: Obstacles, lines: IdIndex<SettledLine> | null) {
    this.obstacles = obstacles;
    this.#lines = lines;
  }

  /** True when the line can go over in one short bend that no card lies on. */
  isPlain(leg: Leg): boolean {
    const end = { x: likelyEnd(leg, plain), y: bottomOf(leg.to) };
    if (leg.from.y - end.y > longGap) return false;
    return this.obstacles.under(turnPathBack(leg.facing, routeOf(plain, leg.from, end)), leg.own, 1).size === 0;
  }

  /** The way with the fewest cards over it, then the one that is shortest and crosses least, and what it costs. */
  choose(leg: Leg, ownId = ""): FoundWay {
    const { trial, lanes } = this.#tryLanes(leg, ownId);
    if (trial.best.cost < hitCost || !lanes) return trial.best;
    for (const way of levelWays(leg, trial.lanes(), trial.levels())) trial.consider(way, 60);
    return trial.best;
  }

  /** What the way costs that is found at the first look: enough to compare places for a junction. */
  estimate(leg: Leg): number {
    return this.#tryLanes(leg, "").trial.best.cost;
  }

  /** Tries the simple ways, then (`lanes`) those past the cards that lie over them. */
  #tryLanes(leg: Leg, ownId: string): { readonly trial: Trial; readonly lanes: boolean } {
    const across = Math.abs(topOf(leg.from).x - topOf(leg.to).x);
    const distance = Math.max(across, leg.from.y - bottomOf(leg.to));
    const trial = new Trial(leg, ownId, this.obstacles, this.#lines);
    if (distance > outOfSight) {
      trial.best = { way: overFirst, cost: hitCost + distance };
      return { trial, lanes: false };
    }
    const long = leg.from.y - bottomOf(leg.to) > longGap;
    const simple = long ? [overFirst, upFirst, plain] : [plain, overFirst, upFirst];
    for (const [index, way] of simple.entries()) if (trial.consider(way, index * 10)) return { trial, lanes: false };
    if (distance > farAway) return { trial, lanes: false };
    for (const { x, away } of trial.lanes()) for (const way of waysAlong(leg, x, away)) trial.consider(way, 30);
    return { trial, lanes: true };
  }
}

type Lane = { readonly x: number; readonly away: -1 | 1 };

function* waysAlong(leg: Leg, x: number, away: -1 | 1): Generator<LaneWay> {
  yield laneAt(x, away, "top");
  if (leg.fromCard && Math.abs(x - topOf(leg.from).x) > leg.from.width / 2 + 4) yield laneAt(x, away, "side");
}

/** Ways with one or two level stretches: straight on first, or by a lane. */
function* levelWays(leg: Leg, lanes: readonly Lane[], levels: readonly number[]): Generator<LaneWay> {
  const [low, high] = [leg.from.y - levelGap, bottomOf(leg.to) + levelGap + 10];
  for (const y of [low, high, ...levels]) {
    yield { ...upFirst, last: y };
    yield { ...overFirst, first: y };
  }
  for (const { x, away } of lanes) {
    for (const way of waysAlong(leg, x, away)) {
      yield { ...way, last: high };
      for (const last of levels) yield { ...way, last };
      if (way.from === "side") continue;
      yield { ...way, first: low };
      yield { ...way, first: low, last: high };
      for (const y of levels) {
        yield { ...way, first: low, last: y };
        yield { ...way, first: y, last: high };
      }
    }
  }
}

/** One search: the best way so far, and the cards that were in the way of those tried. */
class Trial {
  best: FoundWay = { way: plain, cost: Number.POSITIVE_INFINITY };
  readonly #leg: Leg;
  readonly #ownId: string;
  readonly #obstacles: Obstacles;
  readonly #lines: IdIndex<SettledLine> | null;
  readonly #blockers = new Map<string, Rect>();
  #tried = 0;

  constructor(leg: Leg, ownId: string, obstacles: Obstacles, lines: IdIndex<SettledLine> | null) {
    this.#leg = leg;
    this.#ownId = ownId;
    this.#obstacles = obstacles;
    this.#lines = lines;
  }

  /** Takes a way when it is better than those before; true when nothing at all is in its way. */
  consider(way: Way, penalty: number): boolean {
    const leg = this.#leg;
    const end = { x: likelyEnd(leg, way), y: bottomOf(leg.to) };
    const plainCost = usualLength(way, leg, end) + penalty;
    if (this.#tried > mostTried || plainCost >= this.best.cost || !wayFits(way, leg.from, end)) return false;
    this.#tried += 1;
    const path = turnPathBack(leg.facing, routeOf(way, leg.from, end));
    // The first way shows what is in between, so all of it is looked for.
    const most = this.#tried <= 1 ? undefined : Math.floor((this.best.cost - plainCost) / hitCost) + 1;
    const under = this.#obstacles.under(path, leg.own, most);
    for (const [id, rect] of under) this.#blockers.set(id, rect);
    let cost = plainCost + under.size * hitCost;
    if (cost >= this.best.cost) return false;
    const crossings = this.#lines && under.size === 0 ? crossingsOf(path, this.#lines, this.#ownId, leg.targetId) : 0;
    cost += crossings * crossingCost;
    if (cost < this.best.cost) this.best = { way, cost };
    return under.size + crossings === 0;
  }

  /** Upright lines just left and right of the cards in the way. */
  lanes(): readonly Lane[] {
    const lanes = new Map<number, Lane>();
    for (const rect of this.#blockers.values()) {
      const { x, width } = turnRect(this.#leg.facing, rect);
      const [left, right] = [Math.round(x - laneGap), Math.round(x + width + laneGap)];
      if (!lanes.has(left)) lanes.set(left, { x: left, away: -1 });
      if (!lanes.has(right)) lanes.set(right, { x: right, away: 1 });
      if (lanes.size >= mostLanes) break;
    }
    return [...lanes.values()];
  }

  /** Level lines just over and under the cards in the way. */
  levels(): readonly number[] {
    const levels = new Set<number>();
    for (const rect of this.#blockers.values()) {
      const { y, height } = turnRect(this.#leg.facing, rect);
      levels.add(Math.round(y - levelGap)).add(Math.round(y + height + levelGap));
      if (levels.size >= mostLanes) break;
    }
    return [...levels];
  }
}

/** About how long a line is: near enough to compare ways, and much quicker than its exact length. */
function usualLength(way: Way, leg: Leg, end: Point): number {
  const start = topOf(leg.from);
  const up = Math.abs(start.y - end.y);
  if (way.kind === "plain") return Math.sqrt((start.x - end.x) ** 2 + up ** 2) * 1.05;
  const lane = laneX(way, leg.from, end);
  const half = way.from === "side" ? leg.from.width / 2 : 0;
  const [first, last] = [Math.abs(lane - start.x) - half, Math.abs(lane - end.x)];
  // Bends save a little of the way round the corners.
  return up + first + last - Math.min(20, first * 0.3) - Math.min(20, last * 0.3);
}
