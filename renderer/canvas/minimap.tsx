import { Panel, useReactFlow, useStore } from "@xyflow/react";
import { memo, type PointerEvent, useMemo, useRef } from "react";
import { boundsOf, grow, type Rect } from "#shared/layout/geometry.ts";
import type { MapView } from "#shared/model/map-view.ts";
import { positionColour } from "#shared/scene/scene.ts";
import type { ThemeName } from "#shared/scene/theme.ts";
import { useCanvasTheme } from "./canvas-theme.ts";
import { centredOn } from "./viewport.ts";

const width = 180;
const height = 110;
const inset = 8;
/** A map of few cards does not fill it. */
const largestScale = 0.1;

/** The whole map, small: every card in its position's colour, and what of it is in view. A press goes there. */
export function Minimap({ view, rects }: { readonly view: MapView; readonly rects: ReadonlyMap<string, Rect> }) {
  const theme = useCanvasTheme();
  const flow = useReactFlow();
  const pressed = useRef(false);
  const bounds = useMemo(() => grow(boundsOf(rects.values()) ?? { x: 0, y: 0, width: 1, height: 1 }, 40), [rects]);
  const scale = Math.min((width - 2 * inset) / bounds.width, (height - 2 * inset) / bounds.height, largestScale);
  const left = (width - bounds.width * scale) / 2 - bounds.x * scale;
  const top = (height - bounds.height * scale) / 2 - bounds.y * scale;

  const goTo = (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const x = (event.clientX - box.x - left) / scale;
    const y = (event.clientY - box.y - top) / scale;
    const canvas = event.currentTarget.closest(".react-flow");
    if (canvas === null) return;
    const size = { width: canvas.clientWidth, height: canvas.clientHeight };
    void flow.setViewport(centredOn({ x, y, width: 0, height: 0 }, size, flow.getZoom()));
  };

  return (
    <Panel position="bottom-right" className="minimap">
      <svg
        width={width}
        height={height}
        role="img"
        aria-label={`Overview of the map: ${rects.size} claims`}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          pressed.current = true;
          goTo(event);
        }}
        onPointerMove={(event) => {
          if (pressed.current) goTo(event);
        }}
        onPointerUp={() => {
          pressed.current = false;
        }}
      >
        <g transform={`translate(${left} ${top}) scale(${scale})`}>
          <Cards view={view} rects={rects} theme={theme} />
          <SeenPart scale={scale} />
        </g>
      </svg>
    </Panel>
  );
}

/** One path for all cards of a colour: the number of elements does not grow with the map. */
const Cards = memo(function Cards({
  view,
  rects,
  theme,
}: {
  readonly view: MapView;
  readonly rects: ReadonlyMap<string, Rect>;
  readonly theme: ThemeName;
}) {
  const paths = new Map<string, string>();
  for (const card of view.cards) {
    const rect = rects.get(card.claimId);
    if (!rect) continue;
    const colour = positionColour(card.position, theme);
    const outline = `M${rect.x} ${rect.y}h${rect.width}v${rect.height}h${-rect.width}z`;
    paths.set(colour, (paths.get(colour) ?? "") + outline);
  }
  return Array.from(paths, ([colour, d]) => <path key={colour} d={d} fill={colour} />);
});

function SeenPart({ scale }: { readonly scale: number }) {
  const [x, y, zoom] = useStore((state) => state.transform);
  const seenWidth = useStore((state) => state.width);
  const seenHeight = useStore((state) => state.height);
  return (
    <rect
      className="minimap-seen"
      x={-x / zoom}
      y={-y / zoom}
      width={seenWidth / zoom}
      height={seenHeight / zoom}
      strokeWidth={1.5 / scale}
      rx={2 / scale}
    />
  );
}
