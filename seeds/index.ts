import type { RecordSet } from "#shared/contract/results.ts";
import {
  claimQuotationSchema,
  claimSchema,
  inferenceSchema,
  mapSchema,
  noteSchema,
  positionSchema,
  premiseSchema,
  quotationSchema,
  sourceSchema,
  speakerSchema,
  taggingSchema,
  tagSchema,
} from "#shared/model/records.ts";
import claims from "./claims.json" with { type: "json" };
import inferences from "./inferences.json" with { type: "json" };
import maps from "./maps.json" with { type: "json" };
import notes from "./notes.json" with { type: "json" };
import { placementsOf } from "./placements.ts";
import positions from "./positions.json" with { type: "json" };
import quotations from "./quotations.json" with { type: "json" };
import sources from "./sources.json" with { type: "json" };
import speakers from "./speakers.json" with { type: "json" };
import tags from "./tags.json" with { type: "json" };

/**
 * The encryption debate of the five articles as the records of a new library,
 * every table in its own order, maps laid out. Ids are the same every time.
 *
 * @param now when the records are made: ISO 8601, UTC, with milliseconds
 * @throws ZodError when a seed file holds what the model does not allow
 */
export function seedRecords(now: string): RecordSet {
  const times = { createdAt: now, updatedAt: now };
  return {
    positions: positions.map((position, rank) => positionSchema.parse({ ...position, rank })),
    tags: tags.map((tag) => tagSchema.parse(tag)),
    speakers: speakers.map((speaker) => speakerSchema.parse(speaker)),
    sources: sources.map(({ tags: _, ...source }) =>
      sourceSchema.parse({ ...source, text: null, textHash: null, file: null, pages: [], ...times }),
    ),
    quotations: quotations.map((quotation) =>
      // The articles are not shipped: a quotation finds its place when the person attaches the text.
      quotationSchema.parse({
        date: null,
        role: null,
        ...quotation,
        prefix: "",
        suffix: "",
        start: null,
        end: null,
        standing: "unattached",
      }),
    ),
    claims: claims.map(({ id, text, positionId }) => claimSchema.parse({ id, text, positionId, ...times })),
    claimQuotations: claims.flatMap((claim) =>
      claim.quotations.map(({ quotationId, stance }) =>
        claimQuotationSchema.parse({ id: `cq-${claim.id}-${quotationId}`, claimId: claim.id, quotationId, stance }),
      ),
    ),
    taggings: [
      ...claims.flatMap((claim) => claim.tags.map((name) => tagging(name, { claimId: claim.id, sourceId: null }))),
      ...sources.flatMap((source) => source.tags.map((name) => tagging(name, { claimId: null, sourceId: source.id }))),
    ],
    inferences: inferences.map(({ id, kind, target, scheme }) =>
      inferenceSchema.parse({
        id,
        kind,
        targetClaimId: target.claimId ?? null,
        targetInferenceId: target.inferenceId ?? null,
        scheme,
        ...times,
      }),
    ),
    premises: inferences.flatMap((inference) =>
      inference.premises.map((premise, rank) =>
        premiseSchema.parse({
          id: `pr-${inference.id}-${rank}`,
          inferenceId: inference.id,
          implicit: false,
          ...(typeof premise === "string" ? { claimId: premise } : premise),
          rank,
        }),
      ),
    ),
    maps: maps.map(({ id, title, description }) =>
      mapSchema.parse({ id, title, description, direction: "down", ...times }),
    ),
    placements: maps.flatMap(placementsOf),
    frames: [],
    notes: notes.map((note) => noteSchema.parse({ ...aboutNothing, ...note, ...times })),
  };
}

const aboutNothing = {
  claimId: null,
  inferenceId: null,
  quotationId: null,
  mapId: null,
  sourceId: null,
  passage: null,
  resolvedAt: null,
};

const tagIds = new Map(tags.map((tag) => [tag.name, tag.id]));

function tagging(name: string, subject: { claimId: string | null; sourceId: string | null }) {
  const tagId = tagIds.get(name);
  if (tagId === undefined) throw new Error(`${subject.claimId ?? subject.sourceId} carries an unknown tag: ${name}`);
  return taggingSchema.parse({
    id: `${tagId}-${subject.claimId ?? subject.sourceId}`,
    tagId,
    ...subject,
    noteId: null,
  });
}
