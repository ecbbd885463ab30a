import { asPlainText, linksOf, tagsOf } from "../../model/note-text.ts";
import type { Passage } from "../../model/records.ts";
import { annotationContext, ownContext, urnOf } from "./terms.ts";

/** A source as a target names it. */
export type NamedSource = { readonly id: string; readonly label: string; readonly url: string | null };

/** Selectors of a passage; `place` in Unicode code points of the text with that hash, null where it has no place. */
export type WrittenPassage = Pick<Passage, "exact" | "prefix" | "suffix" | "standing"> & {
  readonly place: { readonly start: number; readonly end: number; readonly textHash: string } | null;
};

export type WrittenSubject =
  | { readonly kind: "claim" | "inference" | "map"; readonly id: string; readonly words: string }
  | { readonly kind: "source"; readonly source: NamedSource }
  | { readonly kind: "passage"; readonly source: NamedSource; readonly passage: WrittenPassage }
  | {
      readonly kind: "quotation";
      readonly id: string;
      readonly source: NamedSource;
      readonly passage: WrittenPassage;
    };

export type WrittenNote = {
  readonly id: string;
  readonly text: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly resolvedAt: string | null;
  readonly subject: WrittenSubject;
};

/** Notes as an AnnotationCollection with all of them on its one page, as JSON-LD. `collectionId` is an IRI. */
export function writeWebAnnotations(notes: readonly WrittenNote[], collectionId: string): string {
  const collection = {
    "@context": [annotationContext, ownContext],
    id: collectionId,
    type: "AnnotationCollection",
    label: "Notes from Warrant",
    total: notes.length,
    first: {
      id: `${collectionId}#page-1`,
      type: "AnnotationPage",
      startIndex: 0,
      items: notes.map(annotationOf),
    },
  };
  return `${JSON.stringify(collection, null, 2)}\n`;
}

function annotationOf(note: WrittenNote) {
  return {
    id: urnOf("note", note.id),
    type: "Annotation",
    motivation: "commenting",
    created: note.createdAt,
    modified: note.updatedAt,
    ...(note.resolvedAt === null ? {} : { "warrant:resolvedAt": note.resolvedAt }),
    body: bodiesOf(note.text),
    target: targetOf(note.subject),
  };
}

/** The text as people read it, each tag, and each record that it links to. */
function bodiesOf(text: string) {
  const plain = asPlainText(text);
  const comment = {
    type: "TextualBody",
    purpose: "commenting",
    format: "text/plain",
    value: plain,
    ...(plain === text ? {} : { "warrant:text": text }),
  };
  const tags = tagsOf(text).map((value) => ({ type: "TextualBody", purpose: "tagging", value }));
  const links = linksOf(text).map(({ kind, id }) => ({
    type: "SpecificResource",
    purpose: "linking",
    source: urnOf(kind, id),
  }));
  return [comment, ...tags, ...links];
}

function targetOf(subject: WrittenSubject) {
  if ("words" in subject) return { id: urnOf(subject.kind, subject.id), type: "Text", label: subject.words };
  const source = resourceOf(subject.source);
  if (subject.kind === "source") return source;
  const { exact, prefix, suffix, standing, place } = subject.passage;
  return {
    type: "SpecificResource",
    source,
    selector: [
      {
        type: "TextQuoteSelector",
        exact,
        ...(prefix === "" ? {} : { prefix }),
        ...(suffix === "" ? {} : { suffix }),
      },
      ...(place === null ? [] : [{ type: "TextPositionSelector", start: place.start, end: place.end }]),
    ],
    ...(place === null ? {} : { "warrant:textHash": place.textHash }),
    ...(subject.kind === "quotation"
      ? { "warrant:quotation": urnOf("quotation", subject.id) }
      : { "warrant:standing": standing }),
  };
}

function resourceOf({ id, label, url }: NamedSource) {
  const own = urnOf("source", id);
  const address = url !== null && /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i.test(url) ? url : null;
  return { id: address ?? own, type: "Text", label, ...(address === null ? {} : { "warrant:source": own }) };
}
