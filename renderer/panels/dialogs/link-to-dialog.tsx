import { useState } from "react";
import type { InferenceKind } from "#shared/model/records.ts";
import { canvasControl } from "../../state/canvas-control.ts";
import { perform } from "../../state/commands.ts";
import { closeDialog } from "../../state/dialog-store.ts";
import { useMapStore } from "../../state/map-store.ts";
import { select } from "../../state/selection-store.ts";
import { standsOnMap } from "../library/show-claim.ts";
import { KindMark } from "../ui/kind-mark.tsx";
import { Segments } from "../ui/segments.tsx";
import { type Choice, ClaimChooser } from "./claim-chooser.tsx";
import { DialogFrame } from "./dialog-frame.tsx";

/** Chooses what the selected claims support or attack: a claim of the map or library, or an argument on the map. */
export function LinkToDialog({
  mapId,
  premiseClaimIds,
  inferenceKind,
}: {
  readonly mapId: string;
  readonly premiseClaimIds: readonly string[];
  readonly inferenceKind: InferenceKind;
}) {
  const [kind, setKind] = useState<InferenceKind>(inferenceKind);
  const tables = useMapStore((state) => state.tables);
  const premises = premiseClaimIds.map((id) => tables.claims.get(id)?.text ?? "");
  const options = (["support", "attack"] as const).map((value) => ({
    value,
    label: (
      <>
        <span aria-hidden>
          <KindMark kind={value} />
        </span>
        {value === "support" ? "Supports" : "Attacks"}
      </>
    ),
  }));

  return (
    <DialogFrame title={premises.length > 1 ? "Link these claims to" : "Link this claim to"} wide>
      <fieldset
        className="stack link-to"
        aria-label="Link"
        onKeyDown={(event) => {
          const inField = event.target instanceof HTMLInputElement;
          if (event.code !== "KeyA" || event.ctrlKey || event.metaKey || (inField && !event.altKey)) return;
          event.preventDefault();
          setKind(kind === "support" ? "attack" : "support");
        }}
      >
        <p className="quoted-claim">{premises.join(" + ")}</p>
        <div className="row">
          <Segments label="Support or attack" value={kind} options={options} onChange={setKind} />
          <span className="small mute">
            <kbd>Alt+A</kbd> switches
          </span>
        </div>
        <ClaimChooser
          excluded={premiseClaimIds}
          withArguments
          choose={(choice) => {
            closeDialog();
            void link(mapId, premiseClaimIds, kind, choice);
          }}
        />
      </fieldset>
    </DialogFrame>
  );
}

async function link(mapId: string, premises: readonly string[], kind: InferenceKind, target: Choice): Promise<void> {
  const [first] = premises;
  const elsewhere = "claimId" in target && !standsOnMap(target.claimId) && first !== undefined;
  const spot = elsewhere ? (canvasControl()?.spotNear({ claimId: first }, { above: true }) ?? { x: 0, y: 0 }) : null;
  const places = spot && "claimId" in target ? [{ claimId: target.claimId, ...spot }] : [];
  const made = await perform("inference.create", { kind, premiseClaimIds: [...premises], target, mapId, places });
  if (made) select({ inferenceIds: [made.inferenceId] });
}
