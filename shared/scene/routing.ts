import type { Rect } from "../layout/geometry.ts";
import { IdIndex, type Placed } from "../layout/id-index.ts";
import type { LinkView } from "../model/map-view.ts";
import type { MapDirection } from "../model/records.ts";
import { changesBetween, type Region, Squares } from "./changes.ts";
import { directionOf, turnPathBack, turnPointBack } from "./facing.ts";
import { Lanes } from "./lanes.ts";
import type { SettledLine } from "./line-index.ts";
import { edgesOf, fitTogether, type Guided, spreadEnds } from "./link-edges.ts";
import { endLength } from "./link-ends.ts";
import { drawLink, type LinkGeometry, type Stem } from "./link-geometry.ts";
import { type LinkPlan, pathOf, planLink, sameLink } from "./link-plans.ts";
import { Obstacles } from "./obstacles.ts";
import type { Path } from "./path.ts";
import { type CutLink, drawUndercuts } from "./undercut-routing.ts";
import { hitCost, WaySearch } from "./way-search.ts";
import { bottomOf, plain, routeOf, sameWay, type Way } from "./ways.ts";

/** A plan with the way found for it among the lines that are settled. */
type Choice = { readonly plan: LinkPlan; readonly way: Way; readonly isFree: boolean; readonly looked: Region };

/** The way that a choice takes to where the line ends beside others. */
type Landed = { readonly endX: number; readonly way: Way; readonly looked: Region };

type Drawn = {
  readonly choice: Choice;
  readonly landed: Landed;
  readonly fitted: Guided;
  readonly looked: Region;
  readonly geometry: LinkGeometry;
};

/** All that was reckoned for the links of a map, kept so that a change need not reckon everything again. */
export type Routing = {
  readonly direction: MapDirection;
  readonly rects: ReadonlyMap<string, Rect>;
  readonly cards: IdIndex<Rect>;
  readonly lines: IdIndex<SettledLine>;
  readonly plans: ReadonlyMap<string, LinkPlan>;
  readonly drawn: ReadonlyMap<string, Drawn>;
  readonly cuts: ReadonlyMap<string, CutLink>;
  readonly geometries: Map<string, LinkGeometry>;
};

/**
 * Leads all links among cards that stand at `rects`. With `earlier`, whatever the
 * changes since cannot have touched is taken over from there, the same objects;
 * the result is what it would be without.
 */
export function routeLinks(
  links: readonly LinkView[],
  rects: ReadonlyMap<string, Rect>,
  direction: MapDirection,
  earlier: Routing | null,
): Routing {
  // In another direction nothing of it holds.
  const before = earlier?.direction === direction ? earlier : null;
  const moved = before ? changesBetween(before.rects, rects) : new Map<string, Rect | null>();
  const touched = new Squares();
  for (const [id, rect] of moved) {
    touched.addRect(before?.rects.get(id));
    touched.addRect(rect);
  }
  const cards = before
    ? before.cards.changed(new Map(Array.from(moved, ([id, rect]) => [id, rect && { rect, item: rect }])))
    : new IdIndex(new Map(Array.from(rects, ([id, rect]) => [id, { rect, item: rect }])));
  const obstacles = new Obstacles(cards);

  const plans = planAll(links, rects, direction, new WaySearch(obstacles, null), before, moved, touched);
  const lines = linesOf(plans, before, touched);
  const search = new WaySearch(obstacles, lines);
  const choices = Array.from(plans.values(), (plan) => choose(plan, search, before, touched));
  const guided = choices.map(
    ({ plan, way }): Guided => ({ plan, way, legWays: plan.legs.map((leg) => leg.way), endX: 0, bend: null }),
  );
  const edges = edgesOf(guided);
  spreadEnds(edges, direction);
  const landings: Landed[] = [];
  const changed = new Set<Guided>();
  for (const each of guided) {
    const choice = choices[landings.length];
    if (!choice) break;
    const known = before?.drawn.get(choice.plan.link.inferenceId);
    const holds = known?.choice === choice && known.landed.endX === each.endX && !touched.touch(known.landed.looked);
    const landed = holds ? known.landed : land(choice, each.endX, search);
    landings.push(landed);
    if (landed.way !== each.way) changed.add(each);
    each.way = landed.way;
  }
  spreadEnds(edges, direction, changed);
  fitTogether(guided, edges, direction, new Lanes(obstacles));

  const drawn = new Map<string, Drawn>();
  const geometries = new Map<string, LinkGeometry>();
  for (const [index, choice] of choices.entries()) {
    const [fitted, landed] = [guided[index], landings[index]];
    if (!fitted || !landed) continue;
    const id = choice.plan.link.inferenceId;
    const known = before?.drawn.get(id);
    const holds =
      known &&
      known.choice === choice &&
      known.landed === landed &&
      sameFit(known.fitted, fitted) &&
      !touched.touch(known.looked);
    const now = holds ? known : draw(choice, landed, fitted, search, known?.geometry ?? null);
    drawn.set(id, now);
    geometries.set(id, now.geometry);
  }
  const cuts = drawUndercuts(
    links,
    rects,
    direction,
    new WaySearch(obstacles, null),
    geometries,
    before?.cuts ?? null,
    moved,
    touched,
  );
  return { direction, rects, cards, lines, plans, drawn, cuts, geometries };
}

