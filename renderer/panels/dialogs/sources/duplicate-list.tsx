import { ChevronDown, MessageSquareText, Newspaper } from "lucide-react";
import { useMemo, useState } from "react";
import type { Duplicate, ImportedMap } from "#shared/contract/results/imports.ts";
import { type DuplicateChoice, duplicateKey, type MapDraft } from "../../../state/importing/map-draft.ts";
import { folded, matcherOf } from "../../ui/match.ts";
import { VirtualList } from "../../ui/virtual-list.tsx";
import { counted } from "../../ui/words.ts";
import { choiceWords } from "./map-words.ts";

/** From how many on they can be searched. */
const searchedFrom = 8;
const choices: readonly DuplicateChoice[] = ["link", "merge", "both"];

/** The claims and sources of a map that the library has already, each to be decided on by itself where it is to differ. */
export function DuplicateList({
  map: { duplicates },
  draft,
  change,
}: {
  readonly map: ImportedMap;
  readonly draft: MapDraft;
  readonly change: (draft: MapDraft) => void;
}) {
  const { listed } = duplicates;
  const [search, setSearch] = useState("");
  const searchable = useMemo(() => listed.map((each) => ({ each, text: folded(each.words) })), [listed]);
  const found = useMemo(() => {
    const fits = matcherOf(search);
    return searchable.flatMap(({ each, text }) => (fits(text) ? [each] : []));
  }, [searchable, search]);
  const unlisted = duplicates.claims + duplicates.sources - listed.length;
  return (
    <div className="duplicate-list">
      {listed.length >= searchedFrom && (
        <input
          type="search"
          className="input"
          aria-label="Search what the library has already"
          placeholder="Search"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
      )}
      <div className="duplicate-rows scroll">
        {found.length === 0 && <p className="small mute">None has these words.</p>}
        <VirtualList
          items={found}
          keyOf={duplicateKey}
          likelySize={52}
          label="Already in your library"
          row={(each, tabIndex) => <DuplicateRow duplicate={each} draft={draft} change={change} tabIndex={tabIndex} />}
        />
      </div>
      {unlisted > 0 && (
        <p className="small mute">
          {counted(unlisted, "more is", "more are")} not listed: for {unlisted === 1 ? "it" : "them"} holds what you
          choose for all.
        </p>
      )}
    </div>
  );
}

function DuplicateRow({
  duplicate,
  draft,
  change,
  tabIndex,
}: {
  readonly duplicate: Duplicate;
  readonly draft: MapDraft;
  readonly change: (draft: MapDraft) => void;
  readonly tabIndex: 0 | -1;
}) {
  const key = duplicateKey(duplicate);
  const Icon = duplicate.of === "claim" ? MessageSquareText : Newspaper;
  const { words, recordWords } = duplicate;
  const choose = (value: string) => {
    const choice = choices.find((each) => each === value);
    const { [key]: _before, ...others } = draft.single;
    change({ ...draft, single: choice === undefined ? others : { ...others, [key]: choice } });
  };
  return (
    <div className="duplicate">
      <Icon size={14} aria-hidden />
      <span className="grow">
        <span className="wrap-anywhere" dir="auto">
          {words}
        </span>
        {recordWords !== words && (
          <span className="small mute wrap-anywhere">
            In the library: <span dir="auto">{recordWords}</span>
          </span>
        )}
      </span>
      <span className="select-box">
        <select
          className="select"
          tabIndex={tabIndex}
          aria-label={`What becomes of “${words}”`}
          value={draft.single[key] ?? ""}
          onChange={(event) => choose(event.target.value)}
        >
          <option value="">{draft.duplicates === null ? "Not decided" : "As all"}</option>
          {choices
            .filter((choice) => choice !== "merge" || duplicate.adds)
            .map((choice) => (
              <option key={choice} value={choice}>
                {choiceWords[choice].name}
              </option>
            ))}
        </select>
        <ChevronDown aria-hidden />
      </span>
    </div>
  );
}
