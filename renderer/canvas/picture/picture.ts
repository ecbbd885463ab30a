import type { Rect, Size } from "#shared/layout/geometry.ts";
import type { ThemeName } from "#shared/scene/theme.ts";
import type { FromPainter, PictureArea } from "../../workers/messages.ts";
import type { LiveMap } from "../live/live-map.ts";
import { areaAround, areaOfAll, partsAround, placeOnScreen, type SeenView } from "./area.ts";
import { type LiftedIds, noneLifted, paintLifted, paintLiftedFrames } from "./lifted.ts";
import { takeMinimap } from "./minimap-picture.ts";
import { painter } from "./workers.ts";

/** How the map is drawn at this moment, besides what stands on it. */
export type Look = {
  readonly theme: ThemeName;
  readonly lifted: LiftedIds;
  /** What the painter draws the selection's ring around: what no element of the page does. */
  readonly ringedClaimIds: readonly string[];
  readonly ringedInferenceIds: readonly string[];
};

type Painted = {
  readonly area: PictureArea;
  readonly bitmap: ImageBitmap;
  readonly lifted: LiftedIds;
};

type Asked = { readonly of: "view" | "all"; readonly area: PictureArea; readonly look: Look; readonly version: number };

/** The view rests when it has not moved for so long. */
const restMs = 90;
/** While the view moves, pictures are asked for no more often than this. */
const movingPauseMs = 150;
/** A picture of the whole map is made anew when nothing has changed for so long. */
const overviewPauseMs = 500;
/** Drawn this much larger or smaller, a picture no longer does while the view moves. */
const mostStretched = 1.7;

/**
 * The map's picture under the cards that the page mounts: a bitmap that the
 * painter makes, drawn where the view has it while it moves, and made anew when
 * the view rests or the map changes.
 */
export class Picture {
  readonly #canvas: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D;
  readonly #live: LiveMap;
  readonly #viewNow: () => SeenView;
  readonly #onPainted: () => void;
  #look: Look;
  #shown: Painted | null = null;
  #overview: Painted | null = null;
  #asked: (Asked & { readonly id: number }) | null = null;
  #isWanted = false;
  /** Counts what was fed to the painter, so that it is known which picture shows it. */
  #version = 0;
  #overviewVersion = -1;
  #lastAskedAt = Number.NEGATIVE_INFINITY;
  #restTimer: number | undefined;
  #overviewTimer: number | undefined;

