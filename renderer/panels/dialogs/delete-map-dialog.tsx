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
      {map && (
        <p>
          Its {counted(map.claims, "claim")} and {counted(map.inferences, "argument")} stay in the library. Where they
          stood on this map is lost
          {notes > 0 && `, and so ${notes === 1 ? "is" : "are"} ${counted(notes, "note")} on the map`}.
        </p>
      )}
      <p>Undo brings the map back.</p>
    </ConfirmFrame>
  );
}
