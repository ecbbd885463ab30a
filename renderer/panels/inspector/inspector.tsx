import { useLayoutEffect, useRef } from "react";
import { useMapStore } from "../../state/map-store.ts";
import { useSelection } from "../../state/selection-store.ts";
import { ClaimInspector } from "./claim-inspector.tsx";
import { InferenceInspector } from "./inference-inspector.tsx";
import { MapInspector } from "./map-inspector.tsx";
import { SeveralInspector } from "./several-inspector.tsx";
import { SourceInspector } from "./source-inspector.tsx";
import { SpeakerInspector } from "./speaker-inspector.tsx";

/** The right panel: what is selected, or the map when nothing is. */
export function Inspector() {
  const panel = useRef<HTMLElement>(null);
  const shown = useSelection(
    (state) => state.sourceId ?? state.speakerId ?? state.claimIds[0] ?? state.inferenceIds[0] ?? "map",
  );
  // What is shown anew is shown from its top.
  useLayoutEffect(() => {
    if (shown !== "") panel.current?.scrollTo({ top: 0 });
  }, [shown]);
  return (
    <aside className="inspector scroll" aria-label="Inspector" data-region="inspector" ref={panel}>
      <div className="inspector-content">
        <Inspected />
      </div>
    </aside>
  );
}

function Inspected() {
  const claimIds = useSelection((state) => state.claimIds);
  const inferenceIds = useSelection((state) => state.inferenceIds);
  const sourceId = useSelection((state) => state.sourceId);
  const speakerId = useSelection((state) => state.speakerId);
  const mapId = useMapStore((state) => state.mapId);
  const [claimId] = claimIds;
  const [inferenceId] = inferenceIds;
  if (sourceId !== null) return <SourceInspector key={sourceId} sourceId={sourceId} />;
  if (speakerId !== null) return <SpeakerInspector key={speakerId} speakerId={speakerId} />;
  if (claimIds.length + inferenceIds.length > 1) return <SeveralInspector />;
  if (claimId !== undefined) return <ClaimInspector key={claimId} claimId={claimId} />;
  if (inferenceId !== undefined) return <InferenceInspector key={inferenceId} inferenceId={inferenceId} />;
  if (mapId !== null) return <MapInspector key={mapId} mapId={mapId} />;
  return <p className="inspector-hint">Open a map, or choose a claim or a source in the library, to see it here.</p>;
}
