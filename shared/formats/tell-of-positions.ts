import { lose } from "./document/loss-kinds.ts";
import type { MapDocument } from "./document/map-document.ts";
import type { Losses } from "./losses.ts";

/** Tells what is lost of positions in formats that name them at the claims that have them, each with one colour. */
export function tellOfPositions({ claims, positions, title }: MapDocument, losses: Losses): void {
  const used = new Set(claims.map(({ positionId }) => positionId));
  lose(losses, "unusedPositions", title, positions.filter(({ id }) => !used.has(id)).length);
  const looks = positions.filter(({ id, look }) => used.has(id) && look !== null);
  if (looks.length > 0) losses.add("glyphs and dark colours of positions", looks[0]?.name ?? "", looks.length);
}
