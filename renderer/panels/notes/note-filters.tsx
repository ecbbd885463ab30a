import { Search, X } from "lucide-react";
import { Popover } from "radix-ui";
import { useMemo } from "react";
import { useCommand } from "../../state/queries.ts";
import { FilterPopover } from "../ui/filter-popover.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { type Pick, PickField } from "../ui/pick-field.tsx";
import { Segments } from "../ui/segments.tsx";
import { Tip } from "../ui/tip.tsx";
import { type NoteFilter, setNoteFilter, useNoteFilter } from "./note-filter.ts";
import { subjectIcons, subjectNames } from "./subject-line.tsx";

const kinds = ["claim", "inference", "quotation", "map", "source", "passage"] as const;
const { compare } = new Intl.Collator("en-GB");

/** What the list of notes is searched for and narrowed to. */
export function NoteFilters() {
  const { search, kinds: chosen, state } = useNoteFilter();
  return (
    <div className="claims-tools">
      <div className="search-box">
        <Search aria-hidden />
        <input
          type="search"
          className="input"
          placeholder="Search notes"
          aria-label="Search notes"
          value={search}
          maxLength={500}
          onChange={(event) => setNoteFilter({ search: event.target.value })}
          onKeyDown={(event) => {
            if (event.key === "Escape" && search !== "") setNoteFilter({ search: "" });
          }}
        />
        {search !== "" && (
          <IconButton small label="Clear search" onClick={() => setNoteFilter({ search: "" })}>
            <X size={14} aria-hidden />
          </IconButton>
        )}
      </div>
      <Segments
        label="Open or resolved"
        value={state}
        options={[
          { value: "all", label: "All" },
          { value: "open", label: "Open" },
          { value: "resolved", label: "Resolved" },
        ]}
        onChange={(next) => setNoteFilter({ state: next })}
      />
      <fieldset className="chips">
        <legend className="visually-hidden">What notes are about</legend>
        {kinds.map((kind) => {
          const Icon = subjectIcons[kind];
          const pressed = chosen.includes(kind);
          return (
            <Tip key={kind} label={subjectNames[kind].many}>
              <button
                type="button"
                className="chip note-kind"
                aria-pressed={pressed}
                aria-label={subjectNames[kind].many}
                onClick={() =>
                  setNoteFilter({ kinds: pressed ? chosen.filter((other) => other !== kind) : [...chosen, kind] })
                }
              >
                <Icon size={14} aria-hidden />
              </button>
            </Tip>
          );
        })}
      </fieldset>
      <SetFilters />
    </div>
  );
}

/** The tag and the source that are set, each with a button that takes it off. */
function SetFilters() {
  const filter = useNoteFilter();
  const library = useCommand("library.get", {}).data;
  const set: { readonly name: string; readonly off: Partial<NoteFilter> }[] = [];
  const tag = library?.tags.find(({ id }) => id === filter.tagId);
  if (filter.tagId !== null) set.push({ name: tag ? `#${tag.name}` : "A tag that is gone", off: { tagId: null } });
  const source = library?.sources.find(({ id }) => id === filter.sourceId);
  if (filter.sourceId !== null) set.push({ name: source?.label ?? "A source that is gone", off: { sourceId: null } });
  if (set.length === 0) return null;
  return (
    <ul className="chips" aria-label="Filters of notes that are set">
      {set.map(({ name, off }) => (
        <li key={name}>
          <button
            type="button"
            className="chip"
            aria-label={`Take off the filter ${name}`}
            onClick={() => setNoteFilter(off)}
          >
            <span className="ellipsis">{name}</span>
            <X size={12} aria-hidden />
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Narrows the notes to a tag's or a source's. */
export function NoteFilterMenu() {
  const { tagId, sourceId } = useNoteFilter();
  const active = [tagId, sourceId].filter((id) => id !== null).length;
  return (
    <FilterPopover label="Filter notes" set={active}>
      <FilterFields />
    </FilterPopover>
  );
}

const anyTag: readonly Pick[] = [{ id: "", name: "Any tag" }];
const anySource: readonly Pick[] = [{ id: "", name: "Any source" }];

function FilterFields() {
  const { tagId, sourceId } = useNoteFilter();
  const library = useCommand("library.get", {}).data;
  const tags = useMemo(() => byName(library?.tags ?? []), [library?.tags]);
  const sources = useMemo(
    () => byName((library?.sources ?? []).map(({ id, label }) => ({ id, name: label }))),
    [library?.sources],
  );
  return (
    <div className="stack filter-fields">
      <PickField
        label="Tag"
        value={tagId ?? ""}
        first={anyTag}
        picks={tags}
        onChange={(id) => setNoteFilter({ tagId: id === "" ? null : id })}
      />
      <PickField
        label="Source, with its passages and quotations"
        value={sourceId ?? ""}
        first={anySource}
        picks={sources}
        onChange={(id) => setNoteFilter({ sourceId: id === "" ? null : id })}
      />
      <div className="row">
        <button type="button" className="button" onClick={() => setNoteFilter({ tagId: null, sourceId: null })}>
          Clear
        </button>
        <Popover.Close className="button primary">Done</Popover.Close>
      </div>
    </div>
  );
}

function byName(picks: readonly Pick[]): readonly Pick[] {
  return picks.toSorted((a, b) => compare(a.name, b.name));
}
