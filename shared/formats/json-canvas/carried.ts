import { carryOnly } from "../document/carry.ts";
import type { DocumentPlace, MapDocument } from "../document/map-document.ts";
import { drawnPlaces } from "../drawn-places.ts";
import type { Losses } from "../losses.ts";

/**
 * What JSON Canvas carries of a map: claims with positions and places, arguments
 * with schemes, frames. Places are whole numbers there, and every card has one.
 * The title is the file's name.
 */
export function carriedByJsonCanvas(document: MapDocument, losses: Losses): MapDocument {
  const kept = carryOnly(
    document,
    { positions: true, places: true, frames: true, schemes: true, implicit: true },
    losses,
  );
  const { cards } = drawnPlaces(kept);
  const rounded = kept.claims.filter(({ place }) => place !== null && !isWhole(place));
  if (rounded.length > 0) losses.add("fractions of pixels in places of cards", document.title, rounded.length);
  const frames = kept.frames.filter((frame) => !isWhole(frame) || !isWhole({ x: frame.width, y: frame.height }));
  if (frames.length > 0) losses.add("fractions of pixels in frames", frames[0]?.title ?? "", frames.length);
  return {
    ...kept,
    claims: kept.claims.map((claim) => {
      const card = cards.get(claim.id);
      return { ...claim, place: card === undefined ? null : { x: card.x, y: card.y } };
    }),
    frames: kept.frames.map(({ x, y, width, height, ...frame }) => ({
      ...frame,
      x: Math.round(x),
      y: Math.round(y),
      width: Math.max(1, Math.round(width)),
      height: Math.max(1, Math.round(height)),
    })),
  };
}

function isWhole({ x, y }: DocumentPlace): boolean {
  return Number.isInteger(x) && Number.isInteger(y);
}
