import { CloudOff, HardDrive } from "lucide-react";
import { useMemo } from "react";
import { useActivity } from "../state/activity.ts";
import { useConnection } from "../state/connection.ts";
import { useMapStore } from "../state/map-store.ts";
import { shownIn, usePlaced } from "../state/placed.ts";
import { useSelection } from "../state/selection-store.ts";
import { TidyProgress } from "./tidy-progress.tsx";
import { Tip } from "./ui/tip.tsx";
import { useDebounced } from "./ui/use-debounced.ts";
import { counted } from "./ui/words.ts";

/** What stands on the open map, hidden cards included. */
export function useMapCounts(): { readonly claims: number; readonly inferences: number } | null {
  const { mapId, claims, inferences } = usePlaced();
  return mapId === null ? null : { claims: claims.size, inferences: inferences.size };
}

function SavedState() {
  const pending = useActivity((state) => state.pendingEdits > 0);
  // Most edits are answered within a frame or two: only a slow one is worth a word.
  const slow = useDebounced(pending, 150) && pending;
  const lost = useActivity((state) => state.lost);
  const path = useConnection((state) => state.library?.path ?? "");
  return (
    <Tip label={path} side="top">
      <button type="button" className="status-saved" aria-label={`${stateInWords(lost, slow)}: ${path}`}>
        {lost ? <CloudOff size={14} aria-hidden /> : <HardDrive size={14} aria-hidden />}
        {stateInWords(lost, slow)}
      </button>
    </Tip>
  );
}

function stateInWords(lost: boolean, saving: boolean): string {
  if (lost) return "Not connected";
  return saving ? "Saving…" : "Saved on this computer";
}

/** How much of the selection stands on the open map: what has gone since it was chosen does not count. */
function useSelectedHere(): number {
  const claimIds = useSelection((state) => state.claimIds);
  const inferenceIds = useSelection((state) => state.inferenceIds);
  const view = useMapStore((state) => state.view);
  return useMemo(() => {
    const shown = shownIn(view);
    const claims = claimIds.filter((id) => shown.claims.has(id));
    return claims.length + inferenceIds.filter((id) => shown.inferences.has(id)).length;
  }, [view, claimIds, inferenceIds]);
}

/** The line at the bottom: whether the work is saved, what the map holds, what is selected. */
export function StatusLine() {
  const counts = useMapCounts();
  const selected = useSelectedHere();
  return (
    <footer className="status-line">
      <SavedState />
      {counts && (
        <span>
          {counted(counts.claims, "claim")} · {counted(counts.inferences, "argument")}
        </span>
      )}
      <TidyProgress />
      <span className="status-end" aria-live="polite">
        {selected > 0 && `${selected.toLocaleString("en-GB")} selected`}
      </span>
    </footer>
  );
}
