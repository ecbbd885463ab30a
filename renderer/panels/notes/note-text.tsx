import { Map as MapIcon, MessageCircle, Newspaper } from "lucide-react";
import { parseNote } from "#shared/model/note-text.ts";
import { useCommand } from "../../state/queries.ts";
import { followLink } from "./follow.ts";
import { showNotes } from "./note-filter.ts";

const icons = { claim: MessageCircle, map: MapIcon, source: Newspaper } as const;

/** A note's text as it is read: links lead to what they name, tags to the notes that carry them. */
export function NoteText({ text, tabIndex = 0 }: { readonly text: string; readonly tabIndex?: 0 | -1 }) {
  let at = 0;
  return (
    <p className="note-text">
      {parseNote(text).map((segment) => {
        const key = at;
        at += segment.raw.length;
        if (segment.kind === "text") return segment.raw;
        if (segment.kind === "tag") return <TagButton key={key} name={segment.name} tabIndex={tabIndex} />;
        const { kind, id } = segment.target;
        const Icon = icons[kind];
        // An anchor, since its words go on from line to line with those around it.
        return (
          <a
            key={key}
            href={`#${kind}-${id}`}
            tabIndex={tabIndex}
            className="note-link"
            title={`Go to the ${kind}`}
            onClick={(event) => {
              event.preventDefault();
              void followLink(segment.target);
            }}
          >
            <Icon size={12} aria-hidden />
            {segment.label}
          </a>
        );
      })}
    </p>
  );
}

function TagButton({ name, tabIndex }: { readonly name: string; readonly tabIndex: 0 | -1 }) {
  const tags = useCommand("library.get", {}).data?.tags;
  const folded = fold(name);
  const tag = tags?.find((each) => fold(each.name) === folded);
  return (
    <button
      type="button"
      tabIndex={tabIndex}
      className="note-tag"
      title="Show the notes with this tag"
      onClick={() => {
        if (tag) showNotes({ tagId: tag.id });
      }}
    >
      #{name}
    </button>
  );
}

function fold(name: string): string {
  return name.normalize("NFC").toLowerCase();
}
