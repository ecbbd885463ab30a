import { useState } from "react";
import type { RecordTables } from "#shared/model/diffs.ts";
import { type InferenceKind, limits } from "#shared/model/records.ts";
import { canvasControl } from "../../state/canvas-control.ts";
import { perform } from "../../state/commands.ts";
import { useMapStore } from "../../state/map-store.ts";
import { select } from "../../state/selection-store.ts";
import { PositionPicker } from "../inspector/position-picker.tsx";
import { revealWhenPlaced } from "../library/show-claim.ts";
import { DialogForm, DialogFrame } from "./dialog-frame.tsx";

type Target = { readonly claimId: string } | { readonly inferenceId: string };

function titleOf(kind: InferenceKind, target: Target): string {
  if ("inferenceId" in target) return kind === "attack" ? "Undercut this argument" : "Support this argument";
  return kind === "support" ? "Add a reason for it" : "Add an objection";
}

/** What is answered, in words: a claim's text, or an argument's premises and conclusion. */
function wordsOf(tables: RecordTables, target: Target): string {
  if ("claimId" in target) return tables.claims.get(target.claimId)?.text ?? "";
  const inference = tables.inferences.get(target.inferenceId);
  const premises = [...tables.premises.values()].filter((premise) => premise.inferenceId === target.inferenceId);
  const from = premises.map((premise) => tables.claims.get(premise.claimId)?.text ?? "").join(" + ");
  const to = inference?.targetClaimId ? tables.claims.get(inference.targetClaimId)?.text : undefined;
  return to === undefined ? from : `${from} → ${to}`;
}

/** Writes a new claim that is at once a reason for, or an objection to, what was selected. */
export function WriteClaimDialog({
  mapId,
  inferenceKind,
  target,
}: {
  readonly mapId: string;
  readonly inferenceKind: InferenceKind;
  readonly target: Target;
}) {
  const [text, setText] = useState("");
  const [positionId, setPositionId] = useState<string | null>(null);
  const targetText = useMapStore(({ tables }) => wordsOf(tables, target));
  const remaining = limits.claimText - text.length;

  async function write(): Promise<boolean> {
    const spot = canvasControl()?.spotNear(target) ?? { x: 0, y: 0 };
    const made = await perform("claim.create", {
      text,
      positionId,
      place: { mapId, ...spot },
      link: { kind: inferenceKind, target },
    });
    if (made === undefined) return false;
    select({ claimIds: [made.claimId] });
    revealWhenPlaced(mapId, made.claimId);
    return true;
  }

  return (
    <DialogFrame title={titleOf(inferenceKind, target)}>
      {targetText !== "" && <p className="quoted-claim">{targetText}</p>}
      <DialogForm submitLabel="Add" ready={text.trim() !== ""} submit={write}>
        <textarea
          className="textarea claim-field"
          aria-label="Claim"
          placeholder="One statement that can be true or false"
          rows={3}
          value={text}
          maxLength={limits.claimText}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter" && !event.shiftKey && !event.ctrlKey && !event.metaKey) {
              event.preventDefault();
              event.currentTarget.form?.requestSubmit();
            }
          }}
        />
        <div className="row">
          <PositionPicker positionId={positionId} choose={setPositionId} />
          {remaining < 200 && <span className="small mute">{remaining} left</span>}
        </div>
      </DialogForm>
    </DialogFrame>
  );
}
