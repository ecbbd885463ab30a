import { centreOf, type Rect } from "../../layout/geometry.ts";
import type { MapDirection } from "../../model/records.ts";
import type { DocumentInference, DocumentPosition, MapDocument } from "../document/map-document.ts";
import type { WrittenMap } from "../document/parsed-map.ts";
import { drawnPlaces } from "../drawn-places.ts";
import { Losses } from "../losses.ts";
import { carriedByJsonCanvas } from "./carried.ts";
import {
  colourNames,
  implicitLabel,
  junctionSize,
  junctionTexts,
  labelOf,
  legendEntry,
  legendLabel,
  linkColours,
} from "./conventions.ts";

type CanvasNode = Rect & {
  readonly id: string;
  readonly type: "text" | "group";
  readonly text?: string;
  readonly label?: string;
  readonly color?: string;
};

type Side = "top" | "right" | "bottom" | "left";

type CanvasEdge = {
  readonly id: string;
  readonly fromNode: string;
  readonly fromSide: Side;
  readonly toNode: string;
  readonly toSide: Side;
  readonly color?: string;
  readonly label?: string;
};

/** Map pixels between the legend and what it stands above, and within it. */
const legendGap = 60;
const legendPadding = 20;

/** Writes a map as JSON Canvas 1.0, by the conventions of `conventions.ts`. */
export function writeJsonCanvas(document: MapDocument): WrittenMap {
  const losses = new Losses();
  const map = carriedByJsonCanvas(document, losses);
  // Junctions go by the person's own places, which reading does not take for theirs.
  const { cards, junctions } = drawnPlaces({ ...map, inferences: document.inferences });
  const shown = new Set(map.positions.map(({ id }) => id));
  const colours = coloursOf(document.positions.filter(({ id }) => shown.has(id)));
  const nodes = new Map<string, CanvasNode>();
  const add = (node: CanvasNode): void => {
    nodes.set(node.id, node);
  };
  const frames = map.frames.map(
    ({ title, ...frame }, index): CanvasNode => ({ ...box(frame, `frame-${index + 1}`, "group"), label: title }),
  );
  for (const node of legend(map, cards, colours)) add(node);
  for (const frame of frames) add(frame);
  const claimIds = new Map(map.claims.map(({ id }, index) => [id, `claim-${index + 1}`]));
  for (const { id, text, positionId } of map.claims) {
    const [nodeId, card] = [claimIds.get(id), cards.get(id)];
    if (nodeId === undefined || card === undefined) continue;
    const color = positionId === null ? undefined : colours.get(positionId);
    add({ ...box(card, nodeId, "text"), text, ...(color === undefined ? {} : { color }) });
  }
  const junctionIds = new Map<string, string>();
  for (const inference of inferencesWithJunction(map)) {
    const centre = junctions.get(inference.id);
    if (centre === undefined) continue;
    const nodeId = `junction-${junctionIds.size + 1}`;
    junctionIds.set(inference.id, nodeId);
    const [x, y] = [centre.x - junctionSize / 2, centre.y - junctionSize / 2];
    const square = { x, y, width: junctionSize, height: junctionSize };
    add({ ...box(square, nodeId, "text"), text: junctionTexts[inference.kind] });
  }
  const edges: CanvasEdge[] = [];
  const join = (from: string | undefined, to: string | undefined, look: Pick<CanvasEdge, "color" | "label">): void => {
    const [start, end] = [nodes.get(from ?? ""), nodes.get(to ?? "")];
    if (start === undefined || end === undefined) return;
    edges.push({ id: `edge-${edges.length + 1}`, ...ends(start, end, document.direction), ...look });
  };
  for (const { id, kind, premises, target, scheme } of map.inferences) {
    const own = junctionIds.get(id);
    const aim = "claimId" in target ? claimIds.get(target.claimId) : junctionIds.get(target.inferenceId);
    const look = { color: linkColours[kind], label: labelOf(kind, "inferenceId" in target, scheme) };
    if (own === undefined) join(claimIds.get(premises[0]?.claimId ?? ""), aim, look);
    else {
      for (const { claimId, implicit } of premises) {
        join(claimIds.get(claimId), own, implicit ? { label: implicitLabel } : {});
      }
      join(own, aim, look);
    }
  }
  return { text: `${JSON.stringify({ nodes: [...nodes.values()], edges }, null, "\t")}\n`, losses: losses.list() };
}

