import { limits } from "#shared/model/records.ts";
import { Segments } from "../ui/segments.tsx";

export type NewSpeaker = {
  readonly kind: "person" | "organisation";
  readonly name: string;
  readonly role: string;
  readonly organisation: string;
};

export const emptySpeaker: NewSpeaker = { kind: "person", name: "", role: "", organisation: "" };

/** Who a new speaker is. */
export function SpeakerFields({
  speaker,
  change,
}: {
  readonly speaker: NewSpeaker;
  readonly change: (speaker: NewSpeaker) => void;
}) {
  const fields = [
    { key: "name", label: "Name" },
    { key: "role", label: "Role at the time" },
    { key: "organisation", label: "Organisation" },
  ] as const;
  const shown = speaker.kind === "person" ? fields : fields.slice(0, 1);
  return (
    <fieldset className="speaker-fields">
      <legend className="visually-hidden">New speaker</legend>
      <Segments
        label="Kind of speaker"
        value={speaker.kind}
        options={[
          { value: "person", label: "Person" },
          { value: "organisation", label: "Organisation" },
        ]}
        onChange={(kind) => change({ ...speaker, kind })}
      />
      {shown.map(({ key, label }) => (
        <label key={key} className="field">
          <span>{label}</span>
          <input
            className="input"
            value={speaker[key]}
            maxLength={limits.name}
            onChange={(event) => change({ ...speaker, [key]: event.target.value })}
          />
        </label>
      ))}
    </fieldset>
  );
}
