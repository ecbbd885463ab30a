import { useState } from "react";
import type { Stance } from "#shared/model/records.ts";
import { perform } from "../../../state/commands.ts";
import type { MapSpot, PassageWords } from "../../../state/dialog-store.ts";
import { useMapStore } from "../../../state/map-store.ts";
import { placedNow } from "../../../state/placed.ts";
import { useCommand } from "../../../state/queries.ts";
import { Segments } from "../../ui/segments.tsx";
import { DialogForm, DialogFrame } from "../dialog-frame.tsx";
import { type Answer, ClaimFields, claimArguments, useClaimFields } from "./claim-fields.tsx";
import { PassageQuoted } from "./passage-quoted.tsx";
import { useSpeakerChoice } from "./speaker-choice.tsx";

function titleOf(answers: Answer | null): string {
  if (answers === null) return "New claim with this quotation";
  return answers.inferenceKind === "support" ? "Reason with this quotation" : "Objection with this quotation";
}

/** Writes a claim that a passage says, which is quoted for it: one change. */
export function ClaimOfPassageDialog({
  passage,
  answers,
}: {
  readonly passage: PassageWords;
  readonly answers: Answer | null;
}) {
  const written = useClaimFields(null);
  const choice = useSpeakerChoice(passage.sourceId);
  const [stance, setStance] = useState<Stance>("asserts");
  // What answers a claim goes where that one stands.
  const mayPlace = answers === null || placedNow().claims.has(answers.claimId);

  async function write(): Promise<boolean> {
    const claim = claimArguments(written, answers);
    const newClaim = { ...claim, place: mayPlace ? claim.place : null, stance };
    const made = await perform("quotation.create", { ...choice.speaker, ...passage, newClaim });
    if (made === undefined) return false;
    if (made.claimId !== null) written.show(made.claimId);
    return true;
  }

  return (
    <DialogFrame title={titleOf(answers)} wide>
      {answers !== null && <Answered answer={answers} />}
      <PassageQuoted words={passage.exact} />
      <DialogForm
        submitLabel={
          answers === null ? "Add claim" : answers.inferenceKind === "support" ? "Add reason" : "Add objection"
        }
        ready={written.text.trim() !== "" && choice.ready}
        submit={write}
      >
        <ClaimFields fields={written} mayPlace={mayPlace} />
        {choice.fields}
        <Segments
          label="What the speaker says of the claim"
          value={stance}
          options={[
            { value: "asserts", label: "Says it" },
            { value: "denies", label: "Denies it" },
          ]}
          onChange={setStance}
        />
      </DialogForm>
    </DialogFrame>
  );
}

function Answered({ answer: { claimId, inferenceKind } }: { readonly answer: Answer }) {
  const here = useMapStore(({ tables }) => tables.claims.get(claimId)?.text);
  const text = useCommand("claim.get", { claimId }, { enabled: here === undefined }).data?.claim.text;
  return (
    <p className="quoted-claim">
      <span className="small mute">{inferenceKind === "support" ? "Reason for: " : "Objection to: "}</span>
      {here ?? text ?? ""}
    </p>
  );
}

/** Writes a claim that a quotation of the library stands behind, on the open map or not. */
export function ClaimOfQuotationDialog({
  quotationId,
  sourceId,
  spot,
}: {
  readonly quotationId: string;
  readonly sourceId: string;
  readonly spot: MapSpot | null;
}) {
  const written = useClaimFields(spot);
  const detail = useCommand("source.get", { sourceId }).data;
  const quoted = detail?.quotations.find(({ quotation }) => quotation.id === quotationId);

  async function write(): Promise<boolean> {
    const made = await perform("claim.create", { ...claimArguments(written, null), quotationId });
    if (made === undefined) return false;
    written.show(made.claimId);
    return true;
  }

  return (
    <DialogFrame title="New claim with this quotation">
      <PassageQuoted words={quoted?.quotation.exact ?? ""} />
      <DialogForm submitLabel="Add claim" ready={written.text.trim() !== ""} submit={write}>
        <ClaimFields fields={written} mayPlace={spot === null} />
      </DialogForm>
    </DialogFrame>
  );
}
