import type { Rect } from "#shared/layout/geometry.ts";
import type { DrawItem } from "#shared/scene/draw-list.ts";
import { linkEnd } from "#shared/scene/link-ends.ts";
import { linkWidth } from "#shared/scene/links.ts";
import {
  lineStyles,
  linkBoundsAt,
  linkGeometryAt,
  numbersOfCommand,
  type PackedLinks,
  pathCommands,
  strokeStart,
} from "#shared/scene/packed-links.ts";
import { type PaintContext, paintItems, tracePath } from "#shared/scene/paint.ts";
import { junctionRing, linkRing } from "#shared/scene/rings.ts";
import { linkItems } from "#shared/scene/scene.ts";
import { type ThemeName, themes } from "#shared/scene/theme.ts";
import { visibleParts } from "#shared/scene/visible-path.ts";
import type { PaintStyle } from "./painter-cards.ts";
import type { PainterMap } from "./painter-map.ts";
import { Recent } from "./recent.ts";

export type LinkContext<P> = PaintContext<P> & { globalAlpha: number; lineDashOffset: number };

const mostLaidOut = 4_000;

/** Lines are never thinner than this, in image pixels; they get fainter instead. */
const leastWidth = 0.75;
const leastAlpha = 0.4;
/** Curves smaller than this come out as straight lines, in image pixels. */
const smallCurve = 4;
/** Arrowheads, bars and junctions smaller than this are left out, in image pixels. */
const leastMark = 2;
const markSize = 11;
/** How faint a broken line is as a whole one. */
const styleAlpha = { solid: 1, dashed: 0.8, dotted: 0.5 } as const;

const ids = { inferenceId: String, claimId: String };

/** Paints links, and remembers what it has laid out for the next picture. */
export class LinkPainter {
  readonly #items = new Recent<readonly DrawItem[]>(mostLaidOut);
  #theme: ThemeName | null = null;

  /** These links are not any more what they were. */
  forget(slots: Iterable<number>): void {
    for (const slot of slots) this.#items.delete(slot);
  }

  clear(): void {
    this.#items.clear();
  }

  /** Paints the links of these slots, those in `selected` with a ring under their lines. */
  paint<P>(
    context: LinkContext<P>,
    map: PainterMap,
    slots: Uint32Array,
    selected: ReadonlySet<number>,
    seen: Rect,
    style: PaintStyle<P>,
  ): void {
    if (style.theme !== this.#theme) this.#items.clear();
    this.#theme = style.theme;
    if (style.detail === "text") {
      this.#paintItems(context, map, slots, selected, seen, style);
      return;
    }
    paintLines(context, map, slots, style);
    const ringed = slots.filter((slot) => selected.has(slot));
    if (ringed.length === 0) return;
    for (const slot of ringed) paintItems(context, ringOf(map, slot, style).under, style.path2d);
    paintLines(context, map, ringed, style);
    for (const slot of ringed) paintItems(context, ringOf(map, slot, style).over, style.path2d);
  }

  #paintItems<P>(
    context: LinkContext<P>,
    map: PainterMap,
    slots: Uint32Array,
    selected: ReadonlySet<number>,
    seen: Rect,
    style: PaintStyle<P>,
  ): void {
    const mostLong = longLine * (seen.width + seen.height);
    let items: DrawItem[] = [];
    for (const slot of slots) {
      const ring = selected.has(slot) ? ringOf(map, slot, style) : null;
      if (ring) items.push(...ring.under);
      const own = this.#items.get(slot, () => {
        const geometry = geometryOf(map, slot);
        return geometry ? linkItems(geometry, themes[style.theme]) : [];
      });
      const bounds = map.link(slot, linkBoundsAt);
      if (bounds && bounds.width + bounds.height > mostLong) {
        paintItems(context, items, style.path2d);
        items = [];
        paintSeen(context, own, seen, style.path2d);
      } else items.push(...own);
      if (ring) items.push(...ring.over);
    }
    paintItems(context, items, style.path2d);
  }
}

/** Broken lines of links that are longer than this share of what is seen are painted by the parts that are. */
const longLine = 0.5;

/**
 * Paints items, and of broken lines what is seen of them, with the dashes where
 * they lie in the whole line: dashes nobody sees take as long as others.
 */
function paintSeen<P>(
  context: LinkContext<P>,
  items: readonly DrawItem[],
  seen: Rect,
  path2d: (data: string) => P,
): void {
  for (const item of items) {
    if (item.kind !== "path" || item.dash.length === 0) {
      paintItems(context, [item], path2d);
      continue;
    }
    for (const { path, from } of visibleParts(item.path, seen)) {
      context.lineDashOffset = from;
      paintItems(context, [{ ...item, path }], path2d);
    }
    context.lineDashOffset = 0;
  }
}

function geometryOf(map: PainterMap, slot: number) {
  return map.link(slot, (pack, index) => linkGeometryAt(pack, index, ids));
}

