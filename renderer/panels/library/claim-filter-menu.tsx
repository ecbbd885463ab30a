import { ListFilter } from "lucide-react";
import { Popover } from "radix-ui";
import { useCommand } from "../../state/queries.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { SelectField } from "../ui/select-field.tsx";
import { setClaimFilter, useClaimFilter } from "./claim-filter.ts";

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name.localeCompare(b.name);
}

/** Narrows the claims to a speaker's, a source's or a tag's. */
export function ClaimFilterMenu() {
  const filter = useClaimFilter();
  const active = [filter.speakerId, filter.sourceId, filter.tagId].filter((id) => id !== null).length;
  return (
    <Popover.Root>
      <Popover.Trigger asChild>
        <IconButton
          small
          label={active === 0 ? "Filter claims" : `Filter claims (${active} set)`}
          className={active > 0 ? "active" : ""}
        >
          <ListFilter size={14} aria-hidden />
        </IconButton>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className="popover"
          align="start"
          sideOffset={4}
          collisionPadding={8}
          aria-label="Filter claims"
        >
          <FilterFields />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function FilterFields() {
  const filter = useClaimFilter();
  const library = useCommand("library.get", {}).data;
  const sources = library?.sources.map(({ id, label }) => ({ id, name: label })) ?? [];
  return (
    <div className="stack filter-fields">
      <SelectField
        label="Speaker"
        value={filter.speakerId ?? ""}
        onChange={(id) => setClaimFilter({ speakerId: id === "" ? null : id })}
      >
        <option value="">Anyone</option>
        {[...(library?.speakers ?? [])].sort(byName).map((speaker) => (
          <option key={speaker.id} value={speaker.id}>
            {speaker.role === null ? speaker.name : `${speaker.name}, ${speaker.role}`}
          </option>
        ))}
      </SelectField>
      <SelectField
        label="Source"
        value={filter.sourceId ?? ""}
        onChange={(id) => setClaimFilter({ sourceId: id === "" ? null : id })}
      >
        <option value="">Any source</option>
        {sources.sort(byName).map((source) => (
          <option key={source.id} value={source.id}>
            {source.name}
          </option>
        ))}
      </SelectField>
      <SelectField
        label="Tag"
        value={filter.tagId ?? ""}
        onChange={(id) => setClaimFilter({ tagId: id === "" ? null : id })}
      >
        <option value="">Any tag</option>
        {[...(library?.tags ?? [])].sort(byName).map((tag) => (
          <option key={tag.id} value={tag.id}>
            {tag.name}
          </option>
        ))}
      </SelectField>
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
