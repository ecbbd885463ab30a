import type { ImportedMap } from "#shared/contract/results/imports.ts";
import { limits } from "#shared/model/records.ts";
import { choose, mapDraftFor, useImport, writeMap } from "../../../state/importing/import-store.ts";
import { titleFault } from "../../../state/importing/map-draft.ts";
import type { Choice, ImportRow } from "../../../state/importing/rows.ts";
import { LossReport } from "../../ui/loss-report.tsx";
import { counted } from "../../ui/words.ts";
import { DuplicatesQuestion } from "./duplicates-question.tsx";
import { holdingsInWords, lossCount } from "./map-words.ts";
import { TextField } from "./text-field.tsx";

/** A map that was found in a file: what it holds, what of the file it lacks, and what is to be said before it is kept. */
export function MapDetail({
  row,
  map,
  choice,
  alone,
}: {
  readonly row: ImportRow;
  readonly map: ImportedMap;
  readonly choice: Choice;
  /** True while nothing else is being added: then there is no sense in leaving it out. */
  readonly alone: boolean;
}) {
  const drafts = useImport((state) => state.maps);
  const draft = mapDraftFor(row.key, map, drafts);
  const { claims, sources } = map.duplicates;
  const out = choice.kind === "out";
  return (
    <>
      {!out && (
        <TextField
          label="Title"
          value={draft.title}
          limit={limits.title}
          fault={titleFault(draft)}
          change={(title) => writeMap(row.key, { ...draft, title })}
        />
      )}
      <dl className="map-facts">
        <dt>Holds</dt>
        <dd>{holdingsInWords(map.counts)}</dd>
        <dt>Places</dt>
        <dd>
          {map.placed
            ? "Every card stays where the file has it."
            : "Laid out by Warrant, as the file has no places for its cards."}
        </dd>
        <dt>Not carried over</dt>
        <dd>{map.losses.length === 0 ? "Nothing: all of the file is there." : <Losses map={map} />}</dd>
      </dl>
      {!out && claims + sources > 0 && (
        <DuplicatesQuestion map={map} draft={draft} change={(next) => writeMap(row.key, next)} />
      )}
      {!alone && (
        <div className="import-choice">
          <label>
            <input
              type="checkbox"
              checked={out}
              onChange={({ target }) => choose(row.key, { kind: target.checked ? "out" : "new" })}
            />
            <span>Leave this map out</span>
          </label>
        </div>
      )}
    </>
  );
}

function Losses({ map }: { readonly map: ImportedMap }) {
  return (
    <details className="import-unfold">
      <summary>
        {counted(lossCount(map.losses), "thing")} of {counted(map.losses.length, "kind")}
      </summary>
      <LossReport label="Not carried over" losses={map.losses} />
    </details>
  );
}
