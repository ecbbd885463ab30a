import { useStoreApi } from "@xyflow/react";
import { useEffect, useLayoutEffect, useMemo, useRef } from "react";
import type { Size } from "#shared/layout/geometry.ts";
import { useSelection } from "../../state/selection-store.ts";
import { useCanvasTheme } from "../canvas-theme.ts";
import type { Moving } from "../moving/use-moving.ts";
import type { ShownMap } from "../use-shown-map.ts";
import { readableZoom } from "../viewport.ts";
import type { LiftedIds } from "./lifted.ts";
import { type Look, Picture } from "./picture.ts";
import { useDevicePixelRatio } from "./use-device-pixel-ratio.ts";

/** The picture of the whole map under the cards that have elements: every card, every link, every frame. */
export function PictureLayer({
  shown,
  moving,
  size,
  ringed,
}: {
  readonly shown: ShownMap;
  readonly moving: Moving;
  readonly size: Size;
  /** The claims whose elements draw their rings themselves. */
  readonly ringed: ReadonlySet<string>;
}) {
  const store = useStoreApi();
  const element = useRef<HTMLCanvasElement>(null);
  const picture = useRef<Picture | null>(null);
  const { live, view, feeds } = shown;
  const look = useLook(shown, moving.lifted, ringed);
  const latest = useRef({ look, size });
  latest.current = { look, size };
  const ratio = useDevicePixelRatio();

  useLayoutEffect(() => {
    const canvas = element.current;
    if (canvas === null) return;
    const made = new Picture(canvas, live, latest.current.look, {
      viewNow: () => {
        const [x, y, zoom] = store.getState().transform;
        return { x, y, zoom, ...latest.current.size };
      },
      onPainted: () => {
        canvas.dataset.painted = live.view?.mapId ?? "";
        canvas.dataset.pictures = String(Number(canvas.dataset.pictures ?? 0) + 1);
      },
    });
    picture.current = made;
    let { transform } = store.getState();
    const stop = store.subscribe((state) => {
      if (state.transform === transform) return;
      transform = state.transform;
      made.viewMoved();
    });
    return () => {
      stop();
      made.close();
      picture.current = null;
    };
  }, [live, store]);

  useEffect(() => {
    if (feeds > 0) picture.current?.changed();
  }, [feeds]);
  useEffect(() => picture.current?.setLook(look), [look]);
  // A window of another size, or on another screen.
  useEffect(() => {
    if (size.width > 0 && ratio > 0) picture.current?.viewMoved();
  }, [size, ratio]);
  // Whatever is being moved is drawn where it is now.
  useLayoutEffect(() => {
    if (moving.places.size > 0 || view === live.view) picture.current?.draw();
  }, [moving, view, live]);

  return (
    <div aria-hidden="true">
      <canvas ref={element} className="picture" />
    </div>
  );
}

/** How the map is drawn at this moment; the same object while that stays the same. */
function useLook(shown: ShownMap, lifted: LiftedIds, ringed: ReadonlySet<string>): Look {
  const theme = useCanvasTheme();
  const claimIds = useSelection((state) => state.claimIds);
  const inferenceIds = useSelection((state) => state.inferenceIds);
  const held = useRef(lifted);
  // What was let go stays out of the picture until the lines that follow it are there.
  if (!shown.isRouting() || addsTo(held.current, lifted)) held.current = lifted;
  const out = held.current;
  return useMemo(
    () => ({
      theme,
      lifted: out,
      ringedClaimIds: claimIds.filter((id) => !ringed.has(id)),
      ringedInferenceIds: inferenceIds,
    }),
    [theme, out, claimIds, inferenceIds, ringed],
  );
}

function addsTo(before: LiftedIds, next: LiftedIds): boolean {
  const known = new Set([...before.claimIds, ...before.hiddenClaimIds, ...before.inferenceIds, ...before.frameIds]);
  return [next.claimIds, next.hiddenClaimIds, next.inferenceIds, next.frameIds].some((ids) =>
    ids.some((id) => !known.has(id)),
  );
}

/** Rings are drawn by the elements of cards only where those show their faces. */
export function ringsOfElements(zoom: number, mounted: ReadonlySet<string>): ReadonlySet<string> {
  return zoom >= readableZoom ? mounted : nobody;
}

const nobody: ReadonlySet<string> = new Set();
