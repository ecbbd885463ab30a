import type { CommandError } from "#shared/contract/errors.ts";
import { openMap } from "../state/map-store.ts";

/** While a map loads: nothing moves, and nothing is shown that would be gone at once. */
export function MapLoading() {
  return (
    <div className="canvas-state" role="status" aria-busy="true">
      <span className="canvas-state-late">Opening the map…</span>
    </div>
  );
}

export function MapFailed({ mapId, error }: { readonly mapId: string | null; readonly error: CommandError | null }) {
  return (
    <div className="canvas-state" role="alert">
      <p className="canvas-state-title">This map could not be opened</p>
      <p>{error?.message ?? "Something went wrong."}</p>
      {mapId !== null && (
        <button type="button" className="button" onClick={() => void openMap(mapId)}>
          Try again
        </button>
      )}
    </div>
  );
}

/** In the middle of a map without cards. */
export function MapEmpty({ onWrite }: { readonly onWrite: () => void }) {
  return (
    <div className="canvas-hint">
      <p>This map is empty. Double-click to write a claim, or drag one from the library.</p>
      <button type="button" className="button" onClick={onWrite}>
        Write a claim
      </button>
    </div>
  );
}
