import { useRef } from "react";
import type { Position } from "#shared/model/records.ts";
import { useElementSize } from "../../canvas/use-element-size.ts";
import {
  matrixMost,
  matrixStep,
  noMatrixFilter,
  setMatrixFilter,
  useMatrixArguments,
  useMatrixFilter,
} from "../../state/matrix-filter.ts";
import { useCommand } from "../../state/queries.ts";
import { counted } from "../ui/words.ts";
import { MatrixGrid } from "./matrix-grid.tsx";
import { MatrixLegend } from "./matrix-legend.tsx";

const noPositions: readonly Position[] = [];

/** Speakers by contested claims: who asserts and who denies what. */
export function MatrixView() {
  const limit = useMatrixFilter((state) => state.limit);
  const narrowed = useMatrixFilter(
    ({ scope, positionIds, speakerIds }) => scope === "map" || positionIds.length > 0 || speakerIds.length > 0,
  );
  const { data: matrix, isError, error } = useCommand("matrix.get", { ...useMatrixArguments(), limit });
  const positions = useCommand("library.get", {}).data?.positions ?? noPositions;
  const box = useRef<HTMLDivElement>(null);
  const size = useElementSize(box);
  const more = matrix && matrix.total > matrix.claims.length && matrix.claims.length < matrixMost;
  return (
    <div className="matrix">
      {isError && (
        <p className="centre-note" role="alert">
          Who says what could not be read: {error.message}
        </p>
      )}
      {matrix?.claims.length === 0 && (
        <div className="no-map">
          <p className="serif">{narrowed ? "Nothing here is contested." : "No claim is contested yet."}</p>
          <p className="mute">A claim is contested once somebody denies it or an argument attacks it.</p>
          {narrowed && (
            <button type="button" className="button" onClick={() => setMatrixFilter(noMatrixFilter)}>
              Show the whole library
            </button>
          )}
        </div>
      )}
      {matrix && matrix.claims.length > 0 && <MatrixLegend matrix={matrix} positions={positions} />}
      <div className="matrix-box" ref={box}>
        {matrix && matrix.claims.length > 0 && size && (
          <MatrixGrid matrix={matrix} positions={positions} narrow={size.width < 520} />
        )}
      </div>
      {more && (
        <div className="matrix-more">
          <p className="small mute">
            {matrix.claims.length.toLocaleString("en-GB")} of {counted(matrix.total, "contested claim")} on show.
          </p>
          <button
            type="button"
            className="button"
            onClick={() => setMatrixFilter({ limit: Math.min(matrixMost, limit + matrixStep) })}
          >
            Show more
          </button>
        </div>
      )}
    </div>
  );
}
