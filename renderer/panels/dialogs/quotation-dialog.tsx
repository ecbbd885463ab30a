import { useState } from "react";
import { dateSchema, limits, type Stance } from "#shared/model/records.ts";
import { perform } from "../../state/commands.ts";
import { useCommand } from "../../state/queries.ts";
import { Segments } from "../ui/segments.tsx";
import { SelectField } from "../ui/select-field.tsx";
import { DialogForm, DialogFrame } from "./dialog-frame.tsx";
import { emptySpeaker, type NewSpeaker, SpeakerFields } from "./speaker-fields.tsx";

const newSpeakerChoice = "new speaker";

/** Puts a passage of a source behind a claim: who said what, where, and whether it asserts or denies the claim. */
export function QuotationDialog({ claimId }: { readonly claimId: string }) {
  const sources = useCommand("sources.list", {}).data ?? [];
  const speakers = useCommand("speakers.list", {}).data ?? [];
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
        <SelectField label="Source" value={sourceId} onChange={setSourceId}>
          <option value="">Choose a source</option>
          {sources.map(({ source }) => (
            <option key={source.id} value={source.id}>
              {source.label}
            </option>
          ))}
        </SelectField>
        <SelectField label="Speaker" value={speakerId} onChange={setSpeakerId}>
          <option value="">Choose who said it</option>
          <option value={newSpeakerChoice}>New speaker…</option>
          {speakers.map((row) => (
            <option key={row.speaker.id} value={row.speaker.id}>
              {row.speaker.role === null ? row.speaker.name : `${row.speaker.name}, ${row.speaker.role}`}
            </option>
          ))}
        </SelectField>
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
