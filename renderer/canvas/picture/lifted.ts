import { boundsOf, centreOf, type Point, type Rect } from "#shared/layout/geometry.ts";
import type { InferenceKind } from "#shared/model/records.ts";
import { layoutCard } from "#shared/scene/card.ts";
import { detailAt } from "#shared/scene/detail.ts";
import { barsOf, paintBarsCard, paintPatch, patchColour } from "#shared/scene/far-cards.ts";
import { type LinkGeometry, linkWidth } from "#shared/scene/links.ts";
import { paintItems } from "#shared/scene/paint.ts";
import { cardRing } from "#shared/scene/rings.ts";
import { cardItems, frameItems, linkItems } from "#shared/scene/scene.ts";
import { type ThemeName, themes } from "#shared/scene/theme.ts";
import { useFrames } from "../elements/frame-store.ts";
import type { LiveMap } from "../live/live-map.ts";
import { canvasId } from "../node-ids.ts";

/** What the painter leaves out of its pictures, by ids. */
export type LiftedIds = {
  /** Cards that are being moved: drawn over the picture, where they are at the moment. */
  readonly claimIds: readonly string[];
  /** Cards that an element of the page stands for: not drawn at all. */
  readonly hiddenClaimIds: readonly string[];
  /** Links whose ends are being moved. */
  readonly inferenceIds: readonly string[];
  readonly frameIds: readonly string[];
};

export const noneLifted: LiftedIds = { claimIds: [], hiddenClaimIds: [], inferenceIds: [], frameIds: [] };

const path2d = (data: string) => new Path2D(data);

/** Draws frames that are being moved or resized, through a context that takes map pixels. */
export function paintLiftedFrames(
  context: CanvasRenderingContext2D,
  live: LiveMap,
  { frameIds }: LiftedIds,
  theme: ThemeName,
): void {
  const ids = new Set(frameIds);
  const { sizes } = useFrames.getState();
  for (const frame of live.view?.frames ?? []) {
    if (!ids.has(frame.id)) continue;
    const place = live.places.get(canvasId("frame", frame.id));
    paintItems(context, frameItems({ ...frame, ...place, ...sizes.get(frame.id) }, themes[theme]), path2d);
  }
}

/** Draws links and cards that are being moved, as far as they are in view, through a context that takes map pixels. */
export function paintLifted(
  context: CanvasRenderingContext2D,
  live: LiveMap,
  { claimIds, inferenceIds }: LiftedIds,
  { theme, ringedClaimIds }: { readonly theme: ThemeName; readonly ringedClaimIds: readonly string[] },
  seen: Rect & { readonly zoom: number; readonly scale: number },
): void {
  const { zoom, scale } = seen;
  const detail = detailAt(zoom);
  const links: LinkGeometry[] = [];
  const chords: Chord[] = [];
  for (const id of inferenceIds) {
    const geometry = live.geometryOf(id);
    if (geometry === undefined) addChords(live, id, seen, chords);
    else if (meets(geometry.bounds, seen)) links.push(geometry);
  }
  if (detail === "text" && links.length <= mostInFull) {
    for (const link of links) paintItems(context, linkItems(link, themes[theme]), path2d);
  } else paintLines(context, links, theme, scale);
  paintChords(context, chords, theme, scale);
  const ringed = new Set(ringedClaimIds);
  for (const id of claimIds) {
    const rect = live.rectOf(id);
    const card = live.cardOf(id);
    if (!rect || !card || !meets(rect, seen)) continue;
    if (detail === "text") {
      paintItems(context, cardItems({ ...layoutCard(card), ...rect, card }, theme), path2d);
    } else if (detail === "bars") {
      paintBarsCard(context, rect, card.position, barsOf(card), { theme, scale, path2d });
    } else {
      context.fillStyle = patchColour(card.position, theme);
      paintPatch(context, rect, scale);
    }
    if (ringed.has(id)) paintItems(context, [cardRing(rect, themes[theme], scale)], path2d);
  }
}

/** More moving links than this are drawn as lines alone, without ends and junctions. */
const mostInFull = 60;
/** No line is thinner than this, in image pixels. */
const leastWidth = 0.75;

/** Draws links as lines, all of a kind in one go. */
function paintLines(
  context: CanvasRenderingContext2D,
  links: readonly LinkGeometry[],
  theme: ThemeName,
  scale: number,
): void {
  context.lineWidth = Math.max(linkWidth, leastWidth / scale);
  context.lineCap = "butt";
  context.setLineDash([]);
  for (const kind of ["support", "attack"] as const) {
    context.strokeStyle = themes[theme][kind];
    context.beginPath();
    for (const link of links) {
      if (link.kind !== kind) continue;
      for (const line of link.polylines) {
        for (const [index, { x, y }] of line.entries()) {
          if (index === 0) context.moveTo(x, y);
          else context.lineTo(x, y);
        }
      }
    }
    context.stroke();
  }
}

/** A straight line from a premise to what it is for or against. */
type Chord = { readonly kind: InferenceKind; readonly from: Point; readonly to: Point };

/** Adds the straight lines of a link for which there is no other; undercuts, which end on lines, have none. */
function addChords(live: LiveMap, inferenceId: string, seen: Rect, chords: Chord[]): void {
  const link = live.linkViewOf(inferenceId);
  const target = link && "claimId" in link.target ? live.rectOf(link.target.claimId) : undefined;
  if (!link || !target) return;
  for (const claimId of link.premiseClaimIds) {
    const premise = live.rectOf(claimId);
    if (!premise || !meets(boundsOf([premise, target]) ?? premise, seen)) continue;
    chords.push({ kind: link.kind, from: centreOf(premise), to: centreOf(target) });
  }
}

function paintChords(
  context: CanvasRenderingContext2D,
  chords: readonly Chord[],
  theme: ThemeName,
  scale: number,
): void {
  context.lineWidth = Math.max(linkWidth, leastWidth / scale);
  for (const kind of ["support", "attack"] as const) {
    context.strokeStyle = themes[theme][kind];
    context.beginPath();
    for (const chord of chords) {
      if (chord.kind !== kind) continue;
      context.moveTo(chord.from.x, chord.from.y);
      context.lineTo(chord.to.x, chord.to.y);
    }
    context.stroke();
  }
}

function meets(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