/** Arguments that need a node of their own: of several premises, of an implicit one, or aimed at by another. */
function inferencesWithJunction({ inferences }: MapDocument): DocumentInference[] {
  const aimedAt = new Set(inferences.flatMap(({ target }) => ("inferenceId" in target ? [target.inferenceId] : [])));
  return inferences.filter(
    ({ id, premises }) => premises.length > 1 || premises.some(({ implicit }) => implicit) || aimedAt.has(id),
  );
}

/** A colour for each position, no two alike: its own where it has one, else JSON Canvas's own six, else made up. */
function coloursOf(positions: readonly DocumentPosition[]): Map<string, string> {
  const colours = new Map<string, string>();
  const taken = new Set<string>();
  const spare = Object.keys(colourNames);
  for (const [index, { id, look }] of positions.entries()) {
    let colour = look?.colourLight ?? spare.find((each) => !taken.has(each)) ?? "#808080";
    for (let step = 1; taken.has(colour); step += 1) {
      const made = ((index + step) * 0x2f6d41) & 0xffffff;
      colour = spare.find((each) => !taken.has(each)) ?? `#${made.toString(16).padStart(6, "0")}`;
    }
    taken.add(colour);
    colours.set(id, colour);
  }
  return colours;
}

/** The positions with their colours, above everything else. */
function legend(
  map: MapDocument,
  cards: ReadonlyMap<string, Rect>,
  colours: ReadonlyMap<string, string>,
): CanvasNode[] {
  if (map.positions.length === 0) return [];
  const all = [...cards.values(), ...map.frames];
  const left = all.reduce((least, { x }) => Math.min(least, x), Number.POSITIVE_INFINITY);
  const top = all.reduce((least, { y }) => Math.min(least, y), Number.POSITIVE_INFINITY);
  const step = legendEntry.height + legendPadding / 2;
  const height = 2 * legendPadding + map.positions.length * step - legendPadding / 2;
  const x = Number.isFinite(left) ? Math.floor(left) : 0;
  const y = (Number.isFinite(top) ? Math.floor(top) : 0) - legendGap - height;
  const group = { x, y, width: legendEntry.width + 2 * legendPadding, height };
  return [
    { ...box(group, "positions", "group"), label: legendLabel },
    ...map.positions.map(({ id, name }, index): CanvasNode => {
      const entry = { x: x + legendPadding, y: y + legendPadding + index * step, ...legendEntry };
      return { ...box(entry, `position-${index + 1}`, "text"), text: name, color: colours.get(id) ?? "#808080" };
    }),
  ];
}

function box({ x, y, width, height }: Rect, id: string, type: CanvasNode["type"]): CanvasNode {
  return {
    id,
    type,
    x: Math.round(x),
    y: Math.round(y),
    width: Math.max(1, Math.round(width)),
    height: Math.max(1, Math.round(height)),
  };
}

/** Both ends of an edge, on the sides that face each other: those along the map's direction where there is room between. */
function ends(
  from: CanvasNode,
  to: CanvasNode,
  direction: MapDirection,
): Pick<CanvasEdge, "fromNode" | "fromSide" | "toNode" | "toSide"> {
  const [start, end] = [centreOf(from), centreOf(to)];
  const [across, down] = [end.x - start.x, end.y - start.y];
  const isApartDown = Math.abs(down) > (from.height + to.height) / 2;
  const isApartAcross = Math.abs(across) > (from.width + to.width) / 2;
  const upright = direction === "down" ? isApartDown || !isApartAcross : isApartDown && !isApartAcross;
  const [fromSide, toSide]: [Side, Side] = upright
    ? down >= 0
      ? ["bottom", "top"]
      : ["top", "bottom"]
    : across >= 0
      ? ["right", "left"]
      : ["left", "right"];
  return { fromNode: from.id, fromSide, toNode: to.id, toSide };
}
