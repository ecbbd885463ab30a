import { limits } from "#shared/model/records.ts";
import { emptyDraft, type FactsDraft, factsFaults } from "../../../state/importing/facts-draft.ts";
import { SelectField } from "../../ui/select-field.tsx";
import { sourceTypeInWords, sourceTypesWith } from "../../ui/source-types.ts";
import { AuthorFields } from "./author-fields.tsx";
import { TextField } from "./text-field.tsx";

const dateHint = "2017, 2017-03 or 2017-03-26";

/** The facts of a source, each in a field that can be changed or left empty. */
export function FactsFields({
  draft,
  change,
  proposed = null,
}: {
  readonly draft: FactsDraft;
  readonly change: (draft: FactsDraft) => void;
  /** What was found in a file; fields that still hold it say so. */
  readonly proposed?: FactsDraft | null;
}) {
  const faults = factsFaults(draft);
  const set = (field: Exclude<keyof FactsDraft, "authors">) => (value: string) => change({ ...draft, [field]: value });
  const asFound = (field: Exclude<keyof FactsDraft, "authors" | "type">) =>
    proposed !== null && proposed[field] !== "" && proposed[field] === draft[field];
  return (
    <div className="facts-fields">
      <TextField
        label="Title"
        value={draft.title}
        limit={limits.title}
        fault={faults.title}
        found={asFound("title")}
        change={set("title")}
      />
      {draft.title.trim() === "" && (
        <TextField
          label="What to call it, while it has no title"
          value={draft.label}
          limit={limits.title}
          found={asFound("label")}
          change={set("label")}
        />
      )}
      <div className="facts-pair">
        <SelectField label="Kind" value={draft.type} onChange={set("type")}>
          {sourceTypesWith(draft.type).map((type) => (
            <option key={type} value={type}>
              {sourceTypeInWords(type)}
            </option>
          ))}
        </SelectField>
        <TextField
          label="Publication or publisher"
          value={draft.containerTitle}
          limit={limits.name}
          found={asFound("containerTitle")}
          change={set("containerTitle")}
        />
      </div>
      <AuthorFields authors={draft.authors} change={(authors) => change({ ...draft, authors })} />
      <div className="facts-pair">
        <TextField
          label="Date of publication"
          hint={dateHint}
          value={draft.issued}
          limit={20}
          fault={faults.issued}
          found={asFound("issued")}
          change={set("issued")}
        />
        <TextField
          label="How the date is known, if it is not printed"
          value={draft.issuedBasis}
          limit={limits.title}
          change={set("issuedBasis")}
        />
      </div>
      <div className="facts-pair">
        <TextField
          label="Address on the web"
          value={draft.url}
          limit={2_000}
          found={asFound("url")}
          change={set("url")}
        />
        <TextField
          label="Read on"
          hint={dateHint}
          value={draft.accessed}
          limit={20}
          fault={faults.accessed}
          found={asFound("accessed")}
          change={set("accessed")}
        />
      </div>
      {proposed !== null && (
        <button
          type="button"
          className="text-link small mute facts-clear"
          onClick={() => change({ ...emptyDraft, label: draft.label === "" ? proposed.label : draft.label })}
        >
          Clear all that was found
        </button>
      )}
    </div>
  );
}
