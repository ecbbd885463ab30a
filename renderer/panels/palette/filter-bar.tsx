import { useMemo } from "react";
import { hitKinds } from "#shared/contract/results/search.ts";
import { useCommand } from "../../state/queries.ts";
import { type Pick, PickField } from "../ui/pick-field.tsx";
import { PositionMark } from "../ui/position-mark.tsx";
import { speakerInWords } from "../ui/words.ts";
import { ChoiceList } from "./choice-list.tsx";
import { DateFields } from "./date-fields.tsx";
import { FilterChip } from "./filter-chip.tsx";
import type { FilterWords } from "./filter-words.ts";
import { type FindFilter, kindNames, toggled } from "./find-filter.ts";
import { HitIcon } from "./hit-icon.tsx";

type Narrowing = {
  readonly filter: FindFilter;
  readonly words: FilterWords;
  readonly change: (patch: Partial<FindFilter>) => void;
};

const { compare } = new Intl.Collator("en-GB");

/** What the search is narrowed to, and the ways to narrow it. */
export function FilterBar({ filter, words, change }: Narrowing) {
  return (
    <ul className="find-filters" aria-label="Narrow the search">
      <FilterChip name="Kind" value={words.kinds} clear={() => change({ kinds: [] })}>
        <ChoiceList
          label="Kind"
          chosen={filter.kinds}
          toggle={(kind) => change({ kinds: toggled(filter.kinds, kind, hitKinds) })}
          choices={hitKinds.map((kind) => ({
            value: kind,
            show: (
              <>
                <HitIcon kind={kind} />
                {kindNames[kind][1]}
              </>
            ),
          }))}
        />
      </FilterChip>
      <PositionChip filter={filter} words={words} change={change} />
      <PickChips filter={filter} words={words} change={change} />
      <FilterChip name="Date" value={words.dates} clear={() => change({ from: null, to: null })}>
        <DateFields from={filter.from} to={filter.to} onChange={change} />
      </FilterChip>
    </ul>
  );
}

function PositionChip({ filter, words, change }: Narrowing) {
  const positions = useCommand("library.get", {}).data?.positions ?? [];
  const choices = [...positions.map((position) => ({ id: position.id, position })), { id: "", position: null }];
  return (
    <FilterChip name="Position" value={words.positions} clear={() => change({ positionIds: [] })}>
      <ChoiceList
        label="Position"
        chosen={filter.positionIds}
        toggle={(id) =>
          change({
            positionIds: toggled(
              filter.positionIds,
              id,
              choices.map((choice) => choice.id),
            ),
          })
        }
        choices={choices.map(({ id, position }) => ({ value: id, show: <PositionMark position={position} /> }))}
      />
    </FilterChip>
  );
}

const anySource: readonly Pick[] = [{ id: "", name: "Any source" }];
const anyone: readonly Pick[] = [{ id: "", name: "Anyone" }];
const anyTag: readonly Pick[] = [{ id: "", name: "Any tag" }];

function PickChips({ filter, words, change }: Narrowing) {
  const library = useCommand("library.get", {}).data;
  const sources = useMemo(
    () => byName((library?.sources ?? []).map(({ id, label }) => ({ id, name: label }))),
    [library?.sources],
  );
  const speakers = useMemo(
    () => byName((library?.speakers ?? []).map((speaker) => ({ id: speaker.id, name: speakerInWords(speaker) }))),
    [library?.speakers],
  );
  const tags = useMemo(() => byName(library?.tags ?? []), [library?.tags]);
  const fields = [
    { name: "Source", key: "sourceId", value: words.source, first: anySource, picks: sources },
    { name: "Speaker", key: "speakerId", value: words.speaker, first: anyone, picks: speakers },
    { name: "Tag", key: "tagId", value: words.tag, first: anyTag, picks: tags },
  ] as const;
  return fields.map(({ name, key, value, first, picks }) => (
    <FilterChip key={key} name={name} value={value} clear={() => change({ [key]: null })}>
      <div className="filter-fields">
        <PickField
          label={name}
          value={filter[key] ?? ""}
          first={first}
          picks={picks}
          onChange={(chosen) => change({ [key]: chosen === "" ? null : chosen })}
        />
      </div>
    </FilterChip>
  ));
}

function byName(picks: readonly Pick[]): readonly Pick[] {
  return picks.toSorted((a, b) => compare(a.name, b.name));
}
