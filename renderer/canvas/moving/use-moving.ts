import { useMemo, useRef, useState } from "react";
import type { Rect } from "#shared/layout/geometry.ts";
import type { LinkView } from "#shared/model/map-view.ts";
import { useFrames } from "../elements/frame-store.ts";
import { noMovingLines } from "../live/live-map.ts";
import { linksMovedBy, MovingLinks } from "../live/moving-links.ts";
import { recordIdOf } from "../node-ids.ts";
import type { LiftedIds } from "../picture/lifted.ts";
import type { ShownMap } from "../use-shown-map.ts";
import { type Places, usePlaces } from "./places.ts";

/** What is elsewhere than the map has it at this moment. */
export type Moving = {
  readonly places: Places;
  /** What of it the painter is to leave out; the same object while it only moves on. */
  readonly lifted: LiftedIds;
};

/** Keeps the window's map where things are at this moment, and says what the picture must leave to the page. */
export function useMoving(shown: ShownMap, editingClaimId: string | null, seen: () => Rect): Moving {
  const places = usePlaces((state) => state.places);
  const round = usePlaces((state) => state.round);
  const sizes = useFrames((state) => state.sizes);
  const { live } = shown;
  const [links] = useState(() => new MovingLinks(live));
  const lines = useRef(noMovingLines);

  const moved = useMemo((): { readonly round: number; readonly links: ReadonlyMap<string, LinkView> } => {
    links.begin();
    return { round, links: linksMovedBy(live, usePlaces.getState().places.keys()) };
  }, [round, live, links]);

  const resizedFrameIds = useMemo(() => [...sizes.keys()].sort().join(" "), [sizes]);
  const lifted = useMemo((): LiftedIds => {
    const ids = moved.round >= 0 ? [...usePlaces.getState().places.keys()] : [];
    const of = (kind: "card" | "frame") => ids.flatMap((id) => recordIdOf(kind, id) ?? []);
    return {
      claimIds: of("card").filter((id) => id !== editingClaimId),
      hiddenClaimIds: editingClaimId === null ? [] : [editingClaimId],
      inferenceIds: [...moved.links.keys()],
      frameIds: [...of("frame"), ...resizedFrameIds.split(" ").filter((id) => id !== "")],
    };
  }, [moved, editingClaimId, resizedFrameIds]);

  return useMemo(() => {
    if (places.size > 0) {
      live.move(places, noMovingLines);
      lines.current = { ids: moved.links, lines: links.lines(moved.links, seen()) };
    } else if (!shown.isRouting()) {
      // Until the router has led them anew, lines stay as they were when their cards were let go.
      lines.current = noMovingLines;
    }
    live.move(places, lines.current);
    return { places, lifted };
  }, [places, moved, lifted, live, links, shown, seen]);
}
