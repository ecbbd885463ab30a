import type { LayoutCard, LayoutLink } from "./forest.ts";
import { grow, overlaps, type Point } from "./geometry.ts";
import { RectIndex } from "./rect-index.ts";

/** Cards with the same key may change places. */
export type Exchangeable = ReadonlyMap<string, string>;

/** What a card keeps from others when it takes another's place. */
const gap = 30;

/**
 * Lets cards on one level change places as long as fewer lines cross then, or as
 * many and they are shorter. A line runs straight from a premise to its target; an
 * undercut's to the middle of the line it cuts.
 * @param pairs how many pairs of lines may be looked at: what bounds the time
 */
export function untangle(
  cards: ReadonlyMap<string, LayoutCard>,
  links: readonly LayoutLink[],
  start: ReadonlyMap<string, Point>,
  exchangeable: Exchangeable,
  pairs: number,
): Map<string, Point> {
  const places = new Map(start);
  const lines = new Lines(cards, links, places);
  const slots = slotsOf(cards, places);
  const fits = (id: string, other: string, at: Point) => {
    const wanted = grow({ ...at, ...sizeOf(cards, id) }, gap);
    return !slots.some(wanted, (slot, { x, y }) => {
      const near = inSlot.get(slot) ?? slot;
      return near !== id && near !== other && overlaps(wanted, { x, y, ...sizeOf(cards, near) });
    });
  };
  /** Who stands where each card stood at first, and where each card stands now, for those that changed places. */
  const inSlot = new Map<string, string>();
  const slotOf = new Map<string, string>();
  const families = Map.groupBy(exchangeable.keys(), (id) => `${exchangeable.get(id)} ${places.get(id)?.y}`);
  for (let better = true; better && lines.looked < pairs; ) {
    better = false;
    for (const family of families.values()) {
      for (const [index, a] of family.entries()) {
        for (const b of family.slice(index + 1)) {
          if (lines.looked > pairs) return places;
          const [atA, atB] = [places.get(a), places.get(b)];
          if (!atA || !atB) continue;
          if (overlaps({ ...atB, ...sizeOf(cards, a) }, { ...atA, ...sizeOf(cards, b) }, gap)) continue;
          if (!fits(a, b, atB) || !fits(b, a, atA)) continue;
          const touched = lines.linesAt(a, b);
          if (touched.length === 0) continue;
          const before = lines.trouble(touched, Number.POSITIVE_INFINITY);
          lines.exchange(a, b, touched);
          if (lines.trouble(touched, before - least) >= before - least) {
            lines.exchange(a, b, touched);
            continue;
          }
          better = true;
          const [slotA, slotB] = [slotOf.get(a) ?? a, slotOf.get(b) ?? b];
          slotOf.set(a, slotB).set(b, slotA);
          inSlot.set(slotA, b).set(slotB, a);
        }
      }
    }
  }
  return places;
}

/** Where cards stand, with room for the largest card in each place. */
function slotsOf(cards: ReadonlyMap<string, LayoutCard>, places: ReadonlyMap<string, Point>): RectIndex<string> {
  let [width, height] = [0, 0];
  for (const card of cards.values()) [width, height] = [Math.max(width, card.width), Math.max(height, card.height)];
  const slots = new RectIndex<string>();
  for (const [id, at] of places) slots.add({ ...at, width, height }, id);
  return slots;
}

function sizeOf(cards: ReadonlyMap<string, LayoutCard>, id: string) {
  const card = cards.get(id);
  return { width: card?.width ?? 0, height: card?.height ?? 0 };
}

/** What a pixel of a line counts beside a crossing, and what an exchange must gain. */
const lengthWeight = 1e-6;
const least = 1e-6;

class Lines {
  looked = 0;
  readonly #cards: ReadonlyMap<string, LayoutCard>;
  readonly #places: Map<string, Point>;
  readonly #links: ReadonlyMap<string, LayoutLink>;
  readonly #of: { readonly premise: string; readonly link: LayoutLink; readonly target: string | null }[] = [];
  /** Which lines depend on a card's place. */
  readonly #at = new Map<string, number[]>();
  readonly #ends: Float64Array;

