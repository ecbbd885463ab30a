import type { Rect } from "#shared/layout/geometry.ts";
import { detailAt } from "#shared/scene/detail.ts";
import { paintItems } from "#shared/scene/paint.ts";
import { cardRing } from "#shared/scene/rings.ts";
import { frameItems } from "#shared/scene/scene.ts";
import { themes } from "#shared/scene/theme.ts";
import type { PaintRequest, PictureArea, ToPainter } from "./messages.ts";
import { CardPainter, type PaintStyle, paintOverview } from "./painter-cards.ts";
import { type LinkContext, LinkPainter } from "./painter-links.ts";
import { PainterMap } from "./painter-map.ts";
import type { Area } from "./slot-index.ts";

/** What is used of a picture's 2D canvas context. */
export type PictureContext<P> = LinkContext<P> & {
  setTransform(a: number, b: number, c: number, d: number, e: number, f: number): void;
};

/** Where a painter gets canvases, and what it does with a picture. */
export type PainterHost<P> = {
  /** An empty canvas of this size; throws when there is none to be had. */
  readonly begin: (width: number, height: number) => PictureContext<P>;
  /** Hands over what was painted since `begin`. */
  readonly finish: (id: number) => void;
  readonly fail: (id: number, message: string) => void;
  readonly path2d: (data: string) => P;
  /** Calls back when what has been said until now is heard. */
  readonly later: (call: () => void) => void;
};

type MinimapRequest = Extract<ToPainter, { readonly kind: "paint-minimap" }>;

/** Beyond these no browser has a canvas: Chromium's longest side, and its largest area. */
const mostSide = 32_767;
const mostPixels = 2 ** 28;

/**
 * Keeps the map as it is told of it and paints pictures of it. What it is told
 * counts at once; of the pictures it is asked for while it is busy it paints the
 * newest of each kind, and says nothing of the others.
 */
export class Painter<P> {
  readonly #host: PainterHost<P>;
  readonly #map = new PainterMap();
  readonly #cards = new CardPainter();
  readonly #links = new LinkPainter();
  #picture: PaintRequest | null = null;
  #minimap: MinimapRequest | null = null;
  #isReady = false;
  #isAwaited = false;

  constructor(host: PainterHost<P>) {
    this.#host = host;
  }

  /** The fonts are there: from now on it paints. */
  ready(): void {
    this.#isReady = true;
    this.#await();
  }

  hear(message: ToPainter): void {
    switch (message.kind) {
      case "clear":
        this.#map.clear();
        this.#cards.clear();
        this.#links.clear();
        break;
      case "cards":
        this.#map.changeCards(message.changed, message.gone);
        this.#cards.forget(message.gone);
        this.#cards.forget(message.changed.slots);
        break;
      case "links":
        this.#map.changeLinks(message.changed, message.gone);
        this.#links.forget(message.gone);
        this.#links.forget(message.changed.slots);
        break;
      case "frames":
        this.#map.frames = message.frames;
        break;
      case "paint":
        this.#picture = message;
        this.#await();
        break;
      case "paint-minimap":
        this.#minimap = message;
        this.#await();
        break;
    }
  }

  #await(): void {
    if (!this.#isReady || this.#isAwaited || (!this.#picture && !this.#minimap)) return;
    this.#isAwaited = true;
    this.#host.later(() => {
      this.#isAwaited = false;
      const [picture, minimap] = [this.#picture, this.#minimap];
      if (picture) {
        this.#picture = null;
        this.#answer(picture, (context, seen) => this.#paint(context, seen, picture));
      } else if (minimap) {
        this.#minimap = null;
        this.#answer(minimap, (context, seen) => {
          const { theme, area } = minimap;
          paintOverview(context, this.#map, this.#map.cards.within(seen), { theme, scale: area.scale });
        });
      }
      this.#await();
    });
  }

  #answer(
    { id, area }: { readonly id: number; readonly area: PictureArea },
    paint: (context: PictureContext<P>, seen: Area) => void,
  ): void {
    const { width, height, scale, left, top } = area;
    try {
      if (!(scale > 0) || Math.max(width, height) > mostSide || width * height > mostPixels)
        throw new Error(`no canvas holds ${width} × ${height} pixels at scale ${scale}`);
      const context = this.#host.begin(width, height);
      context.globalAlpha = 1;
      context.lineDashOffset = 0;
      context.setTransform(scale, 0, 0, scale, left, top);
      paint(context, {
        left: -left / scale,
        top: -top / scale,
        right: (width - left) / scale,
        bottom: (height - top) / scale,
      });
      this.#host.finish(id);
    } catch (error) {
      this.#host.fail(id, error instanceof Error ? error.message : String(error));
    }
  }

  /** Frames, then links, then cards: as in the picture of the whole map. */
  #paint(context: PictureContext<P>, seen: Area, request: PaintRequest): void {
    const { lifted, theme, area, zoom } = request;
    const style: PaintStyle<P> = { detail: detailAt(zoom), theme, scale: area.scale, path2d: this.#host.path2d };
    this.#paintFrames(context, seen, new Set(lifted.frameIds), style);
    const links = without(this.#map.links.within(seen), lifted.links);
    this.#links.paint(context, this.#map, links, new Set(request.selectedLinks), rectOf(seen), style);
    const cards = without(this.#map.cards.within(seen), lifted.cards);
    this.#cards.paint(context, this.#map, cards, style);
    const selected = new Set(request.selectedCards);
    const rings = [...cards.filter((slot) => selected.has(slot))];
    paintItems(
      context,
      rings.flatMap((slot) => {
        const rect = this.#map.cardRect(slot);
        return rect ? [cardRing(rect, themes[theme], style.scale)] : [];
      }),
      style.path2d,
    );
  }

  #paintFrames(
    context: PictureContext<P>,
    { left, top, right, bottom }: Area,
    lifted: ReadonlySet<string>,
    { detail, theme, scale, path2d }: PaintStyle<P>,
  ): void {
    for (const frame of this.#map.frames) {
      const isSeen =
        frame.x <= right && frame.x + frame.width >= left && frame.y <= bottom && frame.y + frame.height >= top;
      if (!isSeen || lifted.has(frame.id)) continue;
      const items = frameItems(frame, themes[theme]).filter((item) => item.kind !== "text" || detail !== "plain");
      const border = Math.max(1, leastBorder / scale);
      paintItems(
        context,
        items.map((item) => (item.kind === "rect" ? { ...item, strokeWidth: border } : item)),
        path2d,
      );
    }
  }
}

function rectOf({ left, top, right, bottom }: Area): Rect {
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** A frame's border is at least this wide, in image pixels. */
const leastBorder = 0.75;

function without(slots: Uint32Array, lifted: Uint32Array): Uint32Array {
  if (lifted.length === 0) return slots;
  const left = new Set(lifted);
  return slots.filter((slot) => !left.has(slot));
}
