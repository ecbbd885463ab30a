import type { Rect } from "../../layout/geometry.ts";
import { documentLimit, FormatFault, tooManyOf } from "../document/fault.ts";
import { fieldOf, idOf, itemsOf, type JsonObject, numberOf, textOf } from "../json.ts";
import type { Losses } from "../losses.ts";
import { colourOf, junctionTexts, largestJunction, legendEntry, legendLabel } from "./conventions.ts";

export type CanvasNode = {
  readonly id: string;
  readonly type: "text" | "file" | "link" | "group";
  /** What a text says, a file's path, a link's address, a group's label. */
  readonly text: string;
  readonly rect: Rect;
  readonly colour: string | null;
  readonly where: string;
};

export type CanvasEdge = {
  readonly from: string;
  readonly to: string;
  readonly label: string;
  readonly colour: string | null;
  readonly arrows: { readonly atStart: boolean; readonly atEnd: boolean };
  readonly where: string;
};

/** Claims, arguments with a node of their own, and frames. */
const nodeLimit = 3 * documentLimit;

const types = ["text", "file", "link", "group"] as const;

/** The nodes of a canvas by their ids. @throws FormatFault for an id that stands there twice */
export function nodesOf(json: JsonObject, losses: Losses): Map<string, CanvasNode> {
  const nodes = new Map<string, CanvasNode>();
  for (const { item, where } of itemsOf(json, "nodes", "", losses)) {
    const id = idOf(fieldOf(item, "id"));
    const type = types.find((each) => each === fieldOf(item, "type"));
    if (id === null || type === undefined) {
      losses.add(id === null ? "nodes without an id" : "nodes of a kind that JSON Canvas does not know", where);
      continue;
    }
    if (nodes.size >= nodeLimit) throw tooManyOf("nodes", nodeLimit, where);
    if (nodes.has(id)) throw new FormatFault(`the node “${id.slice(0, 40)}” stands there twice.`, where);
    const number = (key: string) => numberOf(item, key) ?? Number.NaN;
    const rect = { x: number("x"), y: number("y"), width: number("width"), height: number("height") };
    nodes.set(id, { id, type, text: textIn(item, type), rect, colour: colourIn(item, where, losses), where });
    if (type === "file" || type === "link") losses.add(`nodes that show a ${type}: claims of its name`, where);
    if (textOf(item, "background") !== null) losses.add("pictures behind groups", where);
  }
  return nodes;
}

/** The edges whose ends are there. */
export function edgesOf(json: JsonObject, nodes: ReadonlyMap<string, CanvasNode>, losses: Losses): CanvasEdge[] {
  const edges: CanvasEdge[] = [];
  for (const { item, where } of itemsOf(json, "edges", "", losses)) {
    const [from, to] = [idOf(fieldOf(item, "fromNode")), idOf(fieldOf(item, "toNode"))];
    if (from === null || to === null || !nodes.has(from) || !nodes.has(to)) {
      losses.add("edges from or to a node that is not in the file", where);
      continue;
    }
    edges.push({
      from,
      to,
      label: textOf(item, "label") ?? "",
      colour: colourIn(item, where, losses),
      // Without a word on it an edge has an arrow at its end only.
      arrows: { atStart: textOf(item, "fromEnd") === "arrow", atEnd: textOf(item, "toEnd") !== "none" },
      where,
    });
  }
  return edges;
}

function textIn(item: JsonObject, type: CanvasNode["type"]): string {
  switch (type) {
    case "text":
      return textOf(item, "text") ?? "";
    case "file":
      return (textOf(item, "file") ?? "") + (textOf(item, "subpath") ?? "");
    case "link":
      return textOf(item, "url") ?? "";
    case "group":
      return textOf(item, "label") ?? "";
  }
}

function colourIn(item: JsonObject, where: string, losses: Losses): string | null {
  const value = textOf(item, "color");
  if (value === null || value.trim() === "") return null;
  const colour = colourOf(value);
  if (colour === null) losses.add("colours that are none", where);
  return colour;
}

/** True for a text as small and short as Warrant draws the node of an argument. */
export function looksLikeJunction({ type, text, rect }: CanvasNode): boolean {
  const sign = text.trim();
  const isSign = sign === junctionTexts.support || sign === junctionTexts.attack;
  return type === "text" && isSign && Math.max(rect.width, rect.height) <= largestJunction;
}

export type Legend = {
  /** The names of positions by their colours, in order from the top. */
  readonly names: ReadonlyMap<string, string>;
  /** The nodes that are the legend, and neither claims nor frames. */
  readonly nodeIds: ReadonlySet<string>;
};

/** The legend that Warrant draws: a group of that label in which every text is a small coloured one that no edge touches. */
export function legendOf(nodes: ReadonlyMap<string, CanvasNode>, edges: readonly CanvasEdge[]): Legend {
  const touched = new Set(edges.flatMap(({ from, to }) => [from, to]));
  const groups = [...nodes.values()].filter(({ type, text }) => type === "group" && text === legendLabel);
  // Warrant draws one; a file with very many groups of this label is not worth a look at each.
  for (const group of groups.slice(0, 20)) {
    const within = [...nodes.values()].filter(({ id, rect }) => id !== group.id && contains(group.rect, rect));
    const names = new Map(within.map(({ colour, text }) => [colour ?? "", text]));
    const isEntry = ({ id, type, rect, colour }: CanvasNode) =>
      type === "text" &&
      colour !== null &&
      !touched.has(id) &&
      rect.width <= legendEntry.width &&
      rect.height <= legendEntry.height;
    if (within.length > 0 && names.size === within.length && within.every(isEntry)) {
      return { names, nodeIds: new Set([group.id, ...within.map(({ id }) => id)]) };
    }
  }
  return { names: new Map(), nodeIds: new Set() };
}

function contains(outer: Rect, inner: Rect): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}
