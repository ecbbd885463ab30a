import { useMemo, useState } from "react";
import { limits, type Stance } from "#shared/model/records.ts";
import { perform } from "../../state/commands.ts";
import { useCommand } from "../../state/queries.ts";
import { type Pick, PickField } from "../ui/pick-field.tsx";
import { Segments } from "../ui/segments.tsx";
import { DialogForm, DialogFrame } from "./dialog-frame.tsx";
import { useSpeakerChoice } from "./passages/speaker-choice.tsx";

const noSource: readonly Pick[] = [];

/** Puts a passage of a source behind a claim: who said what, where, and whether it asserts or denies the claim. */
export function QuotationDialog({ claimId }: { readonly claimId: string }) {
  const sourceRows = useCommand("sources.list", {}).data;
  const sources = useMemo(
    () => sourceRows?.map(({ source: { id, label } }) => ({ id, name: label })) ?? [],
    [sourceRows],
  );
  const claim = useCommand("claim.get", { claimId }).data?.claim;
  const [sourceId, setSourceId] = useState("");
  const [words, setWords] = useState("");
  const [stance, setStance] = useState<Stance>("asserts");

  const who = useSpeakerChoice(sourceId === "" ? null : sourceId);
  const ready = sourceId !== "" && who.ready && words.trim() !== "";

  async function add(): Promise<boolean> {
    const made = await perform("quotation.create", {
      sourceId,
      ...who.speaker,
      exact: words,
      claim: { claimId, stance },
    });
    return made !== undefined;
  }

  return (
    <DialogFrame title="Add a quotation">
      {claim && <p className="quoted-claim">{claim.text}</p>}
      <DialogForm submitLabel="Add quotation" ready={ready} submit={add}>
        <label className="field">
          <span>Words, as they were said or printed</span>
          <textarea
            className="textarea quotation-words"
            rows={2}
            value={words}
            maxLength={limits.quotationExact}
            onChange={(event) => setWords(event.target.value)}
          />
        </label>
        <PickField
          label="Source"
          hint="Choose a source"
          value={sourceId}
          first={noSource}
          picks={sources}
          onChange={setSourceId}
        />
        {who.fields}
        <Segments
          label="What it says of the claim"
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
