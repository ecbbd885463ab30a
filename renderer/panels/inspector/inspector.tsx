import { useMapStore } from "../../state/map-store.ts";
import { useSelection } from "../../state/selection-store.ts";
import { ClaimInspector } from "./claim-inspector.tsx";
import { InferenceInspector } from "./inference-inspector.tsx";
import { MapInspector } from "./map-inspector.tsx";
import { SeveralInspector } from "./several-inspector.tsx";
import { SourceInspector } from "./source-inspector.tsx";

/** The right panel: what is selected, or the map when nothing is. */
export function Inspector() {
  return (
    <aside className="inspector scroll" aria-label="Inspector" data-region="inspector">
      <Inspected />
    </aside>
  );
}

function Inspected() {
  const { claimIds, inferenceIds, sourceId } = useSelection();
  const mapId = useMapStore((state) => state.mapId);
  const [claimId] = claimIds;
  const [inferenceId] = inferenceIds;
  if (sourceId !== null) return <SourceInspector key={sourceId} sourceId={sourceId} />;
  if (claimIds.length + inferenceIds.length > 1) return <SeveralInspector />;
  if (claimId !== undefined) return <ClaimInspector key={claimId} claimId={claimId} />;
  if (inferenceId !== undefined) return <InferenceInspector key={inferenceId} inferenceId={inferenceId} />;
  if (mapId !== null) return <MapInspector key={mapId} mapId={mapId} />;
  return <p className="inspector-hint">Open a map, or choose a claim or a source in the library, to see it here.</p>;
}
