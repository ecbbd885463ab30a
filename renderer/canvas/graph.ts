import { Position as Side } from "@xyflow/react";
import type { Size } from "#shared/layout/geometry.ts";
import type { CardView } from "#shared/model/map-view.ts";
import type { Frame } from "#shared/model/records.ts";
import { layoutCard } from "#shared/scene/card.ts";
import type { LinkGeometry } from "#shared/scene/links.ts";
import type { CardNodeType } from "./elements/card-node.tsx";
import { type FrameNodeType, frameBarClass } from "./elements/frame-node.tsx";
import { type JunctionNodeType, junctionSize } from "./elements/junction-node.tsx";
import type { LinkEdgeType } from "./elements/link-edge.tsx";
import { type ArgumentCounts, cardName, linkName } from "./keyboard/reading.ts";
import type { Moving } from "./moving/use-moving.ts";
import { canvasId } from "./node-ids.ts";
import type { Remembered } from "./remembered.ts";
import type { ShownMap } from "./use-shown-map.ts";

export type ExtentNodeType = {
  readonly id: string;
  readonly type: "extent";
} & Omit<CardNodeType, "id" | "type" | "data"> & { readonly data: Record<string, never> };
export type CanvasNode = CardNodeType | JunctionNodeType | FrameNodeType | ExtentNodeType;

export type CanvasState = {
  readonly shown: ShownMap;
  readonly moving: Moving;
  /** What has elements in the page. */
  readonly mounted: { readonly claimIds: ReadonlySet<string>; readonly inferenceIds: ReadonlySet<string> };
  readonly selected: { readonly claims: ReadonlySet<string>; readonly inferences: ReadonlySet<string> };
  readonly frameSizes: ReadonlyMap<string, Size>;
  readonly counts: ArgumentCounts;
  /** The card that Tab comes to. */
  readonly currentClaimId: string | null;
  readonly editingClaimId: string | null;
};

/** What React Flow is given: nodes from back to front, and only new objects for what has changed. */
export function canvasNodes(state: CanvasState, remembered: Remembered): CanvasNode[] {
  const { live, view } = state.shown;
  const nodes: CanvasNode[] = view.frames.map((frame) => frameNode(frame, state, remembered));
  for (const inferenceId of state.mounted.inferenceIds) {
    const line = live.geometryOf(inferenceId);
    if (!line) continue;
    nodes.push(extentNode(line, remembered));
    if (line.junction) nodes.push(junctionNode(line, state.selected.inferences.has(inferenceId), remembered));
  }
  for (const claimId of state.mounted.claimIds) {
    const card = live.cardOf(claimId);
    if (card) nodes.push(cardNode(card, state, remembered));
  }
  return nodes;
}

export function canvasEdges(
  { shown: { live }, mounted, selected }: CanvasState,
  remembered: Remembered,
): LinkEdgeType[] {
  return [...mounted.inferenceIds].flatMap((inferenceId) => {
    const line = live.geometryOf(inferenceId);
    const link = live.linkViewOf(inferenceId);
    if (!line || !link) return [];
    const id = canvasId("link", inferenceId);
    const extent = canvasId("extent", inferenceId);
    const isSelected = selected.inferences.has(inferenceId);
    const ariaLabel = linkName(link, (claimId) => live.cardOf(claimId)?.text ?? "");
    return [
      remembered.value<LinkEdgeType>(id, [line, isSelected, ariaLabel], () => ({
        id,
        type: "link",
        source: extent,
        target: extent,
        data: { geometry: line },
        selected: isSelected,
        selectable: false,
        focusable: false,
        ariaLabel,
        domAttributes: { tabIndex: -1, "aria-roledescription": "argument" },
      })),
    ];
  });
}

function cardNode(card: CardView, state: CanvasState, remembered: Remembered): CardNodeType {
  const id = canvasId("card", card.claimId);
  const place = state.moving.places.get(id);
  const x = place?.x ?? card.x;
  const y = place?.y ?? card.y;
  const selected = state.selected.claims.has(card.claimId);
  const current = state.currentClaimId === card.claimId;
  const editing = state.editingClaimId === card.claimId;
  const severalSelected = selected && state.selected.claims.size > 1;
  const ariaLabel = cardName(card, state.counts) + (severalSelected ? " Selected." : "");
  return remembered.value<CardNodeType>(id, [card, x, y, selected, current, editing, ariaLabel], () => {
    const { width, height } = layoutCard(card);
    return {
      id,
      type: "card",
      position: { x, y },
      width,
      height,
      measured: { width, height },
      handles: [],
      data: { card },
      selected,
      focusable: false,
      ariaRole: "group",
      ariaLabel,
      // Otherwise whether cards can be dragged is for the canvas to say.
      ...(editing ? { zIndex: 1_500, draggable: false } : {}),
      domAttributes: { tabIndex: current ? 0 : -1, "aria-roledescription": "claim card" },
    };
  });
}

function junctionNode(line: LinkGeometry, selected: boolean, remembered: Remembered): JunctionNodeType {
  const id = canvasId("junction", line.inferenceId);
  const { x, y } = line.junction ?? line.anchor;
  return remembered.value<JunctionNodeType>(id, [x, y, selected], () => ({
    id,
    type: "junction",
    position: { x: x - junctionSize / 2, y: y - junctionSize / 2 },
    width: junctionSize,
    height: junctionSize,
    measured: { width: junctionSize, height: junctionSize },
    handles: [],
    data: { inferenceId: line.inferenceId },
    selected,
    focusable: false,
    domAttributes: { "aria-hidden": true },
  }));
}

function extentNode(line: LinkGeometry, remembered: Remembered): ExtentNodeType {
  const id = canvasId("extent", line.inferenceId);
  return remembered.value<ExtentNodeType>(id, [line], () => {
    const { x, y, width, height } = line.bounds;
    const end = { x: 0, y: 0, width: 1, height: 1 };
    return {
      id,
      type: "extent",
      position: { x, y },
      width,
      height,
      measured: { width, height },
      handles: [
        { ...end, type: "source", position: Side.Top },
        { ...end, type: "target", position: Side.Top },
      ],
      data: {},
      hidden: true,
      selectable: false,
      draggable: false,
      focusable: false,
    };
  });
}

function frameNode(
  frame: Frame,
  { moving: { places }, frameSizes }: CanvasState,
  remembered: Remembered,
): FrameNodeType {
  const id = canvasId("frame", frame.id);
  const { x, y } = places.get(id) ?? frame;
  const { width, height } = frameSizes.get(frame.id) ?? frame;
  return remembered.value<FrameNodeType>(id, [frame, x, y, width, height], () => ({
    id,
    type: "frame",
    position: { x, y },
    width,
    height,
    measured: { width, height },
    handles: [],
    data: { frame },
    selectable: false,
    focusable: false,
    zIndex: -1,
    // Only its title bar and its corner take the pointer; through the rest one reaches the ground.
    style: { pointerEvents: "none" },
    dragHandle: `.${frameBarClass}`,
    ariaRole: "group",
    ariaLabel: `Frame: ${frame.title}`,
    domAttributes: { "aria-roledescription": "frame" },
  }));
}
