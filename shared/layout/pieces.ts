import { type AtomGraph, atomsOf } from "./atoms.ts";
import { type Dot, dotCentres } from "./dot.ts";
import { type Forest, forestOf, type HangingRule, type LayoutCard, type LayoutLink } from "./forest.ts";
import { boundsOf, type Point, type Size } from "./geometry.ts";
import { placesOnLevels } from "./levels.ts";
import { onPage, type Pull } from "./page.ts";
import { partsOf } from "./parts.ts";

export type PiecesOptions = {
  readonly rule: HangingRule;
  /** About how many cards are laid out in one piece. */
  readonly limit: number;
  /** How many leaves of one claim may stand in a column, one under the other. */
  readonly rows: number;
  /** Width to height of the page. */
  readonly ratio: number;
};

export type Pieces = { readonly pieces: readonly Piece[]; readonly pulls: readonly Pull[] };

type Piece = Size & {
  readonly places: ReadonlyMap<string, Point>;
  /** Which cards of one level may change places: linked premises among each other, single cards among each other. */
  readonly keys: readonly (readonly [string, string])[];
};

/**
 * Cuts the map into pieces and lays out each by itself with Graphviz.
 * @param onPiece hears how many cards have been laid out
 */
export function inPieces(
  cards: readonly LayoutCard[],
  links: readonly LayoutLink[],
  options: PiecesOptions,
  dot: Dot,
  onPiece?: (cards: number) => void,
): Pieces {
  const byId = new Map(cards.map((card) => [card.id, card]));
  const linksOf = linksByCard(links);
  const forest = forestOf(cards, links, options.rule);
  const { parts, branchesOf } = partsOf(withoutSingles(forest), options.limit);
  let done = 0;
  const pieces: Piece[] = parts.map((part, number) => {
    const graph = atomsOf(part, branchesOf, byId, linksOf, options);
    const centres = graph.atoms.length === 1 ? [{ x: 0, y: 0 }] : dotCentres(graph, dot);
    const places = placesOnLevels(graph, centres);
    done += part.cardIds.length;
    onPiece?.(done);
    return { places, keys: keysOf(graph, number), ...extentOf(places, byId) };
  });
  const singles = singlesOf(forest);
  if (singles.length > 0) pieces.push(gridOf(singles, byId, options.ratio));
  return { pieces, pulls: pullsOf(pieces, byId, links) };
}

/** The pieces on a page of `ratio` (width to height); another `seed` finds another arrangement. */
export function assembled({ pieces, pulls }: Pieces, ratio: number, seed: number): Map<string, Point> {
  const corners = onPage(pieces, pulls, ratio, seed);
  const all = new Map<string, Point>();
  for (const [index, { places }] of pieces.entries()) {
    const corner = corners[index] ?? { x: 0, y: 0 };
    for (const [id, at] of places) all.set(id, { x: at.x + corner.x, y: at.y + corner.y });
  }
  return all;
}

function keysOf({ atoms }: AtomGraph, piece: number): [string, string][] {
  return atoms.flatMap(({ role, cards }, index): [string, string][] => {
    if (role === "linked") return cards.map(({ id }) => [id, `${piece} ${index}`]);
    return role !== "cut" && cards.length === 1 ? cards.map(({ id }) => [id, `${piece}`]) : [];
  });
}

/** The links that each card is a premise of. */
function linksByCard(links: readonly LayoutLink[]): Map<string, LayoutLink[]> {
  const linksOf = new Map<string, LayoutLink[]>();
  const add = (id: string, link: LayoutLink) => {
    const own = linksOf.get(id);
    if (own) own.push(link);
    else linksOf.set(id, [link]);
  };
  for (const link of links) {
    for (const id of new Set(link.premises)) add(id, link);
  }
  return linksOf;
}

function isSingle(forest: Forest, id: string): boolean {
  return (forest.branches.get(id) ?? []).every(({ premises, undercuts }) => premises.length + undercuts.length === 0);
}

/** Cards on which nothing hangs and that hang on nothing. */
function singlesOf(forest: Forest): string[] {
  return forest.roots.filter((id) => isSingle(forest, id));
}

function withoutSingles(forest: Forest): Forest {
  return { ...forest, roots: forest.roots.filter((id) => !isSingle(forest, id)) };
}

function extentOf(places: ReadonlyMap<string, Point>, cards: ReadonlyMap<string, LayoutCard>): Size {
  const rects = Array.from(places, ([id, at]) => ({
    ...at,
    width: cards.get(id)?.width ?? 0,
    height: cards.get(id)?.height ?? 0,
  }));
  const { width, height } = boundsOf(rects) ?? { width: 0, height: 0 };
  return { width, height };
}

/** Between cards that nothing links. */
const gridGap = 40;

/** Cards in columns, about the shape of the page, tops of a row level. */
function gridOf(ids: readonly string[], cards: ReadonlyMap<string, LayoutCard>, ratio: number): Piece {
  const steps = (length: number) => Math.ceil((length + gridGap) / 10) * 10;
  const all = ids.map((id) => cards.get(id) ?? { id, width: 0, height: 0 });
  const step = steps(Math.max(...all.map((card) => card.width)));
  const area = all.reduce((sum, card) => sum + step * steps(card.height), 0);
  const columns = Math.max(1, Math.round(Math.sqrt(area * ratio) / step));
  const places = new Map<string, Point>();
  let y = 0;
  for (let first = 0; first < all.length; first += columns) {
    const row = all.slice(first, first + columns);
    for (const [column, { id }] of row.entries()) places.set(id, { x: column * step, y });
    y += steps(Math.max(...row.map((card) => card.height)));
  }
  return { places, keys: [], ...extentOf(places, cards) };
}

/** The lines from piece to piece. */
function pullsOf(
  pieces: readonly Piece[],
  cards: ReadonlyMap<string, LayoutCard>,
  links: readonly LayoutLink[],
): Pull[] {
  const pieceOf = new Map<string, number>();
  for (const [index, { places }] of pieces.entries()) for (const id of places.keys()) pieceOf.set(id, index);
  const centreOf = (id: string): Point => {
    const at = pieces[pieceOf.get(id) ?? -1]?.places.get(id) ?? { x: 0, y: 0 };
    return { x: at.x + (cards.get(id)?.width ?? 0) / 2, y: at.y + (cards.get(id)?.height ?? 0) / 2 };
  };
  const byId = new Map(links.map((link) => [link.id, link]));
  const pulls: Pull[] = [];
  for (const link of links) {
    const aim = aimOf(link, byId);
    const to = aim === null ? undefined : pieceOf.get(aim);
    if (aim === null || to === undefined) continue;
    for (const id of link.premises) {
      const from = pieceOf.get(id);
      if (from !== undefined && from !== to) pulls.push({ from, to, start: centreOf(id), end: centreOf(aim) });
    }
  }
  return pulls;
}

/** A card at the place where a link ends: its target, or the first premise of the link that it undercuts. */
function aimOf(link: LayoutLink, links: ReadonlyMap<string, LayoutLink>): string | null {
  if ("claimId" in link.target) return link.target.claimId;
  return links.get(link.target.inferenceId)?.premises[0] ?? null;
}