/** What marks a selected link: what goes under its lines, and what over them. */
function ringOf(
  map: PainterMap,
  slot: number,
  { theme, scale }: Pick<PaintStyle<unknown>, "theme" | "scale">,
): { readonly under: readonly DrawItem[]; readonly over: readonly DrawItem[] } {
  const geometry = geometryOf(map, slot);
  if (!geometry) return { under: [], over: [] };
  return {
    under: linkRing(geometry, themes[theme], scale),
    over: geometry.junction ? [junctionRing(geometry.junction, themes[theme], scale)] : [],
  };
}

/** All lines of a kind and style as one path: a map seen from afar has thousands. */
function paintLines<P>(
  context: LinkContext<P>,
  map: PainterMap,
  slots: Uint32Array,
  { theme, scale }: PaintStyle<P>,
): void {
  const { canvas, ...tokens } = themes[theme];
  const width = Math.max(linkWidth, leastWidth / scale);
  const faint = Math.max(leastAlpha, Math.sqrt(Math.min(1, (linkWidth * scale) / leastWidth)));
  const hasMarks = markSize * scale >= leastMark;
  context.lineJoin = "round";
  context.lineCap = "butt";
  context.setLineDash([]);
  context.lineWidth = width;
  const trace = (add: (pack: PackedLinks, index: number) => number): boolean => {
    context.beginPath();
    let traced = 0;
    for (const slot of slots) traced += map.link(slot, add) ?? 0;
    return traced > 0;
  };
  for (const [attack, kind] of (["support", "attack"] as const).entries()) {
    const colour = tokens[kind];
    context.strokeStyle = colour;
    for (const [style, name] of lineStyles.entries()) {
      context.globalAlpha = faint * styleAlpha[name];
      if (trace((pack, index) => traceLink(context, pack, index, attack, style, scale))) context.stroke();
    }
    context.globalAlpha = 1;
    if (!hasMarks) continue;
    if (trace((pack, index) => traceEnd(context, pack, index, attack))) {
      context.fillStyle = colour;
      if (attack === 1) context.stroke();
      else context.fill();
    }
    if (trace((pack, index) => traceJunction(context, pack, index, attack))) {
      context.fillStyle = canvas;
      context.fill();
      context.stroke();
    }
  }
}

/** Adds a link's strokes of one style to the path, when it is of the kind asked for; answers how many. */
function traceLink<P>(
  context: LinkContext<P>,
  pack: PackedLinks,
  index: number,
  attack: number,
  style: number,
  scale: number,
): number {
  if (pack.attacks[index] !== attack) return 0;
  let traced = 0;
  const end = pack.strokeEnds[index] ?? 0;
  for (let stroke = strokeStart(pack, index); stroke < end; stroke += 1) {
    if (pack.styles[stroke] !== style) continue;
    traceStroke(context, pack, stroke, scale);
    traced += 1;
  }
  return traced;
}

function traceStroke<P>(context: LinkContext<P>, pack: PackedLinks, stroke: number, scale: number): void {
  const { commands, numbers } = pack;
  let at = stroke === 0 ? 0 : (pack.numberEnds[stroke - 1] ?? 0);
  let x = 0;
  let y = 0;
  for (let i = stroke === 0 ? 0 : (pack.commandEnds[stroke - 1] ?? 0); i < (pack.commandEnds[stroke] ?? 0); i += 1) {
    const command = commands[i] ?? 0;
    const count = numbersOfCommand[command] ?? 0;
    const toX = numbers[at + count - 2] ?? 0;
    const toY = numbers[at + count - 1] ?? 0;
    switch (pathCommands[command]) {
      case "M":
        context.moveTo(toX, toY);
        break;
      case "L":
        context.lineTo(toX, toY);
        break;
      case "C":
        if ((Math.abs(toX - x) + Math.abs(toY - y)) * scale < smallCurve) context.lineTo(toX, toY);
        else {
          context.bezierCurveTo(
            numbers[at] ?? 0,
            numbers[at + 1] ?? 0,
            numbers[at + 2] ?? 0,
            numbers[at + 3] ?? 0,
            toX,
            toY,
          );
        }
        break;
      case "Z":
        context.closePath();
        break;
    }
    if (count > 0) [x, y] = [toX, toY];
    at += count;
  }
}

/** Adds the arrowhead or bars of a link of the kind asked for; answers how many. */
function traceEnd<P>(context: LinkContext<P>, pack: PackedLinks, index: number, attack: number): number {
  if (pack.attacks[index] !== attack) return 0;
  const [x = 0, y = 0, dx = 0, dy = 0] = pack.ends.subarray(index * 4, index * 4 + 4);
  const { head, bars } = linkEnd(attack === 1 ? "attack" : "support", { x, y }, { x: dx, y: dy });
  tracePath(context, head ?? bars ?? []);
  return 1;
}

/** Adds the junction of a link of the kind asked for; answers how many. */
function traceJunction<P>(context: LinkContext<P>, pack: PackedLinks, index: number, attack: number): number {
  const [x = 0, y = 0, r = Number.NaN] = pack.junctions.subarray(index * 3, index * 3 + 3);
  if (pack.attacks[index] !== attack || Number.isNaN(r)) return 0;
  context.roundRect(x - r, y - r, 2 * r, 2 * r, r);
  return 1;
}
