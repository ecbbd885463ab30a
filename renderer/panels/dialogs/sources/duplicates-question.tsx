import { useId } from "react";
import type { ImportedMap } from "#shared/contract/results/imports.ts";
import { choicesFor, type MapDraft } from "../../../state/importing/map-draft.ts";
import { DuplicateList } from "./duplicate-list.tsx";
import { choiceWords, duplicatesInWords } from "./map-words.ts";

/** Asks what becomes of the claims and sources of a map that the library has already; nothing is proposed. */
export function DuplicatesQuestion({
  map,
  draft,
  change,
}: {
  readonly map: ImportedMap;
  readonly draft: MapDraft;
  readonly change: (draft: MapDraft) => void;
}) {
  const name = useId();
  return (
    <fieldset className="import-choices duplicates">
      <legend className="label">Already in your library</legend>
      <p>{duplicatesInWords(map)}</p>
      {choicesFor(map).map((choice) => (
        <div className="import-choice" key={choice}>
          <label>
            <input
              type="radio"
              name={name}
              value={choice}
              checked={draft.duplicates === choice}
              aria-describedby={`${name} ${choice}`}
              onChange={() => change({ ...draft, duplicates: choice })}
            />
            <span>{choiceWords[choice].name}</span>
          </label>
          <p className="small mute" id={`${name} ${choice}`}>
            {choiceWords[choice].about}
          </p>
        </div>
      ))}
      <details className="import-unfold">
        <summary>Look at them one by one</summary>
        <DuplicateList map={map} draft={draft} change={change} />
      </details>
    </fieldset>
  );
}
