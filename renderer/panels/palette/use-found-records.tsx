import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import type { SearchHit } from "#shared/contract/results/search.ts";
import { ask } from "../../state/commands.ts";
import { showNote } from "../../state/notes-store.ts";
import { usePlaced } from "../../state/placed.ts";
import { useCommand } from "../../state/queries.ts";
import { openReader } from "../../state/reader-store.ts";
import { selectSpeaker } from "../../state/selection-store.ts";
import { chooseMap, setWindow } from "../../state/window-store.ts";
import { selectAndReveal, standsOnMap } from "../library/show-claim.ts";
import { useDebounced } from "../ui/use-debounced.ts";
import type { Option, OptionGroup } from "../ui/use-options.ts";
import { closeThen } from "./close-then.ts";
import { type FindFilter, searchArguments } from "./find-filter.ts";
import { HitRow } from "./hit-row.tsx";

const searchDelayMs = 80;
const hitsOfPage = 50;
/** `search` gives no hits after so many. */
const mostHits = 10_000;

/** Hits of the library for what is typed; while the next ones are on their way the last ones stay. */
export function useFoundRecords(
  search: string,
  filter: FindFilter,
): {
  readonly group: OptionGroup;
  /** True while the answer to what is typed is not there yet. */
  readonly waiting: boolean;
  readonly failed: boolean;
} {
  const words = useDebounced(search.trim(), searchDelayMs);
  const args = useMemo(() => searchArguments(words.slice(0, 500), filter), [words, filter]);
  const { data, isError, isPlaceholderData, isFetching, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ["search", args],
    queryFn: ({ pageParam }) => ask("search", { ...args, offset: pageParam, limit: hitsOfPage }),
    initialPageParam: 0,
    getNextPageParam: (last, pages) =>
      last.more && pages.length * hitsOfPage < mostHits ? pages.length * hitsOfPage : undefined,
    placeholderData: keepPreviousData,
    enabled: words !== "",
  });
  const positions = useCommand("library.get", {}).data?.positions;
  const placed = usePlaced();
  const blank = search.trim() === "";
  const group = useMemo((): OptionGroup => {
    if (blank || data === undefined) return { heading: "In the library", options: [] };
    const byId = new Map(positions?.map((position) => [position.id, position]));
    const seen = new Set<string>();
    const options: Option[] = [];
    for (const hit of data.pages.flatMap(({ hits }) => hits)) {
      const key = `${hit.kind} ${hit.id} ${hit.kind === "passage" ? hit.place?.start : ""}`;
      // The library may have changed between two pages.
      if (seen.has(key)) continue;
      seen.add(key);
      const position = hit.positionId === null ? null : (byId.get(hit.positionId) ?? null);
      options.push({
        key,
        choose: closeThen(() => openHit(hit)),
        show: () => <HitRow hit={hit} position={position} onMap={hit.kind === "claim" && placed.claims.has(hit.id)} />,
      });
    }
    if (hasNextPage && !isPlaceholderData) {
      const more = () => void fetchNextPage();
      options.push({ key: `more ${options.length}`, choose: more, show: () => <MoreRow more={more} /> });
    }
    return { heading: "In the library", options };
  }, [blank, data, positions, placed, hasNextPage, isPlaceholderData, fetchNextPage]);
  return { group, waiting: !blank && (isPlaceholderData || isFetching || words !== search.trim()), failed: isError };
}

/** The last row: it fetches what follows as soon as it comes near the view. */
function MoreRow({ more }: { readonly more: () => void }) {
  useEffect(more, [more]);
  return <span className="mute">Show more results</span>;
}

/** Shows what was found where it stands. */
function openHit(hit: SearchHit): void {
  switch (hit.kind) {
    case "claim":
      selectAndReveal(hit.id);
      if (!standsOnMap(hit.id)) setWindow({ rightOpen: true });
      return;
    case "quotation":
      if (hit.sourceId !== null) openReader(hit.sourceId, { quotationId: hit.id });
      return;
    case "passage":
      openReader(hit.id, hit.place === null ? null : { start: hit.place.start, end: hit.place.end });
      return;
    case "source":
      openReader(hit.id);
      return;
    case "note":
      setWindow({ leftOpen: true });
      showNote(hit.id);
      return;
    case "map":
      chooseMap(hit.id);
      return;
    case "speaker":
      selectSpeaker(hit.id);
      setWindow({ rightOpen: true });
  }
}
