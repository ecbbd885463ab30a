import {
  Building2,
  Check,
  Circle,
  Diamond,
  Eye,
  Flag,
  Heart,
  Hexagon,
  KeyRound,
  Landmark,
  Leaf,
  MessageSquare,
  Plus,
  Quote,
  Scale,
  Shield,
  Square,
  Star,
  Triangle,
  Users,
  X,
} from "lucide";
import type { Glyph } from "../model/records.ts";

/** Icons of Lucide as path data on a 24 by 24 grid, to be stroked and not filled. */
export type IconName = Glyph | "quote" | "message-square" | "plus" | "check" | "x";

type LucideNode = readonly (readonly [
  tag: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
])[];

export const iconGrid = 24;
/** Stroke width on that grid. */
export const iconStroke = 1.75;

const nodes: Readonly<Record<IconName, LucideNode>> = {
  shield: Shield,
  "key-round": KeyRound,
  scale: Scale,
  eye: Eye,
  landmark: Landmark,
  users: Users,
  "building-2": Building2,
  heart: Heart,
  leaf: Leaf,
  flag: Flag,
  star: Star,
  circle: Circle,
  square: Square,
  triangle: Triangle,
  diamond: Diamond,
  hexagon: Hexagon,
  quote: Quote,
  "message-square": MessageSquare,
  plus: Plus,
  check: Check,
  x: X,
};

/** The shapes of an icon as Lucide describes them. */
export function iconShapes(icon: IconName): LucideNode {
  return nodes[icon];
}

/** Path data of an icon on the 24 by 24 grid. */
export function iconPath(icon: IconName): string {
  return paths[icon];
}

const paths = Object.fromEntries(
  Object.entries(nodes).map(([name, node]) => [
    name,
    node.map(([tag, attributes]) => shapePath(tag, attributes)).join(""),
  ]),
) as Record<IconName, string>;

function shapePath(tag: string, attributes: Readonly<Record<string, string | number | undefined>>): string {
  const number = (name: string) => Number(attributes[name] ?? 0);
  switch (tag) {
    case "path":
      // A relative first move means an absolute one, but only at the start of path data.
      return String(attributes.d)
        .replace(/^m\s*(-?[\d.]+)[ ,]*(-?[\d.]+)\s*/, "M$1 $2l")
        .replace(/l(?=[a-zA-Z]|$)/, "");
    case "circle": {
      const [x, y, r] = [number("cx"), number("cy"), number("r")];
      return `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;
    }
    case "rect": {
      const [x, y, width, height, r] = [number("x"), number("y"), number("width"), number("height"), number("rx")];
      const [across, down] = [width - 2 * r, height - 2 * r];
      return `M${x + r} ${y}h${across}a${r} ${r} 0 0 1 ${r} ${r}v${down}a${r} ${r} 0 0 1 ${-r} ${r}h${-across}a${r} ${r} 0 0 1 ${-r} ${-r}v${-down}a${r} ${r} 0 0 1 ${r} ${-r}z`;
    }
    default:
      throw new Error(`icons are made of paths, circles and rectangles, not of ${tag}`);
  }
}
