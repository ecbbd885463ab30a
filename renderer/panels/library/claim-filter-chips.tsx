import { X } from "lucide-react";
import { useCommand } from "../../state/queries.ts";
import { type ClaimFilter, setClaimFilter, useClaimFilter } from "./claim-filter.ts";

/** The filters that are set, each with a button that takes it off. */
export function ClaimFilterChips() {
  const filter = useClaimFilter();
  const library = useCommand("library.get", {}).data;
  const set: { readonly name: string; readonly off: Partial<ClaimFilter> }[] = [];
  const speaker = library?.speakers.find(({ id }) => id === filter.speakerId);
  if (speaker) set.push({ name: speaker.name, off: { speakerId: null } });
  const source = library?.sources.find(({ id }) => id === filter.sourceId);
  if (source) set.push({ name: source.label, off: { sourceId: null } });
  const tag = library?.tags.find(({ id }) => id === filter.tagId);
  if (tag) set.push({ name: tag.name, off: { tagId: null } });
  if (set.length === 0) return null;
  return (
    <ul className="chips" aria-label="Filters that are set">
      {set.map(({ name, off }) => (
        <li key={name}>
          <button
            type="button"
            className="chip"
            aria-label={`Take off the filter ${name}`}
            onClick={() => setClaimFilter(off)}
          >
            <span className="ellipsis">{name}</span>
            <X size={12} aria-hidden />
          </button>
        </li>
      ))}
    </ul>
  );
}
