import { useMemo, useState } from "react";
import { dateSchema, limits, type Stance } from "#shared/model/records.ts";
import { perform } from "../../state/commands.ts";
import { useCommand } from "../../state/queries.ts";
import { type Pick, PickField } from "../ui/pick-field.tsx";
import { Segments } from "../ui/segments.tsx";
import { speakerInWords } from "../ui/words.ts";
import { DialogForm, DialogFrame } from "./dialog-frame.tsx";
import { emptySpeaker, type NewSpeaker, SpeakerFields } from "./speaker-fields.tsx";

const newSpeakerChoice = "new speaker";
const noSource: readonly Pick[] = [];
const noSpeaker: readonly Pick[] = [{ id: newSpeakerChoice, name: "New speaker…" }];

/** Puts a passage of a source behind a claim: who said what, where, and whether it asserts or denies the claim. */
export function QuotationDialog({ claimId }: { readonly claimId: string }) {
  const sourceRows = useCommand("sources.list", {}).data;
  const speakerRows = useCommand("speakers.list", {}).data;
  const sources = useMemo(
    () => sourceRows?.map(({ source: { id, label } }) => ({ id, name: label })) ?? [],
    [sourceRows],
  );
  const speakers = useMemo(
    () => speakerRows?.map(({ speaker: one }) => ({ id: one.id, name: speakerInWords(one) })) ?? [],
    [speakerRows],
  );
  const claim = useCommand("claim.get", { claimId }).data?.claim;
  const [sourceId, setSourceId] = useState("");
  const [speakerId, setSpeakerId] = useState("");
  const [speaker, setSpeaker] = useState<NewSpeaker>(emptySpeaker);
  const [words, setWords] = useState("");
  const [date, setDate] = useState("");
  const [stance, setStance] = useState<Stance>("asserts");

  const isNew = speakerId === newSpeakerChoice;
  const dateFits = date.trim() === "" || dateSchema.safeParse(date.trim()).success;
  const speakerKnown = isNew ? speaker.name.trim() !== "" : speakerId !== "";
  const ready = sourceId !== "" && speakerKnown && words.trim() !== "" && dateFits;

  async function add(): Promise<boolean> {
    const made = await perform("quotation.create", {
      sourceId,
      ...(isNew ? { newSpeaker: filledIn(speaker) } : { speakerId }),
      exact: words,
      date: date.trim() === "" ? null : date.trim(),
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
        <PickField
          label="Speaker"
          hint="Choose who said it"
          value={speakerId}
          first={noSpeaker}
          picks={speakers}
          onChange={setSpeakerId}
        />
        {isNew && <SpeakerFields speaker={speaker} change={setSpeaker} />}
        <label className="field">
          <span>Said on, if not when the source was published</span>
          <input
            className="input"
            value={date}
            placeholder="2017, 2017-03 or 2017-03-26"
            aria-invalid={!dateFits}
            onChange={(event) => setDate(event.target.value)}
          />
          {!dateFits && <span className="fault">Write the date like 2017, 2017-03 or 2017-03-26.</span>}
        </label>
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

/** The new speaker as the contract wants it: what was left blank is null. */
function filledIn({ kind, name, role, organisation }: NewSpeaker) {
  const filled = (text: string) => (text.trim() === "" ? null : text);
  return { kind, name, role: filled(role), organisation: filled(organisation) };
}
