import { Panel, useReactFlow, useStore } from "@xyflow/react";
import { type PointerEvent, useEffect, useMemo, useRef } from "react";
import { grow, type Rect } from "#shared/layout/geometry.ts";
import { useCanvasTheme } from "../canvas-theme.ts";
import { paintMinimap } from "../picture/minimap-picture.ts";
import { useDevicePixelRatio } from "../picture/use-device-pixel-ratio.ts";
import type { ShownMap } from "../use-shown-map.ts";
import { centredOn } from "../viewport.ts";

const width = 180;
const height = 110;
const inset = 8;
/** A map of few cards does not fill it. */
const largestScale = 0.1;
/** Changes are shown when no other has come for so long. */
const pauseMs = 120;

/** The whole map, small: every card in its position's colour, and what of it is in view. A press goes there. */
export function Minimap({ shown }: { readonly shown: ShownMap }) {
  const { live, view } = shown;
  const theme = useCanvasTheme();
  const flow = useReactFlow();
  const pressed = useRef(false);
  const canvas = useRef<HTMLCanvasElement>(null);
  const ratio = useDevicePixelRatio();
  const bounds = useMemo(
    () => grow((live.view === view ? live.cardBounds() : null) ?? { x: 0, y: 0, width: 1, height: 1 }, 40),
    [live, view],
  );
  const scale = Math.min((width - 2 * inset) / bounds.width, (height - 2 * inset) / bounds.height, largestScale);
  const left = (width - bounds.width * scale) / 2 - bounds.x * scale;
  const top = (height - bounds.height * scale) / 2 - bounds.y * scale;

  useEffect(() => {
    // The feed has told the painter of this view's cards: it does so before effects run.
    const timer = window.setTimeout(() => {
      if (canvas.current !== null && live.view === view) {
        paintMinimap(canvas.current, { scale, left, top, width, height }, ratio, theme);
      }
    }, pauseMs);
    return () => window.clearTimeout(timer);
  }, [live, view, scale, left, top, theme, ratio]);

  const goTo = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const x = (event.clientX - box.x - left) / scale;
    const y = (event.clientY - box.y - top) / scale;
    const root = event.currentTarget.closest(".react-flow");
    if (root === null) return;
    const size = { width: root.clientWidth, height: root.clientHeight };
    void flow.setViewport(centredOn({ x, y, width: 0, height: 0 }, size, flow.getZoom()));
  };

  return (
    <Panel position="bottom-right" className="minimap">
      <div
        className="minimap-ground"
        role="img"
        aria-label={`Overview of the map: ${view.cards.length} claims`}
        style={{ width, height }}
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
        <canvas ref={canvas} className="minimap-picture" style={{ width, height }} />
        <SeenPart place={{ x: left, y: top, scale }} />
      </div>
    </Panel>
  );
}

function SeenPart({ place }: { readonly place: { readonly x: number; readonly y: number; readonly scale: number } }) {
  const [x, y, zoom] = useStore((state) => state.transform);
  const seenWidth = useStore((state) => state.width);
  const seenHeight = useStore((state) => state.height);
  const factor = place.scale / zoom;
  const seen: Rect = {
    x: place.x - x * factor,
    y: place.y - y * factor,
    width: seenWidth * factor,
    height: seenHeight * factor,
  };
  return (
    <div
      className="minimap-seen"
      style={{
        transform: `translate(${seen.x}px, ${seen.y}px)`,
        width: Math.max(leastSeen, seen.width),
        height: Math.max(leastSeen, seen.height),
      }}
    />
  );
}

/** However little of a large map is in view, it can be found: in pixels. */
const leastSeen = 4;
