import type { Losses } from "../losses.ts";
import type { DocumentPosition, MapDocument } from "./map-document.ts";

/** Positions in the order in which their names are listed; those that are not listed stay last, as they were. */
export function inThisOrder(positions: readonly DocumentPosition[], names: readonly string[]): DocumentPosition[] {
  const rank = new Map(names.map((name, index) => [name.toLowerCase(), index]));
  const rankOf = ({ name }: DocumentPosition) => rank.get(name.toLowerCase()) ?? names.length;
  return [...positions].sort((a, b) => rankOf(a) - rankOf(b));
}

/**
 * A document with its positions in the order in which its claims first have them,
 * for formats that name a position only where a claim has it; told in `losses`
 * when that is another order.
 */
export function positionsAsUsed(document: MapDocument, losses: Losses): MapDocument {
  const ids = [...new Set(document.claims.map(({ positionId }) => positionId))];
  const positions = [...document.positions].sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
  if (positions.some(({ id }, index) => id !== document.positions[index]?.id)) {
    losses.add("the order of positions", document.title);
  }
  return { ...document, positions };
}
