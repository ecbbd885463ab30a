import { overlaps, type Rect } from "../../layout/geometry.ts";
import { type LinkView, type MapView, whollyPlaced } from "../../model/map-view.ts";
import type { Frame } from "../../model/records.ts";
import type { LinkGeometry, LinkStroke } from "../link-geometry.ts";
import { boundsOfDrawn, type CardGeometry, type MapGeometry } from "../map-geometry.ts";
import { passes } from "../obstacles.ts";
import { walkPath } from "../path.ts";
import { type MapPart, PictureFault } from "./picture-options.ts";

/** What a picture shows of a map: everything stands, and every line runs, as on the whole map. */
export type DrawnPart = {
  readonly cards: readonly CardGeometry[];
  readonly links: readonly LinkGeometry[];
  readonly frames: readonly Frame[];
  /** What the picture takes of the map's plane, without margin. */
  readonly area: Rect;
  /** Whether everything is cut off at the area's edges. */
  readonly cut: boolean;
};

/**
 * Chooses what of a map is drawn.
 * @returns null for the whole of an empty map
 * @throws PictureFault when the part is empty, or names what is not on the map
 */
export function partOfMap(view: MapView, geometry: MapGeometry, part: MapPart): DrawnPart | null {
  switch (part.of) {
    case "map":
      return (
        geometry.bounds && {
          cards: [...geometry.cards.values()],
          links: [...geometry.links.values()],
          frames: view.frames,
          area: geometry.bounds,
          cut: false,
        }
      );
    case "selection":
      return ofClaims(view, geometry, chosenClaims(geometry, part.claimIds), []);
    case "branch":
      if (!geometry.cards.has(part.claimId))
        throw new PictureFault("missing", "The claim whose branch is to be drawn is not shown on this map.");
      return ofClaims(view, geometry, branchOf(view.links, part.claimId), []);
    case "frame": {
      const frame = view.frames.find(({ id }) => id === part.frameId);
      if (!frame) throw new PictureFault("missing", "The frame that is to be drawn is not on this map.");
      const inside = [...geometry.cards.values()].filter((card) => encloses(frame, card));
      return ofClaims(
        view,
        geometry,
        new Set(inside.map(({ card }) => card.claimId)),
        view.frames.filter((other) => other === frame || encloses(frame, other)),
      );
    }
    case "view":
      return inView(view, geometry, { x: part.x, y: part.y, width: part.width, height: part.height });
  }
}

function chosenClaims({ cards }: MapGeometry, claimIds: readonly string[]): ReadonlySet<string> {
  if (claimIds.length === 0) throw new PictureFault("empty", "No claim is chosen. Choose the cards to be drawn.");
  const missing = claimIds.filter((id) => !cards.has(id)).length;
  if (missing > 0) {
    const which = missing === 1 ? "One of the chosen claims is" : `${missing} of the chosen claims are`;
    throw new PictureFault("missing", `${which} not shown on this map.`);
  }
  return new Set(claimIds);
}

/** A claim and all that argues for or against it or against a step to it, and so on. */
function branchOf(links: readonly LinkView[], claimId: string): ReadonlySet<string> {
  const against = new Map<string, LinkView[]>();
  for (const link of links) {
    const target = "claimId" in link.target ? `claim:${link.target.claimId}` : `inference:${link.target.inferenceId}`;
    const known = against.get(target);
    if (known) known.push(link);
    else against.set(target, [link]);
  }
  const claims = new Set([claimId]);
  const targets = new Set([`claim:${claimId}`]);
  // What is added on the way is walked too.
  for (const target of targets) {
    for (const link of against.get(target) ?? []) {
      targets.add(`inference:${link.inferenceId}`);
      for (const premise of link.premiseClaimIds) {
        claims.add(premise);
        targets.add(`claim:${premise}`);
      }
    }
  }
  return claims;
}

function ofClaims(
  view: MapView,
  geometry: MapGeometry,
  claims: ReadonlySet<string>,
  frames: readonly Frame[],
): DrawnPart {
  const cards = [...geometry.cards.values()].filter(({ card }) => claims.has(card.claimId));
  const links = whollyPlaced(view.links, claims).flatMap(({ inferenceId }) => geometry.links.get(inferenceId) ?? []);
  const area = boundsOfDrawn(cards, links, frames);
  if (!area) throw new PictureFault("empty", "There is nothing in this part of the map.");
  return { cards, links, frames, area, cut: false };
}

function inView(view: MapView, geometry: MapGeometry, area: Rect): DrawnPart {
  const cards = [...geometry.cards.values()].filter((card) => overlaps(card, area) || markOverlaps(card, area));
  const links: LinkGeometry[] = [];
  for (const link of geometry.links.values()) {
    if (!overlaps(link.bounds, area)) continue;
    const strokes = link.strokes.filter((stroke) => strokeTouches(stroke, area));
    if (strokes.length > 0) links.push(strokes.length === link.strokes.length ? link : { ...link, strokes });
  }
  const frames = view.frames.filter((frame) => overlaps(frame, area));
  if (cards.length + links.length + frames.length === 0)
    throw new PictureFault("empty", "Nothing of the map is in this view. Move to where there are cards.");
  return { cards, links, frames, area, cut: true };
}

function markOverlaps({ x, y, hidden }: CardGeometry, area: Rect): boolean {
  return hidden !== null && overlaps({ ...hidden.rect, x: x + hidden.rect.x, y: y + hidden.rect.y }, area);
}

/** Arrowheads and bars reach this far from the lines that they end. */
const endReach = 12;

function strokeTouches({ path }: LinkStroke, area: Rect): boolean {
  let touched = false;
  walkPath(path, 16, (ax, ay, bx, by) => {
    touched ||= passes(ax, ay, bx, by, area, endReach);
  });
  return touched;
}

function encloses(frame: Rect, { x, y, width, height }: Rect): boolean {
  return x >= frame.x && y >= frame.y && x + width <= frame.x + frame.width && y + height <= frame.y + frame.height;
}
