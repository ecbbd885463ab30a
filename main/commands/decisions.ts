import type { Edit, Library, Reader } from "#main/store/library.ts";
import type { CheckedArguments } from "#shared/contract/commands.ts";
import type { Decisions } from "#shared/contract/results/sources.ts";
import { assertNever } from "#shared/model/assert-never.ts";
import { isUndecided } from "#shared/model/rules.ts";
import { byIds, counted, edit, type Handlers, need, refuse } from "./context.ts";
import { foundPassage, placeIn, retie, type Tied, tiedNote, tiedQuotation, tiedTo } from "./passages.ts";
import { type Resolutions, resolveAside, selectorKey } from "./resolve-aside.ts";
import { distinct, indexById } from "./rows.ts";

/** What is to be decided about quotations, and passages with notes, that a text words otherwise. */
export const decisionHandlers: Handlers<"source.decisions" | "source.decide"> = {
  "source.decisions": ({ library }, { sourceId }) => decisionsOn(library, sourceId),

  "source.decide": (context, { sourceId, textHash, decisions }) => {
    edit(context, `Decide on ${counted(decisions.length, "passage")}`, (tx) => {
      const source = need(tx, "sources", sourceId);
      if (source.text === null || source.textHash !== textHash) {
        throw refuse("The source has another text by now. Look at its quotations anew, then decide.");
      }
      for (const decision of decisions) decide(tx, sourceId, source.text, decision);
    });
    return null;
  },
};

async function decisionsOn(library: Library, sourceId: string): Promise<Decisions> {
  const { read } = library;
  const { text, textHash } = need(read, "sources", sourceId);
  if (text === null) return { sourceId, textHash, passages: [] };
  const open = tiedTo(read, sourceId).filter(({ passage }) => isUndecided(passage));
  const speakers = indexById(
    byIds(read, "speakers", distinct(open.flatMap(({ quotation }) => quotation?.speakerId ?? []))),
  );
  const resolutions: Resolutions = new Map();
  await resolveAside(
    text,
    open.map(({ passage }) => passage),
    resolutions,
  );
  const passages = open.flatMap((tied) => {
    const resolution = resolutions.get(selectorKey(tied.passage));
    const speakerName = speakers.get(tied.quotation?.speakerId ?? "")?.name ?? null;
    return resolution ? [{ ...foundPassage(tied, resolution), speakerName }] : [];
  });
  return { sourceId, textHash, passages };
}

type Decision = CheckedArguments<"source.decide">["decisions"][number];

function decide(tx: Edit, sourceId: string, text: string, decision: Decision): void {
  const tied = tiedRecord(tx, sourceId, decision.record);
  if (decision.verdict === "lost") {
    retie(tx, tied, { start: null, end: null, standing: "lost" });
    return;
  }
  const { start, end } = trimmed(text, decision.start, decision.end);
  const words = text.slice(start, end);
  switch (decision.verdict) {
    case "accept":
      retie(tx, tied, { ...placeIn(text, start, end), exact: words, standing: "exact" });
      return;
    case "keep":
      retie(tx, tied, {
        ...placeIn(text, start, end),
        standing: words === tied.passage.exact ? "exact" : "reworded",
      });
      return;
    default:
      assertNever(decision);
  }
}

/** The quotation or note of this source. Throws `not-found`, and `rule` for one of another source. */
function tiedRecord(reader: Reader, sourceId: string, record: Decision["record"]): Tied {
  if ("quotationId" in record) {
    const quotation = need(reader, "quotations", record.quotationId);
    if (quotation.sourceId !== sourceId) throw refuse("That quotation is of another source.");
    return tiedQuotation(quotation);
  }
  const note = need(reader, "notes", record.noteId);
  const tied = tiedNote(note);
  if (tied === null || note.sourceId !== sourceId) throw refuse("That note is on no passage of this source.");
  return tied;
}

/** The place without the white space at its ends, which no kept passage has. */
function trimmed(text: string, start: number, end: number): { readonly start: number; readonly end: number } {
  const passage = end <= text.length ? text.slice(start, end) : "";
  // A place may not lie within a character that takes two code units.
  if (passage.trim() === "" || !passage.isWellFormed())
    throw refuse("There is no such passage in the text. Choose one that is.");
  const from = end - passage.trimStart().length;
  return { start: from, end: from + passage.trim().length };
}
