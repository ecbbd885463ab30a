import { GitFork, Map as MapIcon, MessageCircle, Newspaper, Quote, TextSelect } from "lucide-react";
import type { NoteRow, NoteSubjectRow } from "#shared/contract/results/notes.ts";
import { goToSubject } from "./follow.ts";

export const subjectIcons = {
  claim: MessageCircle,
  inference: GitFork,
  quotation: Quote,
  map: MapIcon,
  source: Newspaper,
  passage: TextSelect,
} as const satisfies Record<NoteSubjectRow["kind"], unknown>;

/** What notes can be about, in words. */
export const subjectNames: { readonly [K in NoteSubjectRow["kind"]]: { readonly one: string; readonly many: string } } =
  {
    claim: { one: "Claim", many: "On claims" },
    inference: { one: "Argument", many: "On arguments" },
    quotation: { one: "Quotation", many: "On quotations" },
    map: { one: "Map", many: "On maps" },
    source: { one: "Source", many: "On sources" },
    passage: { one: "Passage", many: "On passages" },
  };

const standings = {
  exact: null,
  reworded: "worded otherwise in the text",
  lost: "not in the text any more",
  unattached: "the source has no text yet",
} as const;

/** What a note is about, which a click goes to. */
export function SubjectLine({ row, tabIndex }: { readonly row: NoteRow; readonly tabIndex: 0 | -1 }) {
  const { subject, note } = row;
  const Icon = subjectIcons[subject.kind];
  const name = subjectNames[subject.kind].one;
  const quoted = subject.kind === "quotation" || subject.kind === "passage";
  const standing = note.passage === null ? null : standings[note.passage.standing];
  return (
    <>
      <button
        type="button"
        tabIndex={tabIndex}
        className="note-subject small"
        title={`${name}: ${subject.words}`}
        onClick={() => goToSubject(row)}
      >
        <Icon size={12} aria-hidden />
        <span className="visually-hidden">{name}: </span>
        <span className="ellipsis">{quoted ? `“${subject.words}”` : subject.words}</span>
      </button>
      {standing !== null && <p className="small mute">Passage: {standing}</p>}
    </>
  );
}
