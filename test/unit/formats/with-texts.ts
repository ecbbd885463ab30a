import { createHash } from "node:crypto";
import fc from "fast-check";
import type { DocumentNote, MapDocument } from "#shared/formats/document/map-document.ts";
import { linkTo } from "#shared/model/note-text.ts";
import type { Passage } from "#shared/model/records.ts";
import { mapDocuments } from "./documents.ts";

/**
 * Maps that hold all that a map can: some sources with their texts and tags,
 * quotations with places in them, reworded and lost ones, notes on quotations,
 * sources and passages, notes that link to claims and sources.
 */
export function fullDocuments(): fc.Arbitrary<MapDocument> {
  return fc
    .tuple(mapDocuments({ lineBreaks: true, backing: true }), fc.nat(7))
    .map(([document, which]): MapDocument => {
      const sources = document.sources.map((source, index) => {
        if ((which >> index) % 2 === 0) return source;
        const said = document.quotations.filter(({ sourceId }) => sourceId === source.id).map(({ exact }) => exact);
        const content = ["It begins.", ...said, "Here it is worded otherwise, in the end."].join("\n");
        return {
          ...source,
          tags: ["kept", "Read"],
          text: {
            content,
            hash: createHash("sha256").update(content).digest("hex"),
            file: { name: "Text.txt", size: content.length, hash: "0".repeat(64) },
            pages: [{ label: "iv", start: 0 }],
          },
        };
      });
      const contents = new Map(sources.map(({ id, text }) => [id, text?.content ?? null]));
      const standing = (
        sourceId: string,
        exact: string,
        number: number,
      ): Omit<Passage, "exact" | "prefix" | "suffix"> => {
        const content = contents.get(sourceId) ?? null;
        if (content === null) return { start: null, end: null, standing: "unattached" };
        if (number % 4 === 1) return { start: null, end: null, standing: number % 8 === 1 ? "lost" : "reworded" };
        if (number % 4 === 2) return { start: 0, end: 9, standing: "reworded" };
        const start = content.indexOf(exact);
        return { start, end: start + exact.length, standing: "exact" };
      };
      const quotations = document.quotations.map((quotation, index) => ({
        ...quotation,
        ...standing(quotation.sourceId, quotation.exact, index + which),
      }));
      const times = { resolvedAt: null, createdAt: "2020-01-02T03:04:05.678Z", updatedAt: "2021-01-02T03:04:05.678Z" };
      const [claim] = document.claims;
      const more = quotations.flatMap(({ id, sourceId, exact }, index): DocumentNote[] => [
        { id: `mq${index}`, text: `On the quotation ${index} #Keys`, subject: { kind: "quotation", id }, ...times },
        {
          id: `ms${index}`,
          text: `See ${linkTo({ kind: "claim", id: claim?.id ?? "" }, "that claim")} and ${linkTo({ kind: "source", id: sourceId }, "the source")}.`,
          subject: { kind: "source", id: sourceId },
          ...times,
        },
        {
          id: `mp${index}`,
          text: `On a passage ${index}`,
          subject: {
            kind: "passage",
            id: sourceId,
            passage: { exact, prefix: "", suffix: "", ...standing(sourceId, exact, index) },
          },
          ...times,
        },
      ]);
      return heldBy({ ...document, sources, quotations, notes: [...document.notes, ...more] });
    });
}

/** What a map holds of a document: quotations that a claim rests on, with their speakers and sources, positions that a claim has. */
export function heldBy(document: MapDocument): MapDocument {
  const quoted = new Set(document.claims.flatMap((claim) => claim.quotations.map(({ quotationId }) => quotationId)));
  const quotations = document.quotations.filter(({ id }) => quoted.has(id));
  const speakers = new Set(quotations.map(({ speakerId }) => speakerId));
  const sources = new Set(quotations.map(({ sourceId }) => sourceId));
  const positions = new Set(document.claims.map(({ positionId }) => positionId));
  return {
    ...document,
    positions: document.positions.filter(({ id }) => positions.has(id)),
    speakers: document.speakers.filter(({ id }) => speakers.has(id)),
    sources: document.sources.filter(({ id }) => sources.has(id)),
    quotations,
    notes: document.notes.filter(({ subject }) => {
      if (subject.kind === "quotation") return quoted.has(subject.id);
      return subject.kind === "source" || subject.kind === "passage" ? sources.has(subject.id) : true;
    }),
  };
}
