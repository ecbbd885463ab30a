import {
  type Edge,
  Handle,
  type Node,
  type NodeProps,
  Position,
  ReactFlow,
  ReactFlowProvider,
  SelectionMode,
  useEdgesState,
  useNodesState,
  useReactFlow,
} from "@xyflow/react";
import { memo, useEffect, useState } from "react";
import { createRoot } from "react-dom/client";
import { type BaselineMap, type BaselineOptions, cardSize } from "./map.ts";
import { pictureOf } from "./picture.ts";

/**
 * What one gets from React Flow by its documentation: a memoised card as HTML with
 * two handles, the default edges, nodes and edges in its own hooks. The gestures
 * are set as Warrant has them, so that one driver serves both.
 */
type CardNode = Node<{ readonly text: string; readonly position: string }, "card">;

const options: BaselineOptions = JSON.parse(new URLSearchParams(window.location.search).get("options") ?? "");
const declared = options.variant === "visible";
const travelMs = 180;
const handleSize = 6;

const Card = memo(function Card({ data }: NodeProps<CardNode>) {
  return (
    <div className="card">
      <Handle type="source" position={Position.Top} />
      <header>{data.position}</header>
      <p>{data.text}</p>
      <Handle type="target" position={Position.Bottom} />
    </div>
  );
});

const nodeTypes = { card: Card };

function nodesOf(map: BaselineMap): CardNode[] {
  const x = (cardSize.width - handleSize) / 2;
  const end = { x, width: handleSize, height: handleSize };
  const declaration = {
    ...cardSize,
    handles: [
      { ...end, type: "source" as const, position: Position.Top, y: -handleSize / 2 },
      { ...end, type: "target" as const, position: Position.Bottom, y: cardSize.height - handleSize / 2 },
    ],
  };
  return map.cards.map(({ id, text, position, x, y }) => ({
    id,
    type: "card",
    position: { x, y },
    data: { text, position },
    ...(declared ? declaration : {}),
  }));
}

function Flow({ map }: { readonly map: BaselineMap }) {
  const flow = useReactFlow<CardNode>();
  const [nodes, , onNodesChange] = useNodesState<CardNode>(nodesOf(map));
  const [edges, , onEdgesChange] = useEdgesState<Edge>([...map.edges]);

  useEffect(() => {
    window.placesOfCards = () => flow.getNodes().map(({ id, position }) => [id, position.x, position.y] as const);
    window.pictureOfMap = (format, scale) => pictureOf(flow.getNodesBounds(flow.getNodes()), format, scale);
    const answerKey = (event: KeyboardEvent) => {
      if (!event.ctrlKey) return;
      if (event.key === "0") void flow.setViewport(options.fit, { duration: travelMs });
      if (event.key !== "1") return;
      const { width, height } = options.size;
      const { x, y, zoom } = flow.getViewport();
      const actual = { x: width / 2 - (width / 2 - x) / zoom, y: height / 2 - (height / 2 - y) / zoom, zoom: 1 };
      void flow.setViewport(actual, { duration: travelMs });
    };
    window.addEventListener("keydown", answerKey);
    return () => window.removeEventListener("keydown", answerKey);
  }, [flow]);

  return (
    <ReactFlow
      aria-label={`Map: ${map.title}`}
      nodes={nodes}
      edges={edges}
      nodeTypes={nodeTypes}
      onNodesChange={onNodesChange}
      onEdgesChange={onEdgesChange}
      onlyRenderVisibleElements={declared}
      defaultViewport={options.first}
      minZoom={0.001}
      panOnScroll
      panOnScrollSpeed={1}
      panOnDrag={[0, 1]}
      selectionMode={SelectionMode.Partial}
      zoomOnDoubleClick={false}
    />
  );
}

const tinyMap: BaselineMap = {
  title: "Tiny",
  cards: [
    { id: "first", text: "A claim.", position: "privacy", x: 0, y: 0 },
    { id: "second", text: "A reason for it.", position: "security", x: 0, y: 260 },
  ],
  edges: [{ id: "step", source: "second", target: "first" }],
};

function Page() {
  const [map, setMap] = useState(tinyMap);
  const open = async () => setMap(await (await fetch("./map.json")).json());
  return (
    <>
      <button type="button" onClick={() => void open()}>
        Open
      </button>
      <div style={options.size}>
        <ReactFlowProvider key={map.title}>
          <Flow map={map} />
        </ReactFlowProvider>
      </div>
    </>
  );
}

const root = document.getElementById("root");
if (root === null) throw new Error("the page has no #root");
createRoot(root).render(<Page />);
