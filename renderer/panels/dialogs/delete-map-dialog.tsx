import type { MapSummary } from "#shared/contract/results.ts";
import { perform } from "../../state/commands.ts";
import { useCommand } from "../../state/queries.ts";
import { counted } from "../ui/words.ts";
import { ConfirmFrame } from "./confirm-frame.tsx";

/** Deletes a map; the library keeps what stood on it. */
export function DeleteMapDialog({ mapId }: { readonly mapId: string }) {
  const map = useCommand("maps.list", {}).data?.find((candidate) => candidate.id === mapId);
  const notes = useCommand("map.detail", { mapId }).data?.notes.length ?? 0;
  return (
    <ConfirmFrame
      title={`Delete the map “${map?.title ?? ""}”?`}
      confirmLabel="Delete map"
      ready={map !== undefined}
      confirm={() => perform("maps.delete", { mapIds: [mapId] })}
    >
      {map && <p>{whatGoes(map, notes)}</p>}
      <p>Undo brings the map back.</p>
    </ConfirmFrame>
  );
}

/** What stays in the library, and what goes with the map. */
function whatGoes(map: MapSummary, notes: number): string {
  const noteWords = `${counted(notes, "note")} on it`;
  if (map.claims === 0) return notes === 0 ? "It is empty." : `It is empty, but for ${noteWords}.`;
  const what =
    map.inferences === 0
      ? counted(map.claims, "claim")
      : `${counted(map.claims, "claim")} and ${counted(map.inferences, "argument")}`;
  const lost = notes === 0 ? "" : `, and so ${notes === 1 ? "is" : "are"} ${noteWords}`;
  return `Its ${what} ${map.claims === 1 && map.inferences === 0 ? "stays" : "stay"} in the library. Where they stood on this map is lost${lost}.`;
}
