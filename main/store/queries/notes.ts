import type { CheckedArguments } from "#shared/contract/commands.ts";
import type { NoteList, NoteRow, NoteSubjectRow } from "#shared/contract/results/notes.ts";
import type { Note, Tag } from "#shared/model/records.ts";
import { columnList, fromRow, type SqlValue } from "../rows.ts";
import type { Statements } from "../statements.ts";
import { rowAtPlace } from "./places.ts";
import { matchExpression } from "./words.ts";

type Filters = CheckedArguments<"notes.export">;
type Named = { [name: string]: SqlValue };

/** Which notes are about each kind of thing, as SQL over `notes`. */
const aboutKind = {
  claim: "claimId IS NOT NULL",
  inference: "inferenceId IS NOT NULL",
  quotation: "quotationId IS NOT NULL",
  map: "mapId IS NOT NULL",
  source: "sourceId IS NOT NULL AND passage IS NULL",
  passage: "passage IS NOT NULL",
} as const satisfies { [K in NoteSubjectRow["kind"]]: string };

const newestFirst = "ORDER BY notes.updatedAt DESC, notes.row DESC";

/** A page of the notes that pass the search and the filters, the newest change first, and how many there are. */
export function listNotes(
  statements: Statements,
  { limit, offset, find, ...filters }: CheckedArguments<"notes.list">,
): NoteList {
  const { where, values } = passing(filters);
  return {
    total: Number(statements.get(`SELECT count(*) AS count FROM notes ${where}`, values)?.count),
    rows: noteRows(
      statements,
      statements.firsts(`SELECT notes.row FROM notes ${where} ${newestFirst} LIMIT :limit OFFSET :offset`, {
        ...values,
        limit,
        offset,
      }),
    ),
    foundAt: find === null ? null : placeInList(statements, filters, find),
  };
}

/** How many of the notes that pass stand before this one; null when it is not among them. */
function placeInList(statements: Statements, filters: Filters, noteId: string): number | null {
  const { where, values } = passing(filters);
  const found = statements.get(
    `SELECT
       (SELECT count(*) FROM notes ${where === "" ? "WHERE" : `${where} AND`}
          (notes.updatedAt, notes.row) > (found.updatedAt, found.row)) AS place
     FROM notes AS found
     WHERE found.id = :noteId AND found.id IN (SELECT notes.id FROM notes ${where})`,
    { ...values, noteId },
  );
  return found ? Number(found.place) : null;
}

/** All notes that pass, the newest change first. */
export function passingNotes(statements: Statements, filters: Filters): NoteRow[] {
  const { where, values } = passing(filters);
  return noteRows(statements, statements.firsts(`SELECT notes.row FROM notes ${where} ${newestFirst}`, values));
}

function passing({ search, kinds, state, tagId, sourceId }: Filters): {
  readonly where: string;
  readonly values: Named;
} {
  const tests: string[] = [];
  const values: Named = {};
  const expression = matchExpression(search);
  if (expression !== null) {
    tests.push(`notes.row IN (SELECT ${rowAtPlace("noteSearch")} FROM noteSearch WHERE noteSearch MATCH :expression)`);
    values.expression = expression;
  } else if (search.trim() !== "") tests.push("FALSE");
  if (kinds.length > 0) tests.push(`(${kinds.map((kind) => `(${aboutKind[kind]})`).join(" OR ")})`);
  if (state !== "all") tests.push(`resolvedAt IS ${state === "open" ? "" : "NOT"} NULL`);
  if (tagId !== null) {
    tests.push("notes.id IN (SELECT noteId FROM taggings WHERE tagId = :tagId)");
    values.tagId = tagId;
  }
  if (sourceId !== null) {
    tests.push(`(notes.sourceId = :sourceId
      OR notes.quotationId IN (SELECT id FROM quotations WHERE quotations.sourceId = :sourceId))`);
    values.sourceId = sourceId;
  }
  return { where: tests.length === 0 ? "" : `WHERE ${tests.join(" AND ")}`, values };
}

/** These rows of notes, with what they are about and their tags. */
function noteRows(statements: Statements, rows: readonly SqlValue[]): NoteRow[] {
  const found = statements.all(
    `SELECT ${columnList("notes")},
       coalesce(claims.text, quotations.exact, maps.title, sources.label,
         (SELECT group_concat(premised.text, ' + ' ORDER BY premises.rank) FROM premises
          JOIN claims AS premised ON premised.id = premises.claimId
          WHERE premises.inferenceId = notes.inferenceId), '') AS "$words",
       coalesce(notes.sourceId, quotations.sourceId) AS "$sourceId"
     FROM json_each(?) AS wanted CROSS JOIN notes ON notes.row = wanted.value
     LEFT JOIN claims ON claims.id = notes.claimId
     LEFT JOIN quotations ON quotations.id = notes.quotationId
     LEFT JOIN maps ON maps.id = notes.mapId
     LEFT JOIN sources ON sources.id = notes.sourceId
     ORDER BY wanted.key`,
    [JSON.stringify(rows)],
  );
  const tags = tagsOfNotes(
    statements,
    found.map(({ id }) => id ?? null),
  );
  return found.map(({ $words, $sourceId, ...columns }) => {
    const note = fromRow("notes", columns);
    return {
      note,
      subject: subjectOf(note, String($words), typeof $sourceId === "string" ? $sourceId : null),
      tags: tags.get(note.id) ?? [],
    };
  });
}

function subjectOf(note: Note, words: string, sourceId: string | null): NoteSubjectRow {
  if (note.claimId !== null) return { kind: "claim", id: note.claimId, words, sourceId: null };
  if (note.inferenceId !== null) return { kind: "inference", id: note.inferenceId, words, sourceId: null };
  if (note.quotationId !== null) return { kind: "quotation", id: note.quotationId, words, sourceId };
  if (note.mapId !== null) return { kind: "map", id: note.mapId, words, sourceId: null };
  if (note.sourceId === null) throw new Error(`note ${note.id} is about nothing`);
  if (note.passage === null) return { kind: "source", id: note.sourceId, words, sourceId: null };
  return { kind: "passage", id: note.sourceId, words: note.passage.exact, sourceId };
}

function tagsOfNotes(statements: Statements, noteIds: readonly SqlValue[]): ReadonlyMap<string, Tag[]> {
  const tags = new Map<string, Tag[]>();
  const rows = statements.all(
    `SELECT taggings.noteId AS "$noteId", ${columnList("tags")}
     FROM taggings CROSS JOIN tags ON tags.id = taggings.tagId
     WHERE taggings.noteId IN (SELECT value FROM json_each(?)) ORDER BY taggings.row`,
    [JSON.stringify(noteIds)],
  );
  for (const { $noteId, ...columns } of rows) {
    const of = tags.get(String($noteId));
    const tag = fromRow("tags", columns);
    if (of) of.push(tag);
    else tags.set(String($noteId), [tag]);
  }
  return tags;
}
