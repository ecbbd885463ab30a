import { CloudOff, HardDrive } from "lucide-react";
import { useActivity } from "../state/activity.ts";
import { useConnection } from "../state/connection.ts";
import { useMapStore } from "../state/map-store.ts";
import { useSelection } from "../state/selection-store.ts";
import { Tip } from "./ui/tip.tsx";
import { useDebounced } from "./ui/use-debounced.ts";
import { counted } from "./ui/words.ts";

/** What stands on the open map, hidden cards included. */
export function useMapCounts(): { readonly claims: number; readonly inferences: number } | null {
  const mapId = useMapStore((state) => state.mapId);
  const tables = useMapStore((state) => state.tables);
  const ready = useMapStore((state) => state.status === "ready");
  if (!ready) return null;
  let claims = 0;
  let inferences = 0;
  for (const placement of tables.placements.values()) {
    if (placement.mapId !== mapId) continue;
    if (placement.claimId !== null) claims++;
    else inferences++;
  }
  return { claims, inferences };
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
  const { claimIds, inferenceIds } = useSelection();
  const view = useMapStore((state) => state.view);
  if (view === null) return 0;
  const claims = new Set(view.cards.map((card) => card.claimId));
  const inferences = new Set(view.links.map((link) => link.inferenceId));
  return claimIds.filter((id) => claims.has(id)).length + inferenceIds.filter((id) => inferences.has(id)).length;
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
      <span className="status-end" aria-live="polite">
        {selected > 0 && `${selected} selected`}
      </span>
    </footer>
  );
}