function planAll(
  links: readonly LinkView[],
  rects: ReadonlyMap<string, Rect>,
  direction: MapDirection,
  search: WaySearch,
  before: Routing | null,
  moved: ReadonlyMap<string, Rect | null>,
  touched: Squares,
): Map<string, LinkPlan> {
  const plans = new Map<string, LinkPlan>();
  for (const link of links) {
    if (!("claimId" in link.target)) continue;
    const targetId = link.target.claimId;
    const known = before?.plans.get(link.inferenceId);
    const holds =
      known &&
      sameLink(known.link, link) &&
      !moved.has(targetId) &&
      !link.premiseClaimIds.some((id) => moved.has(id)) &&
      !touched.touch(known.looked);
    const plan = holds ? known : planLink(link, targetId, rects, search, direction);
    if (plan) plans.set(link.inferenceId, plan);
  }
  return plans;
}

/** The settled lines of all plans; those that are new or gone count as touched. */
function linesOf(plans: ReadonlyMap<string, LinkPlan>, before: Routing | null, touched: Squares): IdIndex<SettledLine> {
  if (!before) {
    const all = new Map<string, Placed<SettledLine>>();
    for (const [id, { line }] of plans) if (line) all.set(id, { rect: line.bounds, item: line });
    return new IdIndex(all);
  }
  const changes = new Map<string, Placed<SettledLine> | null>();
  for (const [id, plan] of plans) {
    const known = before.plans.get(id);
    if (known === plan) continue;
    touchLine(known?.line, touched);
    touchLine(plan.line, touched);
    changes.set(id, plan.line && { rect: plan.line.bounds, item: plan.line });
  }
  for (const [id, { line }] of before.plans) {
    if (plans.has(id)) continue;
    touchLine(line, touched);
    changes.set(id, null);
  }
  return before.lines.changed(changes);
}

function touchLine(line: SettledLine | null | undefined, touched: Squares): void {
  const pieces = line?.pieces ?? [];
  for (let i = 0; i + 3 < pieces.length; i += 4) {
    const [ax, ay, bx, by] = [pieces[i] ?? 0, pieces[i + 1] ?? 0, pieces[i + 2] ?? 0, pieces[i + 3] ?? 0];
    // A little more, because who looks at places looks at a little more as well.
    touched.add(Math.min(ax, bx) - 1, Math.min(ay, by) - 1, Math.max(ax, bx) + 1, Math.max(ay, by) + 1);
  }
}

function choose(plan: LinkPlan, search: WaySearch, before: Routing | null, touched: Squares): Choice {
  const known = before?.drawn.get(plan.link.inferenceId)?.choice;
  if (known?.plan === plan && (plan.isPlain || !touched.touch(known.looked))) return known;
  if (plan.isPlain) return { plan, way: plain, isFree: true, looked: plan.looked };
  search.obstacles.watch();
  const { way, cost } = search.choose(plan.leg, plan.link.inferenceId);
  return { plan, way, isFree: cost < hitCost, looked: search.obstacles.watched() };
}

function sameFit(a: Guided, b: Guided): boolean {
  return (
    a.endX === b.endX &&
    a.bend === b.bend &&
    sameWay(a.way, b.way) &&
    a.legWays.every((way, index) => sameWay(way, b.legWays[index] ?? plain))
  );
}

/** Beside others a line ends elsewhere than it was reckoned to, and may come under a card: then it takes another way. */
function land(choice: Choice, endX: number, search: WaySearch): Landed {
  const { plan, way, isFree } = choice;
  const leg = { ...plan.leg, endX };
  search.obstacles.watch();
  if (isFree && search.obstacles.under(pathOf(leg, way), leg.own, 1).size > 0) {
    const other = search.choose(leg, plan.link.inferenceId);
    if (other.cost < hitCost) return { endX, way: other.way, looked: search.obstacles.watched() };
  }
  return { endX, way, looked: search.obstacles.watched() };
}

function draw(choice: Choice, landed: Landed, fitted: Guided, search: WaySearch, known: LinkGeometry | null): Drawn {
  const { link, lead, legs } = choice.plan;
  const leg = { ...choice.plan.leg, endX: fitted.endX };
  const edge = bottomOf(leg.to);
  const end = { x: fitted.endX, y: edge + endLength[link.kind] };
  search.obstacles.watch();
  const pathBy = (way: Way, bend: number | null) => turnPathBack(leg.facing, routeOf(way, leg.from, end, bend));
  const isFree = (path: Path) => search.obstacles.under(path, leg.own, 1).size === 0;
  let path = pathBy(fitted.way, fitted.bend);
  const isAsLanded = fitted.bend === null && fitted.endX === landed.endX && fitted.way === landed.way;
  if (choice.isFree && !isAsLanded && !isFree(path)) {
    const simpler = pathBy(fitted.way, null);
    const other = isFree(simpler) ? null : search.choose(leg, link.inferenceId);
    if (other === null) path = simpler;
    else if (other.cost < hitCost) path = pathBy(other.way, null);
  }
  const stem: Stem = {
    path,
    tip: turnPointBack(leg.facing, { x: fitted.endX, y: edge }),
    direction: directionOf(leg.facing),
  };
  const legPaths = legs.map((each, index) => pathOf(each.leg, fitted.legWays[index] ?? each.way));
  return {
    choice,
    landed,
    fitted,
    looked: search.obstacles.watched(),
    geometry: drawLink(link, lead, stem, legPaths, known),
  };
}
