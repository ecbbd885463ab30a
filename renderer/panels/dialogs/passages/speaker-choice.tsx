import { type ReactNode, useMemo, useState } from "react";
import type { CommandArguments } from "#shared/contract/commands.ts";
import type { SourceDetail } from "#shared/contract/results/sources.ts";
import { dateSchema, limits } from "#shared/model/records.ts";
import { useCommand } from "../../../state/queries.ts";
import { type Pick, PickField } from "../../ui/pick-field.tsx";
import { speakerInWords } from "../../ui/words.ts";
import { emptySpeaker, type NewSpeaker, SpeakerFields } from "../speaker-fields.tsx";

const newSpeakerChoice = "new speaker";
const newFirst: readonly Pick[] = [{ id: newSpeakerChoice, name: "New speaker…" }];

/** Who said it, as `quotation.create` takes it: `speakerId` or `newSpeaker` is null. */
export type SpeakerArguments = {
  readonly speakerId: string | null;
  readonly newSpeaker: CommandArguments<"speaker.create"> | null;
  readonly date: string | null;
  readonly role: string | null;
};

export type SpeakerChoice = {
  readonly ready: boolean;
  readonly speaker: SpeakerArguments;
  readonly fields: ReactNode;
};

/**
 * Fields for who said words of a source (null while none is chosen), in which role
 * and when. Those whom the source quotes are offered before the others, the one quoted last is chosen.
 */
export function useSpeakerChoice(
  sourceId: string | null,
  begin: { readonly speakerId: string; readonly date: string | null; readonly role: string | null } | null = null,
): SpeakerChoice {
  const rows = useCommand("speakers.list", {}).data;
  const detail = useCommand("source.get", { sourceId: sourceId ?? "" }, { enabled: sourceId !== null }).data;
  const recent = useMemo(() => recentSpeakers(detail), [detail]);
  const picks = useMemo(() => {
    const places = new Map(recent.map((id, place) => [id, place]));
    const placeOf = (id: string) => places.get(id) ?? recent.length;
    return (rows ?? [])
      .map(({ speaker }) => ({ id: speaker.id, name: speakerInWords(speaker) }))
      .sort((a, b) => placeOf(a.id) - placeOf(b.id));
  }, [rows, recent]);
  const [chosen, setChosen] = useState<string | null>(begin?.speakerId ?? null);
  const [speaker, setSpeaker] = useState<NewSpeaker>(emptySpeaker);
  const [role, setRole] = useState(begin?.role ?? "");
  const [date, setDate] = useState(begin?.date ?? "");

  const speakerId = chosen ?? recent[0] ?? (rows?.length === 0 ? newSpeakerChoice : "");
  const isNew = speakerId === newSpeakerChoice;
  const dateFits = date.trim() === "" || dateSchema.safeParse(date.trim()).success;
  const known = isNew ? speaker.name.trim() !== "" : speakerId !== "";
  return {
    ready: known && dateFits,
    speaker: {
      speakerId: isNew ? null : speakerId,
      newSpeaker: isNew ? filledIn(speaker) : null,
      date: filled(date),
      role: isNew ? null : filled(role),
    },
    fields: (
      <>
        <PickField
          label="Speaker"
          hint="Choose who said it"
          value={speakerId}
          first={begin === null ? newFirst : none}
          picks={picks}
          onChange={setChosen}
        />
        {isNew && <SpeakerFields speaker={speaker} change={setSpeaker} />}
        <div className="field-pair">
          {!isNew && (
            <label className="field">
              <span>Role at the time, if another</span>
              <input
                className="input"
                value={role}
                maxLength={limits.name}
                onChange={(event) => setRole(event.target.value)}
              />
            </label>
          )}
          <label className="field">
            <span>Said on, if not when published</span>
            <input
              className="input"
              value={date}
              placeholder="2017, 2017-03 or 2017-03-26"
              aria-invalid={!dateFits}
              onChange={(event) => setDate(event.target.value)}
            />
            {!dateFits && <span className="fault">Write the date like 2017, 2017-03 or 2017-03-26.</span>}
          </label>
        </div>
      </>
    ),
  };
}

const none: readonly Pick[] = [];

/** Ids of those whom a source quotes, the one quoted last first: quotations come in the order in which they were made. */
function recentSpeakers(detail: SourceDetail | undefined): readonly string[] {
  return [...new Set(detail?.quotations.map(({ speaker }) => speaker.id).reverse())];
}

/** Null for what was left blank. */
function filled(text: string): string | null {
  return text.trim() === "" ? null : text.trim();
}

function filledIn({ kind, name, role, organisation }: NewSpeaker) {
  return { kind, name, role: filled(role), organisation: filled(organisation) };
}
