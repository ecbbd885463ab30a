import { useState } from "react";
import type { SourceQuotation } from "#shared/contract/results/sources.ts";
import { limits } from "#shared/model/records.ts";
import { perform } from "../../../state/commands.ts";
import { useCommand } from "../../../state/queries.ts";
import { DialogForm, DialogFrame } from "../dialog-frame.tsx";
import { useSpeakerChoice } from "./speaker-choice.tsx";

/** Changes who said a quotation, when and in which role, and its words, which are then looked for in the text anew. */
export function EditQuotationDialog({
  quotationId,
  sourceId,
}: {
  readonly quotationId: string;
  readonly sourceId: string;
}) {
  const detail = useCommand("source.get", { sourceId }).data;
  const row = detail?.quotations.find(({ quotation }) => quotation.id === quotationId);
  return (
    <DialogFrame title="Edit quotation">
      {row ? (
        <Fields row={row} />
      ) : (
        <p className="mute">{detail ? "The quotation is not in the library any more." : "Opening…"}</p>
      )}
    </DialogFrame>
  );
}

function Fields({ row: { quotation, source } }: { readonly row: SourceQuotation }) {
  const [words, setWords] = useState(quotation.exact);
  const choice = useSpeakerChoice(quotation.sourceId, quotation);

  async function save(): Promise<boolean> {
    const { speakerId, date, role } = choice.speaker;
    const done = await perform("quotation.edit", {
      quotationId: quotation.id,
      exact: words,
      ...(speakerId === null ? {} : { speakerId }),
      date,
      role,
    });
    return done !== undefined;
  }

  return (
    <DialogForm submitLabel="Save" ready={choice.ready && words.trim() !== ""} submit={save}>
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
      {source.hasText && words.trim() !== quotation.exact && (
        <p className="small mute">These words will be looked for in the text when you save.</p>
      )}
      {choice.fields}
    </DialogForm>
  );
}
