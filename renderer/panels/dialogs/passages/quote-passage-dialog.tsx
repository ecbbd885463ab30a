import { useState } from "react";
import type { Stance } from "#shared/model/records.ts";
import { perform } from "../../../state/commands.ts";
import type { PassageWords } from "../../../state/dialog-store.ts";
import { useMapStore } from "../../../state/map-store.ts";
import { useCommand } from "../../../state/queries.ts";
import { useSelection } from "../../../state/selection-store.ts";
import { Segments } from "../../ui/segments.tsx";
import { ClaimChooser } from "../claim-chooser.tsx";
import { DialogForm, DialogFrame } from "../dialog-frame.tsx";
import { ClaimFields, claimArguments, useClaimFields } from "./claim-fields.tsx";
import { PassageQuoted } from "./passage-quoted.tsx";
import { useSpeakerChoice } from "./speaker-choice.tsx";

type Backs = "known" | "new" | "none";

/** Quotes a passage: who says it, and which claim it asserts or denies, one that is there or a new one. */
export function QuotePassageDialog({ passage }: { readonly passage: PassageWords }) {
  const selected = useSelection((state) => (state.claimIds.length === 1 ? (state.claimIds[0] ?? null) : null));
  const [backs, setBacks] = useState<Backs>("known");
  const [claimId, setClaimId] = useState<string | null>(selected);
  const [stance, setStance] = useState<Stance>("asserts");
  const choice = useSpeakerChoice(passage.sourceId);
  const written = useClaimFields(null);
  const claimReady = backs === "none" || (backs === "known" ? claimId !== null : written.text.trim() !== "");

  async function quote(): Promise<boolean> {
    const made = await perform("quotation.create", {
      ...choice.speaker,
      ...passage,
      ...(backs === "known" && claimId !== null ? { claim: { claimId, stance } } : {}),
      ...(backs === "new" ? { newClaim: { ...claimArguments(written, null), stance } } : {}),
    });
    if (made === undefined) return false;
    if (made.claimId !== null) written.show(made.claimId);
    return true;
  }

  return (
    <DialogFrame title="Quote" wide>
      <PassageQuoted words={passage.exact} />
      <DialogForm submitLabel="Quote" ready={choice.ready && claimReady} submit={quote}>
        <div className="row">
          <Segments
            label="What it backs"
            value={backs}
            options={[
              { value: "known", label: "A claim of the library" },
              { value: "new", label: "A new claim" },
              { value: "none", label: "None yet" },
            ]}
            onChange={setBacks}
          />
        </div>
        {backs === "known" &&
          (claimId === null ? (
            <ClaimChooser
              excluded={[]}
              choose={(chosen) => {
                if ("claimId" in chosen) setClaimId(chosen.claimId);
              }}
            />
          ) : (
            <ChosenClaim claimId={claimId} change={() => setClaimId(null)} />
          ))}
        {backs === "new" && <ClaimFields fields={written} mayPlace />}
        {backs !== "none" && (
          <Segments
            label="What it says of the claim"
            value={stance}
            options={[
              { value: "asserts", label: "Says it" },
              { value: "denies", label: "Denies it" },
            ]}
            onChange={setStance}
          />
        )}
        {choice.fields}
      </DialogForm>
    </DialogFrame>
  );
}

function ChosenClaim({ claimId, change }: { readonly claimId: string; readonly change: () => void }) {
  const here = useMapStore(({ tables }) => tables.claims.get(claimId)?.text);
  const text = useCommand("claim.get", { claimId }, { enabled: here === undefined }).data?.claim.text;
  return (
    <div className="row chosen-claim">
      <p className="quoted-claim grow">{here ?? text ?? ""}</p>
      <button type="button" className="button" onClick={change}>
        Choose another
      </button>
    </div>
  );
}
