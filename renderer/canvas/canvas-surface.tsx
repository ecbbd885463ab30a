import { type NodeChange, ReactFlow, SelectionMode, useKeyPress, useReactFlow, useStore } from "@xyflow/react";
import { type MouseEvent, useCallback, useState } from "react";
import type { Point, Size } from "#shared/layout/geometry.ts";
import type { MapView } from "#shared/model/map-view.ts";
import { geometryOfMap } from "#shared/scene/map-geometry.ts";
import { writeClaimOnMap } from "../actions/writing.ts";
import { editClaim } from "../state/selection-store.ts";
import { useWindowStore } from "../state/window-store.ts";
import { CanvasMenu } from "./canvas-menu.tsx";
import { MapEmpty } from "./canvas-states.tsx";
import { CardNode } from "./card-node.tsx";
import { DotGround } from "./dot-ground.tsx";
import { DraftCard } from "./draft-card.tsx";
import { useDraft } from "./draft-store.ts";
import { FrameNode } from "./frame-node.tsx";
import { renameFrame } from "./frame-store.ts";
import type { CanvasNode } from "./graph.ts";
import { gridStep } from "./grid.ts";
import { JunctionNode } from "./junction-node.tsx";
import { LinkEdge, type LinkEdgeType } from "./link-edge.tsx";
import { LinkingLine, LinkingWords } from "./linking-line.tsx";
import { useLinking } from "./linking-store.ts";
import { menuExtras, writeAt } from "./menu-extras.ts";
import { Minimap } from "./minimap.tsx";
import { recordIdOf } from "./node-ids.ts";
import { useCanvasControl } from "./use-canvas-control.ts";
import { useCanvasKeys } from "./use-canvas-keys.ts";
import { useCanvasParts } from "./use-canvas-parts.ts";
import { useDragging } from "./use-dragging.ts";
import { useGliding } from "./use-gliding.ts";
import { useKeptFocus } from "./use-kept-focus.ts";
import { useLibraryDrop } from "./use-library-drop.ts";
import { useLinkingGesture } from "./use-linking.ts";
import { useSelecting } from "./use-selecting.ts";
import { useViewportMemory } from "./use-viewport-memory.ts";
import { distanceOf, firstViewportFor, maxZoom, minZoom, rememberedViewport } from "./viewport.ts";
import { ZoomPanel } from "./zoom-panel.tsx";

const nodeTypes = { card: CardNode, junction: JunctionNode, frame: FrameNode, extent: () => null };
const edgeTypes = { link: LinkEdge };
const panButtons = [0, 1];
const addingKeys = ["Shift", "Control", "Meta"];
const snapGrid: [number, number] = [gridStep, gridStep];
/** With more cards than this only those in view are mounted; fewer stay, so that a screen reader finds them all. */
const manyCards = 200;

/** In a smaller canvas the minimap would lie over what one works on. */
const minimapRoom: Size = { width: 480, height: 360 };

/** One map: what is drawn, and every gesture on it. */
export function CanvasSurface({ view, size }: { readonly view: MapView; readonly size: Size }) {
  const flow = useReactFlow<CanvasNode, LinkEdgeType>();
  const showMinimap = useWindowStore((state) => state.minimap);
  const drafting = useDraft((state) => state.draft !== null);
  const { geometry, nodes, edges, currentClaimId } = useCanvasParts(view);
  const linkingKind = useLinking(({ linking }) => (linking?.over.on === "link" ? "attack" : linking?.kind));
  // With Space held, a drag moves the view wherever it begins.
  const panning = useKeyPress("Space");
  const distance = useStore(({ transform }) => distanceOf(transform[2]));
  const [firstViewport] = useState(
    () =>
      rememberedViewport(useWindowStore.getState().viewCentres[view.mapId], size) ??
      firstViewportFor(geometryOfMap(view).bounds, geometry.rects.values(), size),
  );

  const roomForMinimap = size.width >= minimapRoom.width && size.height >= minimapRoom.height;

  useGliding(view);
  useCanvasControl(geometry);
  useViewportMemory(view.mapId);
  useLinkingGesture();
  useKeptFocus();
  const { onMoves, onDragStart, onDragStop } = useDragging();
  const { onSelects, onNodeClick, onEdgeClick, onSelectionStart, onSelectionEnd, onPaneClick } = useSelecting();
  const { onKeyDown, onFocus } = useCanvasKeys(geometry, currentClaimId);
  const { onDragOver, onDrop } = useLibraryDrop();

  const onNodesChange = useCallback(
    (changes: NodeChange<CanvasNode>[]) => {
      onMoves(changes);
      onSelects(changes);
    },
    [onMoves, onSelects],
  );
  const onNodeDoubleClick = useCallback((_event: MouseEvent, node: CanvasNode) => {
    const claimId = recordIdOf("card", node.id);
    if (claimId !== null) editClaim(claimId);
    else renameFrame(recordIdOf("frame", node.id));
  }, []);

  const toMap = (client: Point) => flow.screenToFlowPosition(client, { snapToGrid: false });

  return (
    <CanvasMenu extrasFor={(subject, at) => menuExtras(subject, toMap(at))}>
      <ReactFlow<CanvasNode, LinkEdgeType>
        className={distance}
        data-linking={linkingKind}
        aria-label={`Map: ${view.title}`}
        tabIndex={view.cards.length === 0 ? 0 : -1}
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        defaultViewport={firstViewport}
        minZoom={minZoom}
        maxZoom={maxZoom}
        onlyRenderVisibleElements={view.cards.length > manyCards}
        disableKeyboardA11y
        nodesConnectable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        nodesDraggable={!panning}
        deleteKeyCode={null}
        multiSelectionKeyCode={addingKeys}
        selectionKeyCode="Shift"
        selectionMode={SelectionMode.Partial}
        panOnDrag={panButtons}
        panOnScroll
        panOnScrollSpeed={1}
        zoomOnDoubleClick={false}
        snapToGrid
        snapGrid={snapGrid}
        nodeDragThreshold={3}
        elevateNodesOnSelect
        onNodesChange={onNodesChange}
        onNodeClick={onNodeClick}
        onNodeDoubleClick={onNodeDoubleClick}
        onNodeDragStart={onDragStart}
        onNodeDragStop={onDragStop}
        onEdgeClick={onEdgeClick}
        onSelectionStart={onSelectionStart}
        onSelectionEnd={onSelectionEnd}
        onPaneClick={onPaneClick}
        onKeyDown={onKeyDown}
        onFocus={onFocus}
        onDragOver={onDragOver}
        onDrop={(event) => void onDrop(event)}
        onDoubleClick={(event) => {
          const onPane = event.target instanceof Element && event.target.classList.contains("react-flow__pane");
          if (onPane) writeAt(toMap({ x: event.clientX, y: event.clientY }));
        }}
        proOptions={{ hideAttribution: true }}
      >
        <DotGround />
        <DraftCard view={view} rects={geometry.rects} />
        <LinkingLine rects={geometry.rects} />
        <LinkingWords />
        <ZoomPanel />
        {showMinimap && roomForMinimap && view.cards.length > 0 && <Minimap view={view} rects={geometry.rects} />}
        {view.cards.length === 0 && !drafting && <MapEmpty onWrite={writeClaimOnMap} />}
      </ReactFlow>
    </CanvasMenu>
  );
}
