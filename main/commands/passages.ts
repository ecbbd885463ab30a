import type { Edit, Reader } from "#main/store/library.ts";
import type { FoundPassage } from "#shared/contract/results/sources.ts";
import type { Note, Passage, Quotation } from "#shared/model/records.ts";
import { onlyTypography, wordDifference } from "#shared/quoting/difference.ts";
import { contextOf, type Resolution } from "#shared/quoting/resolve.ts";

/** What is tied to a passage of a source's text: a quotation, or a note on a passage. */
export type Tied =
  | { readonly quotation: Quotation; readonly note: null; readonly passage: Passage }
  | { readonly quotation: null; readonly note: Note; readonly passage: Passage };

/** All that is tied to passages of a source: its quotations, then its notes. */
export function tiedTo(reader: Reader, sourceId: string): Tied[] {
  return [
    ...reader.where("quotations", { sourceId }).map(tiedQuotation),
    ...reader.where("notes", { sourceId }).flatMap((note) => tiedNote(note) ?? []),
  ];
}

export function tiedQuotation(quotation: Quotation): Tied {
  return { quotation, note: null, passage: quotation };
}

/** Null for a note on a whole record. */
export function tiedNote(note: Note): Tied | null {
  return note.passage === null ? null : { quotation: null, note, passage: note.passage };
}

/** Says anew how something stands against its source's text. It is no edit of a note: its time stays. */
export function retie(tx: Edit, { quotation, note, passage }: Tied, changed: Partial<Passage>): void {
  if (quotation) tx.update("quotations", quotation.id, changed);
  else tx.update("notes", note.id, { passage: { ...onlyPassage(passage), ...changed } });
}

/** A passage's place in a text, with the words around it by which it is found in another. */
export function placeIn(
  text: string,
  start: number,
  end: number,
): Pick<Passage, "start" | "end" | "prefix" | "suffix"> {
  return { start, end, ...contextOf(text, start, end) };
}

/** How a kept passage stands against a text, for a person to see. */
export function foundPassage(
  { quotation, note, passage: { exact } }: Tied,
  { outcome, found, reasons }: Resolution,
): FoundPassage {
  const differs = found !== null && found.text !== exact;
  return {
    quotationId: quotation?.id ?? null,
    noteId: note?.id ?? null,
    exact,
    outcome,
    found,
    difference: differs ? wordDifference(exact, found.text) : [],
    onlyTypography: differs && onlyTypography(exact, found.text),
    reasons,
  };
}

function onlyPassage({ exact, prefix, suffix, start, end, standing }: Passage): Passage {
  return { exact, prefix, suffix, start, end, standing };
}
