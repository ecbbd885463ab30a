import { centreOf, type Rect } from "#shared/layout/geometry.ts";
import type { CardView, LinkView, MapView } from "#shared/model/map-view.ts";

function counted(count: number, one: string, many: string): string {
  return count === 1 ? `1 ${one}` : `${count} ${many}`;
}

/** How many supports and attacks on this map aim at each claim. */
export type ArgumentCounts = ReadonlyMap<string, { readonly reasons: number; readonly objections: number }>;

export function countArguments(view: MapView): ArgumentCounts {
  const counts = new Map<string, { reasons: number; objections: number }>();
  for (const link of view.links) {
    if (!("claimId" in link.target)) continue;
    const count = counts.get(link.target.claimId) ?? { reasons: 0, objections: 0 };
    if (link.kind === "support") count.reasons += 1;
    else count.objections += 1;
    counts.set(link.target.claimId, count);
  }
  return counts;
}

/** A card as a screen reader says it. */
export function cardName(card: CardView, counts: ArgumentCounts): string {
  const parts = [`${card.position ? `${card.position.name} claim` : "Claim"}: ${endSentence(card.text)}`];
  if (card.attribution) {
    const { name, year } = card.attribution;
    parts.push(endSentence(year === null ? name : `${name}, ${year}`));
  }
  const { reasons, objections } = counts.get(card.claimId) ?? { reasons: 0, objections: 0 };
  parts.push(
    reasons + objections === 0
      ? "No arguments on this map."
      : `${counted(reasons, "reason", "reasons")}, ${counted(objections, "objection", "objections")}.`,
  );
  if (card.notes > 0) parts.push(`${counted(card.notes, "note", "notes")}.`);
  if (card.collapsed) parts.push(`Collapsed, ${counted(card.hiddenBelow, "claim", "claims")} hidden.`);
  return parts.join(" ");
}

function endSentence(text: string): string {
  const trimmed = text.trim();
  return /[.!?…]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}

/** A link as a screen reader says it: what argues for or against what. */
export function linkName(link: LinkView, textOf: (claimId: string) => string): string {
  const premises = link.premiseClaimIds.map((claimId) => endSentence(textOf(claimId))).join(" And: ");
  const target = "claimId" in link.target ? textOf(link.target.claimId) : "another argument";
  const what = link.kind === "support" ? "Support" : "claimId" in link.target ? "Attack" : "Undercut";
  return `${what}: ${premises} ${link.kind === "support" ? "For" : "Against"}: ${endSentence(target)}`;
}

const rowHeight = 60;

/** Negative where `a` is read before `b`: from top to bottom, and from left to right where they stand in a row. */
function inReadingOrder(a: CardView, b: CardView): number {
  return Math.round(a.y / rowHeight) - Math.round(b.y / rowHeight) || a.x - b.x || a.y - b.y;
}

/** The card that is read first; null when there is none. */
export function firstRead(cards: readonly CardView[]): CardView | null {
  let first: CardView | null = null;
  for (const card of cards) if (first === null || inReadingOrder(card, first) < 0) first = card;
  return first;
}

/** The card that is read last; null when there is none. */
export function lastRead(cards: readonly CardView[]): CardView | null {
  let last: CardView | null = null;
  for (const card of cards) if (last === null || inReadingOrder(card, last) >= 0) last = card;
  return last;
}

export type Direction = "up" | "down" | "left" | "right";

/** The card that lies nearest in a direction; null when there is none. */
export function nearestInDirection(
  fromClaimId: string,
  direction: Direction,
  live: {
    readonly rectOf: (claimId: string) => Rect | undefined;
    readonly rects: () => Iterable<readonly [string, Rect]>;
  },
): string | null {
  const from = live.rectOf(fromClaimId);
  if (!from) return null;
  const start = centreOf(from);
  const vertical = direction === "up" || direction === "down";
  const sign = direction === "down" || direction === "right" ? 1 : -1;
  let best: string | null = null;
  let bestCost = Number.POSITIVE_INFINITY;
  for (const [claimId, rect] of live.rects()) {
    if (claimId === fromClaimId) continue;
    const centre = centreOf(rect);
    const along = sign * (vertical ? centre.y - start.y : centre.x - start.x);
    if (along <= 1) continue;
    const across = Math.abs(vertical ? centre.x - start.x : centre.y - start.y);
    // What lies straight ahead comes before what is nearer but to the side.
    const cost = along + across * (across > along ? 4 : 2);
    if (cost < bestCost) [best, bestCost] = [claimId, cost];
  }
  return best;
}
