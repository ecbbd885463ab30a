import type { Library } from "#main/store/library.ts";
import type { Matrix, SpeakerDetail, Timeline } from "#shared/contract/results/who-says-what.ts";
import { dateInWords } from "#shared/model/dates.ts";
import type { Position } from "#shared/model/records.ts";
import { matrixScene } from "#shared/scene/matrix.ts";
import { timelineScene } from "#shared/scene/timeline.ts";
import { type Handlers, need, needAll, notFound } from "./context.ts";
import { exportScene } from "./images.ts";
import { indexById, present, quotationRows } from "./rows.ts";
import { csvFile } from "./spreadsheet.ts";

/** Who asserts and who denies what, and when. */
export const whoSaysWhatHandlers: Handlers<
  | "speaker.get"
  | "matrix.get"
  | "matrix.export"
  | "matrix.exportCsv"
  | "timeline.get"
  | "timeline.export"
  | "timeline.exportCsv"
> = {
  "speaker.get": ({ library }, { speakerId }) => speakerDetail(library, speakerId),

  "matrix.get": ({ library }, args) => matrixOf(library, args),

  "matrix.export": ({ library, drawings }, { format, theme, scale, ...filters }) => {
    const matrix = matrixOf(library, { ...filters, limit: null });
    const title = matrixTitle(library, filters.mapId);
    const scene = matrixScene(matrix, { title, positions: library.read.all("positions"), theme });
    return exportScene(drawings, scene, title, { format, theme, scale });
  },

  "matrix.exportCsv": ({ library }, filters) => {
    const matrix = matrixOf(library, { ...filters, limit: null });
    return csvFile(matrixTitle(library, filters.mapId), matrixRows(matrix, library.read.all("positions")));
  },

  "timeline.get": ({ library }, { mapId }) => timelineOf(library, mapId),

  "timeline.export": ({ library, drawings }, { mapId, format, theme, scale }) => {
    const timeline = timelineOf(library, mapId);
    const scene = timelineScene(timeline, { positions: library.read.all("positions"), theme });
    return exportScene(drawings, scene, `${timeline.title}, timeline`, { format, theme, scale });
  },

  "timeline.exportCsv": ({ library }, { mapId }) => {
    const timeline = timelineOf(library, mapId);
    return csvFile(`${timeline.title}, timeline`, timelineRows(timeline, library.read.all("positions")));
  },
};

function speakerDetail(library: Library, speakerId: string): SpeakerDetail {
  const { read, queries } = library;
  const speaker = need(read, "speakers", speakerId);
  const sayings = queries.sayings(speakerId);
  const rows = quotationRows(library, read.where("quotations", { speakerId }));
  const sources = indexById(rows.map(({ source }) => source));
  const used = new Set(sayings.map(({ quotation }) => quotation.id));
  return {
    speaker,
    sayings: sayings.map((saying) => ({ ...saying, source: present(sources, saying.quotation.sourceId) })),
    unused: rows.flatMap(({ quotation, source }) => (used.has(quotation.id) ? [] : [{ quotation, source }])),
    notes: read.whereIn(
      "notes",
      "quotationId",
      rows.map(({ quotation }) => quotation.id),
    ),
  };
}

function timelineOf(library: Library, mapId: string): Timeline {
  const timeline = library.queries.timeline(mapId);
  if (!timeline) throw notFound("maps");
  return timeline;
}

/** Throws `not-found` when it is narrowed to what is not in the library. */
function matrixOf(library: Library, filters: Parameters<Library["queries"]["matrix"]>[0]): Matrix {
  if (filters.mapId !== null) need(library.read, "maps", filters.mapId);
  needAll(library.read, "speakers", filters.speakerIds);
  needAll(
    library.read,
    "positions",
    filters.positionIds.filter((id) => id !== ""),
  );
  return library.queries.matrix(filters);
}

/** What a matrix is called: of one map, or of the whole library. */
function matrixTitle(library: Library, mapId: string | null): string {
  return mapId === null ? "Who says what" : `${need(library.read, "maps", mapId).title}, who says what`;
}

/** A line for each speaker, a column for each contested claim: `asserts`, `denies`, `asserts and denies`, or nothing. */
function matrixRows({ speakers, claims, cells }: Matrix, positions: readonly Position[]): string[][] {
  const positionOf = indexById(positions);
  const heads = claims.map(({ text, positionId }) => {
    const position = positionId === null ? undefined : positionOf.get(positionId);
    return position ? `${text} (${position.name})` : text;
  });
  const stances = new Map(cells.map(({ speakerId, claimId, stance }) => [`${speakerId} ${claimId}`, stance]));
  return [
    ["Speaker", "Role", "Organisation", ...heads],
    ...speakers.map(({ id, name, role, organisation }) => [
      name,
      role ?? "",
      organisation ?? "",
      ...claims.map((claim) => {
        const stance = stances.get(`${id} ${claim.id}`);
        return stance === "both" ? "asserts and denies" : (stance ?? "");
      }),
    ]),
  ];
}

/** A line for each saying, the claims in order of time; a claim that nobody is quoted for has one line all the same. */
function timelineRows({ entries }: Timeline, positions: readonly Position[]): string[][] {
  const positionOf = indexById(positions);
  return [
    ["Date", "Date in words", "Claim", "Position", "Stance", "Speaker", "Role", "Source", "Words"],
    ...entries.flatMap(({ claim, sayings }) => {
      const facts = [claim.text, positionOf.get(claim.positionId ?? "")?.name ?? ""];
      if (sayings.length === 0) return [["", "", ...facts, "", "", "", "", ""]];
      return sayings.map(({ date, stance, speaker, role, sourceLabel, exact }) => [
        date ?? "",
        date === null ? "" : dateInWords(date),
        ...facts,
        stance,
        speaker.name,
        role ?? "",
        sourceLabel,
        exact,
      ]);
    }),
  ];
}
