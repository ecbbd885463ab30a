import { Popover } from "radix-ui";
import { useMemo } from "react";
import { useCommand } from "../../state/queries.ts";
import { FilterPopover } from "../ui/filter-popover.tsx";
import { type Pick, PickField } from "../ui/pick-field.tsx";
import { speakerInWords } from "../ui/words.ts";
import { setClaimFilter, useClaimFilter } from "./claim-filter.ts";

const { compare } = new Intl.Collator("en-GB");

function byName(picks: readonly Pick[]): readonly Pick[] {
  return picks.toSorted((a, b) => compare(a.name, b.name));
}

/** Narrows the claims to a speaker's, a source's or a tag's. */
export function ClaimFilterMenu() {
  const filter = useClaimFilter();
  const active = [filter.speakerId, filter.sourceId, filter.tagId].filter((id) => id !== null).length;
  return (
    <FilterPopover label="Filter claims" set={active}>
      <FilterFields />
    </FilterPopover>
  );
}

const anyone: readonly Pick[] = [{ id: "", name: "Anyone" }];
const anySource: readonly Pick[] = [{ id: "", name: "Any source" }];
const anyTag: readonly Pick[] = [{ id: "", name: "Any tag" }];

function FilterFields() {
  const filter = useClaimFilter();
  const library = useCommand("library.get", {}).data;
  const speakers = useMemo(
    () => byName((library?.speakers ?? []).map((speaker) => ({ id: speaker.id, name: speakerInWords(speaker) }))),
    [library?.speakers],
  );
  const sources = useMemo(
    () => byName((library?.sources ?? []).map(({ id, label }) => ({ id, name: label }))),
    [library?.sources],
  );
  const tags = useMemo(() => byName(library?.tags ?? []), [library?.tags]);
  return (
    <div className="stack filter-fields">
      <PickField
        label="Speaker"
        value={filter.speakerId ?? ""}
        first={anyone}
        picks={speakers}
        onChange={(id) => setClaimFilter({ speakerId: id === "" ? null : id })}
      />
      <PickField
        label="Source"
        value={filter.sourceId ?? ""}
        first={anySource}
        picks={sources}
        onChange={(id) => setClaimFilter({ sourceId: id === "" ? null : id })}
      />
      <PickField
        label="Tag"
        value={filter.tagId ?? ""}
        first={anyTag}
        picks={tags}
        onChange={(id) => setClaimFilter({ tagId: id === "" ? null : id })}
      />
      <div className="row">
        <button
          type="button"
          className="button"
          onClick={() => setClaimFilter({ speakerId: null, sourceId: null, tagId: null })}
        >
          Clear
        </button>
        <Popover.Close className="button primary">Done</Popover.Close>
      </div>
    </div>
  );
}
