import { Check, X } from "lucide-react";
import type { Matrix } from "#shared/contract/results/who-says-what.ts";
import type { Position } from "#shared/model/records.ts";
import { PositionMark } from "../ui/position-mark.tsx";

/** What the signs mean: the positions that the claims on show have, and the stances. */
export function MatrixLegend({
  matrix,
  positions,
}: {
  readonly matrix: Matrix;
  readonly positions: readonly Position[];
}) {
  const used = new Set(matrix.claims.map(({ positionId }) => positionId));
  return (
    <ul className="matrix-legend small" aria-label="What the signs mean">
      {positions
        .filter(({ id }) => used.has(id))
        .map((position) => (
          <li key={position.id}>
            <PositionMark position={position} />
          </li>
        ))}
      <li>
        <Check size={15} className="support" aria-hidden /> asserts
      </li>
      <li>
        <X size={15} className="attack" aria-hidden /> denies
      </li>
      <li className="mute">empty: silent</li>
    </ul>
  );
}
