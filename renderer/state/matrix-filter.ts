import { useMemo } from "react";
import { create } from "zustand";
import type { CommandArguments } from "#shared/contract/commands.ts";
import { useCommand } from "./queries.ts";
import { useWindowStore } from "./window-store.ts";

/** What "Who says what" is narrowed to. */
export type MatrixFilter = {
  /** Only the claims of the open map, or all of the library's. */
  readonly scope: "map" | "library";
  /** Position ids; "" stands for claims without one. Empty: all. */
  readonly positionIds: readonly string[];
  /** Empty: all who speak to one of the claims. */
  readonly speakerIds: readonly string[];
  /** Claims at most. */
  readonly limit: number;
};

/** How many claims more are shown each time, and at most. */
export const matrixStep = 500;
export const matrixMost = 5_000;

export const noMatrixFilter: MatrixFilter = { scope: "library", positionIds: [], speakerIds: [], limit: matrixStep };

export const useMatrixFilter = create<MatrixFilter>(() => noMatrixFilter);

export function setMatrixFilter(patch: Partial<MatrixFilter>): void {
  useMatrixFilter.setState(patch);
}

/** The filter as the commands take it, without what is no longer in the library. */
export function useMatrixArguments(): Omit<CommandArguments<"matrix.get">, "limit"> {
  const mapId = useWindowStore((state) => state.mapId);
  const { scope, positionIds, speakerIds } = useMatrixFilter();
  const library = useCommand("library.get", {}).data;
  return useMemo(() => {
    const positions = new Set(["", ...(library?.positions ?? []).map(({ id }) => id)]);
    const speakers = new Set(library?.speakers.map(({ id }) => id));
    return {
      mapId: scope === "map" ? mapId : null,
      positionIds: positionIds.filter((id) => positions.has(id)),
      speakerIds: speakerIds.filter((id) => speakers.has(id)),
    };
  }, [mapId, scope, positionIds, speakerIds, library]);
}
