import {
  type NodeChange,
  ReactFlow,
  SelectionMode,
  useKeyPress,
  useReactFlow,
  useStore,
  useStoreApi,
} from "@xyflow/react";
import { type CSSProperties, type MouseEvent, useCallback, useMemo, useState } from "react";
import type { Point, Size } from "#shared/layout/geometry.ts";
import type { MapView } from "#shared/model/map-view.ts";
import { writeClaimOnMap } from "../actions/writing.ts";
import { editClaim, useSelection } from "../state/selection-store.ts";
import { useWindowStore } from "../state/window-store.ts";
import { MapEmpty } from "./canvas-states.tsx";
import { CardNode } from "./elements/card-node.tsx";
import { FrameNode } from "./elements/frame-node.tsx";
import { renameFrame } from "./elements/frame-store.ts";
import { JunctionNode } from "./elements/junction-node.tsx";
import { LinkEdge, type LinkEdgeType } from "./elements/link-edge.tsx";
import type { CanvasNode } from "./graph.ts";
import { useCanvasKeys } from "./keyboard/use-canvas-keys.ts";
import { useKeptFocus } from "./keyboard/use-kept-focus.ts";
import { LinkingLine, LinkingWords } from "./linking/linking-line.tsx";
import { useLinking } from "./linking/linking-store.ts";
import { useLinkingGesture } from "./linking/use-linking.ts";
import { gridStep } from "./moving/grid.ts";
import { useDragging } from "./moving/use-dragging.ts";
import { useGliding } from "./moving/use-gliding.ts";
import { useMoving } from "./moving/use-moving.ts";
import { recordIdOf } from "./node-ids.ts";
import { DotGround } from "./overlay/dot-ground.tsx";
import { Minimap } from "./overlay/minimap.tsx";
import { ZoomPanel } from "./overlay/zoom-panel.tsx";
import { PictureLayer, ringsOfElements } from "./picture/picture-layer.tsx";
import { CanvasMenu } from "./pointer/canvas-menu.tsx";
import { hitAt } from "./pointer/hit-test.ts";
import { menuExtras, writeAt } from "./pointer/menu-extras.ts";
import { QuotationDropHint } from "./pointer/quotation-drop-hint.tsx";
import { useHovering } from "./pointer/use-hovering.ts";
import { useLibraryDrop } from "./pointer/use-library-drop.ts";
import { useSelecting } from "./pointer/use-selecting.ts";
import { useCanvasControl } from "./use-canvas-control.ts";
import { useCanvasParts } from "./use-canvas-parts.ts";
import { useMounted } from "./use-mounted.ts";
import { useShownMap } from "./use-shown-map.ts";
import { useViewportMemory } from "./use-viewport-memory.ts";
import {
  distanceOf,
  firstViewportFor,
  inverseZoom,
  maxZoom,
  minZoomFor,
  rememberedViewport,
  seenPart,
  topRects,
} from "./viewport.ts";
import { DraftCard } from "./writing/draft-card.tsx";
import { useDraft } from "./writing/draft-store.ts";

const nodeTypes = { card: CardNode, junction: JunctionNode, frame: FrameNode, extent: () => null };
const edgeTypes = { link: LinkEdge };
const panButtons = [0, 1];
const addingKeys = ["Shift", "Control", "Meta"];
const snapGrid: [number, number] = [gridStep, gridStep];

/** In a smaller canvas the minimap would lie over what one works on. */
const minimapRoom: Size = { width: 480, height: 360 };

/** One map: what is drawn, and every gesture on it. */
export function CanvasSurface({ view, size }: { readonly view: MapView; readonly size: Size }) {
  const flow = useReactFlow<CanvasNode, LinkEdgeType>();
  const showMinimap = useWindowStore((state) => state.minimap);
  const drafting = useDraft((state) => state.draft !== null);
  const store = useStoreApi();
  const seen = useCallback(() => seenPart(store.getState()), [store]);
  const editingClaimId = useSelection((state) => state.editingClaimId);
  const shown = useShownMap(view);
  const { live } = shown;
  const moving = useMoving(shown, editingClaimId, seen);
  const inView = useMounted(shown, size);
  const { nodes, edges, currentClaimId, mounted } = useCanvasParts(shown, inView, moving);
  const linkingKind = useLinking(({ linking }) => (linking?.over.on === "link" ? "attack" : linking?.kind));
  // With Space held, a drag moves the view wherever it begins.
  const panning = useKeyPress("Space");
  const distance = useStore(({ transform }) => distanceOf(transform[2]));
  const inverse = useStore(({ transform }) => inverseZoom(transform[2]));
  const selectedCount = useSelection((state) => state.claimIds.length);
  const ringed = useStore(({ transform }) => ringsOfElements(transform[2], mounted.claimIds));
  const bounds = useMemo(() => shown.live.bounds(), [shown]);
  const [firstViewport] = useState(
    () =>
      rememberedViewport(useWindowStore.getState().viewCentres[view.mapId], size) ??
      firstViewportFor(bounds, topRects(live), size),
  );

  const roomForMinimap = size.width >= minimapRoom.width && size.height >= minimapRoom.height;

  useGliding(view, live, seen);
  useCanvasControl(live);
  useViewportMemory(view.mapId);
  useHovering(live);
  useLinkingGesture(live);
  useKeptFocus();
  const { onMoves, onDragStart, onDragStop } = useDragging();
  const { onSelects, onNodeClick, onEdgeClick, onSelectionStart, onSelectionEnd, onPaneClick } = useSelecting(live);
  const { onKeyDown, onFocus } = useCanvasKeys(live, currentClaimId);
  const { onDragOver, onDragLeave, onDrop } = useLibraryDrop(live);

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
    <CanvasMenu
      hitFor={(at) => hitAt(live, toMap(at), store.getState().transform[2])}
      extrasFor={(subject, at) => menuExtras(subject, toMap(at))}
    >
      <ReactFlow<CanvasNode, LinkEdgeType>
        className={selectedCount === 1 ? `${distance} one-selected` : distance}
        style={inverseStyle(inverse)}
        data-linking={linkingKind}
        aria-label={`Map: ${view.title}`}
        tabIndex={view.cards.length === 0 ? 0 : -1}
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        defaultViewport={firstViewport}
        minZoom={minZoomFor(bounds, size)}
        maxZoom={maxZoom}
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
        onDragLeave={onDragLeave}
        onDrop={(event) => void onDrop(event)}
        onDoubleClick={(event) => {
          const onPane = event.target instanceof Element && event.target.classList.contains("react-flow__pane");
          const at = toMap({ x: event.clientX, y: event.clientY });
          const hit = onPane ? hitAt(live, at, store.getState().transform[2]) : null;
          if (hit?.on === "card") editClaim(hit.claimId);
          else if (onPane && hit === null) writeAt(at);
        }}
        proOptions={{ hideAttribution: true }}
      >
        <DotGround />
        <PictureLayer shown={shown} moving={moving} size={size} ringed={ringed} />
        <DraftCard shown={shown} />
        <LinkingLine live={live} />
        <LinkingWords />
        <QuotationDropHint live={live} />
        <ZoomPanel />
        {showMinimap && roomForMinimap && view.cards.length > 0 && <Minimap shown={shown} />}
        {view.cards.length === 0 && !drafting && <MapEmpty onWrite={writeClaimOnMap} />}
      </ReactFlow>
    </CanvasMenu>
  );
}

/** Hands the style sheet what makes a pixel of the window out of map pixels. */
function inverseStyle(inverse: number): CSSProperties {
  const variables: Record<`--${string}`, number> = { "--inverse-zoom": inverse };
  return variables;
}
