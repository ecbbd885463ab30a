import type { Rect } from "../layout/geometry.ts";
import type { FontName } from "./fonts.ts";
import type { IconName } from "./icons.ts";
import type { Path } from "./path.ts";
import type { TextSetting } from "./setting.ts";

/**
 * What a map looks like, as a list to be drawn from first to last. Positions and
 * sizes are map pixels; colours are `#rrggbb`. `toSvg` and `paint` read the list,
 * nothing else draws.
 */
export type DrawItem = RectItem | PathItem | TextItem | IconItem;

/** Whose drawing an item is: `claim:ID`, `inference:ID`, `frame:ID`, `map:ID`, `speaker:ID` or `quotation:ID`; `part:NAME` is a part of the picture itself, such as its legend. */
export type Owner = `${"claim" | "inference" | "frame" | "map" | "speaker" | "quotation" | "part"}:${string}`;

export type RectItem = Rect & {
  readonly kind: "rect";
  readonly owner: Owner;
  readonly radius: number;
  readonly fill: string | null;
  readonly stroke: string | null;
  readonly strokeWidth: number;
  /** Lengths of strokes and gaps; a solid line where there are none. */
  readonly dash?: readonly number[];
};

export type PathItem = {
  readonly kind: "path";
  readonly owner: Owner;
  readonly path: Path;
  readonly fill: string | null;
  readonly stroke: string | null;
  readonly strokeWidth: number;
  /** Lengths of strokes and gaps; empty for a solid line. */
  readonly dash: readonly number[];
  readonly cap: "butt" | "round";
};

/** One line of text: its left end, or its right end where it runs from right to left, and its baseline. */
export type TextItem = TextSetting & {
  readonly kind: "text";
  readonly owner: Owner;
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly font: FontName;
  readonly fill: string;
};

/** A Lucide icon scaled into a square. */
export type IconItem = {
  readonly kind: "icon";
  readonly owner: Owner;
  readonly icon: IconName;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly stroke: string;
};

export type Scene = {
  readonly title: string;
  /** What the picture shows of the map's plane. */
  readonly bounds: Rect;
  /** Null: nothing is painted under the items. */
  readonly background: string | null;
  /** Where there is one, all items but the picture's own parts (`part:NAME`) are cut off at its edges. */
  readonly clip?: Rect;
  readonly items: readonly DrawItem[];
};

/** True for what a scene's `clip` cuts off: everything but the picture's own parts. */
export function isClipped(item: DrawItem): boolean {
  return !item.owner.startsWith("part:");
}
