import { useStoreApi } from "@xyflow/react";
import { useCallback, useEffect, useRef, useState } from "react";
import { grow, type Size } from "#shared/layout/geometry.ts";
import type { LiveMap } from "./live/live-map.ts";
import type { ShownMap } from "./use-shown-map.ts";
import { readableZoom, seenPart } from "./viewport.ts";

/** What of the map has elements in the page, besides what is selected, edited, hovered or has the keyboard. */
export type InView = { readonly claimIds: readonly string[]; readonly inferenceIds: readonly string[] };

const nothing: InView = { claimIds: [], inferenceIds: [] };

/** What is so near to the rim of the view, in map pixels, is mounted as well. */
const beyondRim = 80;
/** So many cards, and as many links, are mounted at a time: more would hold up a frame. */
const atATime = 6;
const atFirst = 60;
/** So many links have elements at most; the picture shows all. */
const mostLinks = 80;
/** The view rests when it has not moved for so long, in milliseconds. */
const restMs = 90;

/**
 * The cards and links that are in view and large enough to be read or touched.
 * While the view moves nothing new is mounted: the picture shows it already.
 */
export function useMounted(shown: ShownMap, size: Size): InView {
  const store = useStoreApi();
  const [inView, setInView] = useState<InView>(nothing);
  const current = useRef<InView>(nothing);
  const frame = useRef(0);

  const settle = useCallback(
    (most: number) => {
      cancelAnimationFrame(frame.current);
      const wanted = wantedIn(shown.live, { transform: store.getState().transform, ...size });
      const before = current.current;
      const claimIds = nextOf(before.claimIds, wanted.claimIds, most);
      const inferenceIds = nextOf(before.inferenceIds, wanted.inferenceIds, most);
      if (claimIds !== before.claimIds || inferenceIds !== before.inferenceIds) {
        current.current = { claimIds, inferenceIds };
        setInView(current.current);
      }
      if (claimIds.length < wanted.claimIds.length || inferenceIds.length < wanted.inferenceIds.length) {
        frame.current = requestAnimationFrame(() => settle(atATime));
      }
    },
    [shown, size, store],
  );

  useEffect(() => {
    settle(atFirst);
    let timer: number | undefined;
    let { transform } = store.getState();
    const stop = store.subscribe((state) => {
      if (state.transform === transform) return;
      transform = state.transform;
      window.clearTimeout(timer);
      cancelAnimationFrame(frame.current);
      timer = window.setTimeout(() => settle(atATime), restMs);
    });
    return () => {
      stop();
      window.clearTimeout(timer);
      cancelAnimationFrame(frame.current);
    };
  }, [settle, store]);

  return inView;
}

function wantedIn(live: LiveMap, seen: Parameters<typeof seenPart>[0]): InView {
  if (seen.transform[2] < readableZoom || seen.width === 0) return nothing;
  const area = grow(seenPart(seen), beyondRim);
  const claimIds = live.cardsWithin(area);
  // Links that only pass by get an element when the pointer comes to them.
  const inferenceIds = new Set<string>();
  for (const claimId of claimIds) {
    for (const link of live.linksOfCard(claimId)) {
      inferenceIds.add(link.inferenceId);
      for (const cut of live.undercutsOf(link.inferenceId)) inferenceIds.add(cut.inferenceId);
    }
  }
  return { claimIds, inferenceIds: [...inferenceIds].slice(0, mostLinks) };
}

/** What is mounted next: what stays of `before`, and so many more of what is wanted; the same list when nothing changes. */
function nextOf(before: readonly string[], wanted: readonly string[], most: number): readonly string[] {
  const known = new Set(before);
  let left = most;
  const next = wanted.filter((id) => known.has(id) || left-- > 0);
  return sameIds(next, before) ? before : next;
}

function sameIds(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id, index) => id === b[index]);
}
