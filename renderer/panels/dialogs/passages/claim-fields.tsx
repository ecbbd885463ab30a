import { useState } from "react";
import { type InferenceKind, limits } from "#shared/model/records.ts";
import { canvasControl } from "../../../state/canvas-control.ts";
import type { MapSpot } from "../../../state/dialog-store.ts";
import { useMapStore } from "../../../state/map-store.ts";
import { placedNow } from "../../../state/placed.ts";
import { select } from "../../../state/selection-store.ts";
import { PositionPicker } from "../../inspector/position-picker.tsx";
import { revealWhenPlaced } from "../../library/show-claim.ts";

/** A claim that answers another. */
export type Answer = { readonly claimId: string; readonly inferenceKind: InferenceKind };

/** A claim that is being written, and whether it goes on the open map. */
export type WrittenClaim = {
  readonly text: string;
  readonly setText: (text: string) => void;
  readonly positionId: string | null;
  readonly setPositionId: (positionId: string | null) => void;
  /** Where it would go; null while no map is open. */
  readonly mapId: string | null;
  readonly placing: boolean;
  readonly setPlacing: (placing: boolean) => void;
  readonly spot: MapSpot | null;
  /** Selects what was made of it, and brings it into view where it stands on the map. */
  readonly show: (claimId: string) => void;
};

/** The state of a new claim's fields; `spot` is the place that was chosen for it, if one was. */
export function useClaimFields(spot: MapSpot | null): WrittenClaim {
  const [text, setText] = useState("");
  const [positionId, setPositionId] = useState<string | null>(null);
  const openMapId = useMapStore((state) => (state.status === "ready" ? state.mapId : null));
  const mapId = spot?.mapId ?? openMapId;
  const [placing, setPlacing] = useState(true);
  return {
    text,
    setText,
    positionId,
    setPositionId,
    mapId,
    placing,
    setPlacing,
    spot,
    show: (claimId) => {
      select({ claimIds: [claimId] });
      if (mapId !== null) revealWhenPlaced(mapId, claimId);
    },
  };
}

/** The new claim as commands take it: at its place, near what it answers, or where there is room in view. */
export function claimArguments({ text, positionId, mapId, placing, spot }: WrittenClaim, answer: Answer | null) {
  const control = canvasControl();
  const near = answer !== null && placedNow().claims.has(answer.claimId);
  const free = near ? control?.spotNear({ claimId: answer.claimId }) : control?.freeSpot();
  const place = mapId === null || !placing ? null : (spot ?? { mapId, ...(free ?? { x: 0, y: 0 }) });
  const link = answer && { kind: answer.inferenceKind, target: { claimId: answer.claimId } };
  return { text, positionId, place, link };
}

/** A new claim: its words, position, and whether it goes on the open map. */
export function ClaimFields({ fields, mayPlace }: { readonly fields: WrittenClaim; readonly mayPlace: boolean }) {
  const remaining = limits.claimText - fields.text.length;
  return (
    <>
      <textarea
        className="textarea claim-field"
        aria-label="Claim, in your own words"
        placeholder="The claim in your own words: one statement that can be true or false"
        rows={2}
        value={fields.text}
        maxLength={limits.claimText}
        onChange={(event) => fields.setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.shiftKey || event.ctrlKey || event.metaKey) return;
          event.preventDefault();
          event.currentTarget.form?.requestSubmit();
        }}
      />
      <div className="row claim-field-foot">
        <PositionPicker positionId={fields.positionId} choose={fields.setPositionId} />
        {remaining < 200 && <span className="small mute">{remaining} left</span>}
        {mayPlace && fields.mapId !== null && (
          <label className="row check">
            <input
              type="checkbox"
              checked={fields.placing}
              onChange={(event) => fields.setPlacing(event.target.checked)}
            />
            Put it on the open map
          </label>
        )}
      </div>
    </>
  );
}