  constructor(
    canvas: HTMLCanvasElement,
    live: LiveMap,
    look: Look,
    hears: { readonly viewNow: () => SeenView; readonly onPainted: () => void },
  ) {
    const context = canvas.getContext("2d");
    if (context === null) throw new Error("the page has no 2D canvas");
    this.#canvas = canvas;
    this.#context = context;
    this.#live = live;
    this.#look = look;
    this.#viewNow = hears.viewNow;
    this.#onPainted = hears.onPainted;
    painter.listen((answer) => this.#take(answer));
  }

  close(): void {
    painter.listen(null);
    window.clearTimeout(this.#restTimer);
    window.clearTimeout(this.#overviewTimer);
    this.#shown?.bitmap.close();
    this.#overview?.bitmap.close();
  }

  /** The painter has been told of changes: what it paints from now on is another picture. */
  changed(): void {
    this.#version += 1;
    this.#ask();
  }

  /** Draws the map otherwise from now on. */
  setLook(look: Look): void {
    this.#look = look;
    this.#version += 1;
    this.#ask();
  }

  /** The view has moved, or its size is another one. */
  viewMoved(): void {
    this.draw();
    window.clearTimeout(this.#restTimer);
    this.#restTimer = window.setTimeout(() => this.#rest(), restMs);
    if (this.#asked === null && performance.now() - this.#lastAskedAt > movingPauseMs && !this.#does()) this.#ask();
  }

  /** Draws the bitmaps and what is being moved, where the view has them now. */
  draw(): void {
    const view = this.#viewNow();
    const ratio = window.devicePixelRatio;
    const screen = this.#fitCanvas(view, ratio);
    const context = this.#context;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, screen.width, screen.height);
    const lifted = this.#shown?.lifted ?? noneLifted;
    const toScreen = () =>
      context.setTransform(view.zoom * ratio, 0, 0, view.zoom * ratio, view.x * ratio, view.y * ratio);
    if (lifted.frameIds.length > 0) {
      toScreen();
      paintLiftedFrames(context, this.#live, lifted, this.#look.theme);
      context.setTransform(1, 0, 0, 1, 0, 0);
    }
    this.#drawBitmaps(view, ratio, screen);
    if (lifted.claimIds.length + lifted.inferenceIds.length === 0) return;
    toScreen();
    paintLifted(context, this.#live, lifted, this.#look, {
      ...seenPart(view),
      zoom: view.zoom,
      scale: view.zoom * ratio,
    });
  }

  #drawBitmaps(view: SeenView, ratio: number, screen: Size): void {
    const context = this.#context;
    const place = this.#shown && placeOnScreen(this.#shown.area, view, ratio);
    if (this.#overview) {
      const all = placeOnScreen(this.#overview.area, view, ratio);
      context.imageSmoothingEnabled = true;
      for (const part of place ? partsAround(place, screen) : [{ x: 0, y: 0, ...screen }]) {
        drawPart(context, this.#overview.bitmap, all, part);
      }
    }
    if (!this.#shown || !place) return;
    const isSharp = Math.abs(place.scale - 1) < 1e-6;
    context.imageSmoothingEnabled = !isSharp;
    if (isSharp) context.drawImage(this.#shown.bitmap, Math.round(place.x), Math.round(place.y));
    else context.drawImage(this.#shown.bitmap, place.x, place.y, place.width, place.height);
  }

  /** Gives the canvas as many image pixels as the screen has under it. */
  #fitCanvas(view: SeenView, ratio: number): Size {
    const screen = { width: Math.round(view.width * ratio), height: Math.round(view.height * ratio) };
    const canvas = this.#canvas;
    if (canvas.width !== screen.width || canvas.height !== screen.height) {
      canvas.width = screen.width;
      canvas.height = screen.height;
      canvas.style.width = `${screen.width / ratio}px`;
      canvas.style.height = `${screen.height / ratio}px`;
    }
    return screen;
  }

  /** True when the picture on show does for the view while it moves. */
  #does(): boolean {
    if (this.#shown === null) return false;
    const view = this.#viewNow();
    const ratio = window.devicePixelRatio;
    const place = placeOnScreen(this.#shown.area, view, ratio);
    if (place.scale > mostStretched || place.scale < 1 / mostStretched) return false;
    return this.#covers(place, view, ratio);
  }

  #covers(place: Rect, view: SeenView, ratio: number): boolean {
    const parts = partsAround(place, { width: view.width * ratio, height: view.height * ratio });
    const bounds = this.#live.bounds();
    if (parts.length === 0 || bounds === null) return true;
    // Where there is nothing of the map no picture is missing.
    const left = bounds.x * view.zoom * ratio + view.x * ratio;
    const top = bounds.y * view.zoom * ratio + view.y * ratio;
    const [width, height] = [bounds.width * view.zoom * ratio, bounds.height * view.zoom * ratio];
    return parts.every(
      (part) =>
        part.x + part.width <= left || left + width <= part.x || part.y + part.height <= top || top + height <= part.y,
    );
  }

  #rest(): void {
    const view = this.#viewNow();
    const ratio = window.devicePixelRatio;
    const place = this.#shown && placeOnScreen(this.#shown.area, view, ratio);
    const isExact =
      place !== null &&
      Math.abs(place.scale - 1) < 1e-6 &&
      isWhole(place.x) &&
      isWhole(place.y) &&
      this.#covers(place, view, ratio);
    if (!isExact) this.#ask();
    this.#awaitOverview();
  }

  #ask(): void {
    if (this.#asked !== null) {
      this.#isWanted = true;
      return;
    }
    this.#isWanted = false;
    const view = this.#viewNow();
    if (view.width === 0 || view.height === 0) return;
    this.#post(
      {
        of: "view",
        area: areaAround(view, window.devicePixelRatio),
        look: this.#look,
        version: this.#version,
      },
      view.zoom,
    );
  }

  #post(asked: Asked, zoom: number): void {
    const { cardSlots, linkSlots } = this.#live;
    const { look, area } = asked;
    lastId += 1;
    this.#asked = { ...asked, id: lastId };
    this.#lastAskedAt = performance.now();
    painter.post({
      kind: "paint",
      id: lastId,
      area,
      zoom,
      theme: look.theme,
      lifted: {
        cards: cardSlots.slotsOf([...look.lifted.claimIds, ...look.lifted.hiddenClaimIds]),
        links: linkSlots.slotsOf(look.lifted.inferenceIds),
        frameIds: look.lifted.frameIds,
      },
      selectedCards: cardSlots.slotsOf(look.ringedClaimIds),
      selectedLinks: linkSlots.slotsOf(look.ringedInferenceIds),
    });
  }

  #take(answer: FromPainter): void {
    if (answer.kind === "ready") return;
    const bitmap = answer.kind === "picture" ? answer.bitmap : null;
    if (takeMinimap(answer.id, bitmap)) return;
    if (answer.id !== this.#asked?.id) {
      bitmap?.close();
      return;
    }
    const { of, area, look, version } = this.#asked;
    this.#asked = null;
    if (bitmap !== null) {
      const painted = { area, bitmap, lifted: look.lifted };
      if (of === "view") {
        this.#shown?.bitmap.close();
        this.#shown = painted;
      } else {
        this.#overview?.bitmap.close();
        this.#overview = painted;
        this.#overviewVersion = version;
      }
      this.draw();
      if (of === "view") this.#onPainted();
    }
    if (this.#isWanted) this.#ask();
    else this.#awaitOverview();
  }

  #awaitOverview(): void {
    window.clearTimeout(this.#overviewTimer);
    if (this.#overviewVersion === this.#version) return;
    this.#overviewTimer = window.setTimeout(() => {
      const bounds = this.#live.bounds();
      if (this.#asked !== null || bounds === null || bounds.width <= 0 || bounds.height <= 0) return;
      const ratio = window.devicePixelRatio;
      const area = areaOfAll(bounds, ratio);
      this.#post({ of: "all", area, look: this.#look, version: this.#version }, area.scale / ratio);
    }, overviewPauseMs);
  }
}

/** Requests are numbered through all maps: a picture of another map is never taken for one of this. */
let lastId = 0;

function isWhole(value: number): boolean {
  return Math.abs(value - Math.round(value)) < 1e-3;
}

/** The part of the map in a view, in map pixels. */
function seenPart({ x, y, zoom, width, height }: SeenView): Rect {
  return { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom };
}

/** Draws what of a bitmap, which would fill `place`, falls into `part` of the screen. */
function drawPart(
  context: CanvasRenderingContext2D,
  bitmap: ImageBitmap,
  place: Rect & { readonly scale: number },
  part: Rect,
): void {
  const left = Math.max(part.x, place.x);
  const top = Math.max(part.y, place.y);
  const right = Math.min(part.x + part.width, place.x + place.width);
  const bottom = Math.min(part.y + part.height, place.y + place.height);
  if (right <= left || bottom <= top) return;
  const [width, height] = [right - left, bottom - top];
  context.drawImage(
    bitmap,
    (left - place.x) / place.scale,
    (top - place.y) / place.scale,
    width / place.scale,
    height / place.scale,
    left,
    top,
    width,
    height,
  );
}
