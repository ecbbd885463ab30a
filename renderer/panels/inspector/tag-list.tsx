import { Plus, X } from "lucide-react";
import { useId, useMemo, useRef, useState } from "react";
import { limits, type Tag, type Tagging } from "#shared/model/records.ts";
import { perform } from "../../state/commands.ts";
import { useCommand } from "../../state/queries.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { folded, matcherOf } from "../ui/match.ts";
import { InspectorSection } from "./inspector-section.tsx";

/** The tags of a claim or source: to add, with those in use offered, and to take off. */
export function TagList({
  tags,
  subject,
}: {
  readonly tags: readonly { readonly tag: Tag; readonly tagging: Tagging }[];
  readonly subject: { readonly claimId: string } | { readonly sourceId: string };
}) {
  const [adding, setAdding] = useState(false);
  const add = (
    <IconButton small label="Add a tag" tipSide="left" onClick={() => setAdding(true)}>
      <Plus size={14} aria-hidden />
    </IconButton>
  );
  return (
    <InspectorSection title="Tags" tools={add}>
      {(tags.length > 0 || adding) && (
        <ul className="chips">
          {tags.map(({ tag, tagging }) => (
            <li key={tagging.id} className="chip tag-chip">
              <span className="ellipsis">{tag.name}</span>
              <IconButton
                small
                label={`Take off the tag ${tag.name}`}
                onClick={() => void perform("tag.remove", { taggingId: tagging.id })}
              >
                <X size={12} aria-hidden />
              </IconButton>
            </li>
          ))}
          {adding && (
            <li>
              <TagInput
                taken={tags.map(({ tag }) => tag.name)}
                add={(name) => perform("tag.add", { subject, name })}
                close={() => setAdding(false)}
              />
            </li>
          )}
        </ul>
      )}
    </InspectorSection>
  );
}

/** Tags offered at once; what is typed narrows them. */
const mostOffered = 50;

function TagInput({
  taken,
  add,
  close,
}: {
  readonly taken: readonly string[];
  readonly add: (name: string) => Promise<unknown>;
  readonly close: () => void;
}) {
  const [name, setName] = useState("");
  const listId = useId();
  const adding = useRef(false);
  const all = useCommand("library.get", {}).data?.tags;
  const searchable = useMemo(() => all?.map((tag) => ({ tag, text: folded(tag.name) })) ?? [], [all]);
  const offered = useMemo(() => {
    const [fits, has] = [matcherOf(name), new Set(taken)];
    return searchable.filter(({ tag, text }) => fits(text) && !has.has(tag.name)).slice(0, mostOffered);
  }, [searchable, name, taken]);

  async function finish(keepOpen: boolean): Promise<void> {
    const trimmed = name.trim();
    if (adding.current) return;
    if (trimmed === "") return close();
    adding.current = true;
    await add(trimmed);
    adding.current = false;
    setName("");
    if (!keepOpen) close();
  }

  return (
    <>
      <input
        // The field appears because the person asked to add a tag.
        ref={(field) => field?.focus()}
        className="input tag-input"
        aria-label="New tag"
        placeholder="Tag"
        list={listId}
        value={name}
        maxLength={limits.tagName}
        onChange={(event) => setName(event.target.value)}
        onBlur={() => void finish(false)}
        onKeyDown={(event) => {
          if (event.key === "Enter") void finish(true);
          else if (event.key === "Escape") close();
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      <datalist id={listId}>
        {offered.map(({ tag }) => (
          <option key={tag.id} value={tag.name} />
        ))}
      </datalist>
    </>
  );
}
