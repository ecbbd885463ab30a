import { assertNever } from "../model/assert-never.ts";
import { type DrawItem, isClipped, type Scene, type TextItem } from "./draw-list.ts";
import { cssFace, type FaceName, type FontName, fonts } from "./fonts.ts";
import { type IconName, iconGrid, iconPath, iconStroke } from "./icons.ts";
import type { Path } from "./path.ts";
import type { HanLanguage } from "./setting.ts";

/**
 * What is used of a 2D canvas context: a browser's and Skia's both fit. `P` is
 * the host's Path2D.
 */
export type PaintContext<P> = {
  fillStyle: unknown;
  strokeStyle: unknown;
  lineWidth: number;
  lineCap: "butt" | "round" | "square";
  lineJoin: "bevel" | "miter" | "round";
  font: string;
  textBaseline: string;
  textAlign: string;
  direction: string;
  fontKerning: string;
  textRendering?: string;
  letterSpacing?: string;
  /** Skia's canvas outside the browser has this; a browser's has not. */
  fontVariationSettings?: string;
  save(): void;
  restore(): void;
  scale(x: number, y: number): void;
  translate(x: number, y: number): void;
  setLineDash(segments: number[]): void;
  beginPath(): void;
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  bezierCurveTo(x1: number, y1: number, x2: number, y2: number, x: number, y: number): void;
  closePath(): void;
  clip(): void;
  roundRect(x: number, y: number, width: number, height: number, radius: number): void;
  fillRect(x: number, y: number, width: number, height: number): void;
  fill(): void;
  stroke(): void;
  stroke(path: P): void;
  fillText(text: string, x: number, y: number): void;
};

export type PaintOptions<P> = {
  /** Image pixels for each map pixel. */
  readonly scale: number;
  /** Makes the host's Path2D from SVG path data. */
  readonly path2d: (data: string) => P;
};

/** Paints a whole scene so that the top left corner of its bounds falls on the context's origin. */
export function paint<P>(context: PaintContext<P>, scene: Scene, options: PaintOptions<P>): void {
  context.save();
  context.scale(options.scale, options.scale);
  if (scene.background !== null) {
    context.fillStyle = scene.background;
    context.fillRect(0, 0, scene.bounds.width, scene.bounds.height);
  }
  context.translate(-scene.bounds.x, -scene.bounds.y);
  const { clip } = scene;
  if (clip) {
    context.save();
    context.beginPath();
    context.roundRect(clip.x, clip.y, clip.width, clip.height, 0);
    context.clip();
    paintItems(context, scene.items.filter(isClipped), options.path2d);
    context.restore();
    paintItems(
      context,
      scene.items.filter((item) => !isClipped(item)),
      options.path2d,
    );
  } else paintItems(context, scene.items, options.path2d);
  context.restore();
}

/** Paints items at their map positions through the transform the context has. */
export function paintItems<P>(context: PaintContext<P>, items: Iterable<DrawItem>, path2d: (data: string) => P): void {
  context.textBaseline = "alphabetic";
  setDirection(context, undefined);
  const icons = new Map<IconName, P>();
  const iconOf = (icon: IconName): P => {
    const known = icons.get(icon);
    if (known !== undefined) return known;
    const made = path2d(iconPath(icon));
    icons.set(icon, made);
    return made;
  };
  let font: FontName | null = null;
  let language: TextItem["language"];
  let direction: TextItem["direction"];
  for (const item of items) {
    switch (item.kind) {
      case "rect":
        context.beginPath();
        context.roundRect(item.x, item.y, item.width, item.height, item.radius);
        fillAndStroke(context, item, item.dash ?? [], "butt");
        break;
      case "path":
        context.beginPath();
        tracePath(context, item.path);
        fillAndStroke(context, item, item.dash, item.cap);
        break;
      case "text":
        if (item.font !== font || item.language !== language) {
          ({ font, language } = item);
          setFont(context, font, language);
        }
        if (item.direction !== direction) {
          direction = item.direction;
          setDirection(context, direction);
        }
        context.fillStyle = item.fill;
        context.fillText(item.text, item.x, item.y);
        break;
      case "icon":
        context.save();
        context.translate(item.x, item.y);
        context.scale(item.size / iconGrid, item.size / iconGrid);
        context.strokeStyle = item.stroke;
        context.lineWidth = iconStroke;
        context.lineCap = "round";
        context.lineJoin = "round";
        context.setLineDash([]);
        context.stroke(iconOf(item.icon));
        context.restore();
        break;
      default:
        assertNever(item);
    }
  }
}

/** Has text drawn from its left end, or from its right end and from right to left. */
function setDirection(
  context: Pick<PaintContext<unknown>, "direction" | "textAlign">,
  direction: TextItem["direction"],
): void {
  context.direction = direction ?? "ltr";
  context.textAlign = direction === "rtl" ? "right" : "left";
}

/** Far too little to be seen, but where letters are spaced a browser joins none and swaps none for its neighbours' sake. */
const unseenSpacing = "0.000001px";

/**
 * Sets a font the way the metrics tables measure it: no kerning, no ligatures. In
 * Chromium text comes out as that of an SVG in a page does with the same turned
 * off and `text-rendering: geometricPrecision`, to the pixel; Skia's canvas outside
 * the browser leaves ligatures only at `optimizeSpeed`.
 */
export function setFont(context: FontContext, font: FontName, language?: HanLanguage): void {
  setFace(context, fonts[font].face, fonts[font].size, language);
}

/** Sets a face as `setFont` does a font, at a size in map pixels. */
export function setFace(context: FontContext, face: FaceName, size: number, language?: HanLanguage): void {
  context.font = cssFace(face, size, language);
  context.fontKerning = "none";
  if (context.fontVariationSettings !== undefined) context.textRendering = "optimizeSpeed";
  else {
    context.textRendering = "geometricPrecision";
    context.letterSpacing = unseenSpacing;
  }
}

/** What of a context decides how letters look. */
export type FontContext = Pick<
  PaintContext<unknown>,
  "font" | "fontKerning" | "fontVariationSettings" | "textRendering" | "letterSpacing"
>;

/** Adds a path to the context's. */
export function tracePath<P>(context: PaintContext<P>, path: Path): void {
  for (const command of path) {
    switch (command[0]) {
      case "M":
        context.moveTo(command[1], command[2]);
        break;
      case "L":
        context.lineTo(command[1], command[2]);
        break;
      case "C":
        context.bezierCurveTo(command[1], command[2], command[3], command[4], command[5], command[6]);
        break;
      case "Z":
        context.closePath();
        break;
    }
  }
}

function fillAndStroke<P>(
  context: PaintContext<P>,
  item: { readonly fill: string | null; readonly stroke: string | null; readonly strokeWidth: number },
  dash: readonly number[],
  cap: "butt" | "round",
): void {
  if (item.fill !== null) {
    context.fillStyle = item.fill;
    context.fill();
  }
  if (item.stroke === null) return;
  context.strokeStyle = item.stroke;
  context.lineWidth = item.strokeWidth;
  context.lineCap = cap;
  context.lineJoin = "round";
  context.setLineDash([...dash]);
  context.stroke();
}