  constructor(cards: ReadonlyMap<string, LayoutCard>, links: readonly LayoutLink[], places: Map<string, Point>) {
    this.#cards = cards;
    this.#places = places;
    this.#links = new Map(links.map((link) => [link.id, link]));
    for (const link of links) {
      for (const premise of link.premises) {
        const line = this.#of.length;
        this.#of.push({ premise, link, target: "claimId" in link.target ? link.target.claimId : null });
        for (const id of new Set([premise, ...this.#cardsAimedAt(link)])) {
          const own = this.#at.get(id);
          if (own) own.push(line);
          else this.#at.set(id, [line]);
        }
      }
    }
    this.#ends = new Float64Array(4 * this.#of.length);
    for (const line of this.#of.keys()) this.#draw(line);
  }

  linesAt(a: string, b: string): readonly number[] {
    const atA = this.#at.get(a) ?? [];
    return [...atA, ...(this.#at.get(b) ?? []).filter((line) => !atA.includes(line))];
  }

  exchange(a: string, b: string, touched: readonly number[]): void {
    const [atA, atB] = [this.#places.get(a), this.#places.get(b)];
    if (!atA || !atB) return;
    this.#places.set(a, atB);
    this.#places.set(b, atA);
    for (const line of touched) this.#draw(line);
  }

  /** Crossings of these lines with all lines, and a little for their lengths; not reckoned on from `enough`. */
  trouble(touched: readonly number[], enough: number): number {
    const ends = this.#ends;
    let trouble = 0;
    for (const line of touched) {
      if (trouble >= enough) return trouble;
      const at = 4 * line;
      const [x1, y1, x2, y2] = [ends[at] ?? 0, ends[at + 1] ?? 0, ends[at + 2] ?? 0, ends[at + 3] ?? 0];
      trouble += lengthWeight * Math.hypot(x1 - x2, y1 - y2);
      const [left, right] = x1 < x2 ? [x1, x2] : [x2, x1];
      const [top, bottom] = y1 < y2 ? [y1, y2] : [y2, y1];
      this.looked += this.#of.length;
      for (let other = 0; other < ends.length; other += 4) {
        const x3 = ends[other] ?? 0;
        const x4 = ends[other + 2] ?? 0;
        if ((x3 < left && x4 < left) || (x3 > right && x4 > right)) continue;
        const y3 = ends[other + 1] ?? 0;
        const y4 = ends[other + 3] ?? 0;
        if ((y3 < top && y4 < top) || (y3 > bottom && y4 > bottom)) continue;
        const a = (x2 - x1) * (y3 - y1) - (y2 - y1) * (x3 - x1);
        const b = (x2 - x1) * (y4 - y1) - (y2 - y1) * (x4 - x1);
        if (a * b >= 0) continue;
        const c = (x4 - x3) * (y1 - y3) - (y4 - y3) * (x1 - x3);
        const d = (x4 - x3) * (y2 - y3) - (y4 - y3) * (x2 - x3);
        // Two lines that both moved are met twice, which does no harm: both sums are reckoned alike.
        if (c * d < 0 && !this.#meet(line, other / 4)) trouble += 1;
      }
    }
    return trouble;
  }

  #meet(one: number, another: number): boolean {
    const [a, b] = [this.#of[one], this.#of[another]];
    if (!a || !b) return false;
    return (
      a.premise === b.premise ||
      a.premise === b.target ||
      b.premise === a.target ||
      (a.target !== null && a.target === b.target)
    );
  }

  #draw(line: number): void {
    const of = this.#of[line];
    if (!of) return;
    const from = this.#centre(of.premise);
    const to = this.#aim(of.link, 0);
    const ends = this.#ends;
    ends[4 * line] = from.x;
    ends[4 * line + 1] = from.y;
    ends[4 * line + 2] = to.x;
    ends[4 * line + 3] = to.y;
  }

  #aim(link: LayoutLink, depth: number): Point {
    if ("claimId" in link.target) return this.#centre(link.target.claimId);
    const cut = this.#links.get(link.target.inferenceId);
    if (!cut || depth > maxUndercuts) return { x: 0, y: 0 };
    const [from, to] = [this.#centre(cut.premises[0] ?? ""), this.#aim(cut, depth + 1)];
    return { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  }

  #cardsAimedAt(link: LayoutLink): string[] {
    const ids: string[] = [];
    let current: LayoutLink | undefined = link;
    for (let depth = 0; current && depth <= maxUndercuts; depth += 1) {
      if ("claimId" in current.target) return [...ids, current.target.claimId];
      current = this.#links.get(current.target.inferenceId);
      ids.push(current?.premises[0] ?? "");
    }
    return ids;
  }

  #centre(id: string): Point {
    const at = this.#places.get(id);
    const card = this.#cards.get(id);
    return at && card ? { x: at.x + card.width / 2, y: at.y + card.height / 2 } : { x: 0, y: 0 };
  }
}

/** Undercuts of undercuts are followed so far. */
const maxUndercuts = 20;
