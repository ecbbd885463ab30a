import type { Migration } from "./index.ts";

/** Fields that records get here, with the JSON they have in records made before. */
const added = {
  sources: { file: "null", pages: "[]" },
  quotations: { role: "null" },
  notes: { sourceId: "null", passage: "null", resolvedAt: "null" },
  taggings: { noteId: "null" },
} as const;

/** The change of one record in the journal, with the added fields where it holds the record whole. */
function completed(): string {
  const cases = Object.entries(added).flatMap(([table, fields]) =>
    (["before", "after"] as const).map((side) => {
      const other = side === "before" ? "after" : "before";
      const set = Object.entries(fields).map(([field, json]) => `'$.${side}.${field}', json('${json}')`);
      return `WHEN value ->> '$.table' = '${table}' AND json_type(value, '$.${other}') = 'null'
        THEN json_set(value, ${set.join(", ")})`;
    }),
  );
  return `CASE ${cases.join("\n")} ELSE value END`;
}

/**
 * What reading a source leaves behind: the file and the pages of a text, the role
 * a speaker had at the time, notes on sources and passages, notes that are
 * resolved, tags on notes. Records that the journal can bring back get the new
 * fields too. Tables whose checks change are made anew; nothing refers to them.
 */
export const reading: Migration = {
  version: 7,
  name: "reading",
  sql: `
    UPDATE changes SET diff = (
      SELECT json_group_array(json(${completed()}) ORDER BY key) FROM json_each(changes.diff)
    )
    WHERE EXISTS (
      SELECT 1 FROM json_each(changes.diff)
      WHERE value ->> '$.table' IN (${Object.keys(added)
        .map((table) => `'${table}'`)
        .join(", ")})
    );

    ALTER TABLE sources ADD COLUMN file TEXT CHECK (json_valid(file) AND json_type(file) = 'object');
    ALTER TABLE sources ADD COLUMN pages TEXT NOT NULL DEFAULT '[]'
      CHECK (json_valid(pages) AND json_type(pages) = 'array');
    ALTER TABLE quotations ADD COLUMN role TEXT CHECK (role <> '' AND length(role) <= 200);

    CREATE TABLE newNotes (
      row INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 64),
      claimId TEXT REFERENCES claims (id) DEFERRABLE INITIALLY DEFERRED,
      inferenceId TEXT REFERENCES inferences (id) DEFERRABLE INITIALLY DEFERRED,
      quotationId TEXT REFERENCES quotations (id) DEFERRABLE INITIALLY DEFERRED,
      mapId TEXT REFERENCES maps (id) DEFERRABLE INITIALLY DEFERRED,
      sourceId TEXT REFERENCES sources (id) DEFERRABLE INITIALLY DEFERRED,
      passage TEXT CHECK (json_valid(passage) AND json_type(passage) = 'object'),
      text TEXT NOT NULL CHECK (text <> '' AND length(text) <= 20000),
      resolvedAt TEXT CHECK (resolvedAt GLOB '????-??-??T??:??:??.???Z'),
      createdAt TEXT NOT NULL CHECK (createdAt GLOB '????-??-??T??:??:??.???Z'),
      updatedAt TEXT NOT NULL CHECK (updatedAt GLOB '????-??-??T??:??:??.???Z'),
      CHECK ((claimId IS NOT NULL) + (inferenceId IS NOT NULL) + (quotationId IS NOT NULL) + (mapId IS NOT NULL)
        + (sourceId IS NOT NULL) = 1),
      CHECK (passage IS NULL OR sourceId IS NOT NULL)
    ) STRICT;
    INSERT INTO newNotes (row, id, claimId, inferenceId, quotationId, mapId, text, createdAt, updatedAt)
      SELECT row, id, claimId, inferenceId, quotationId, mapId, text, createdAt, updatedAt FROM notes ORDER BY row;
    DROP TABLE notes;
    ALTER TABLE newNotes RENAME TO notes;
    CREATE INDEX notesByClaim ON notes (claimId);
    CREATE INDEX notesByInference ON notes (inferenceId);
    CREATE INDEX notesByQuotation ON notes (quotationId);
    CREATE INDEX notesByMap ON notes (mapId);
    CREATE INDEX notesBySource ON notes (sourceId);
    CREATE TRIGGER noteSearchInserted AFTER INSERT ON notes BEGIN
      INSERT INTO noteSearch (rowid, text) VALUES (new.row, new.text);
    END;
    CREATE TRIGGER noteSearchDeleted AFTER DELETE ON notes BEGIN
      INSERT INTO noteSearch (noteSearch, rowid, text) VALUES ('delete', old.row, old.text);
    END;
    CREATE TRIGGER noteSearchUpdated AFTER UPDATE OF text ON notes WHEN old.text IS NOT new.text BEGIN
      INSERT INTO noteSearch (noteSearch, rowid, text) VALUES ('delete', old.row, old.text);
      INSERT INTO noteSearch (rowid, text) VALUES (new.row, new.text);
    END;

    CREATE TABLE newTaggings (
      row INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 64),
      tagId TEXT NOT NULL REFERENCES tags (id) DEFERRABLE INITIALLY DEFERRED,
      claimId TEXT REFERENCES claims (id) DEFERRABLE INITIALLY DEFERRED,
      sourceId TEXT REFERENCES sources (id) DEFERRABLE INITIALLY DEFERRED,
      noteId TEXT REFERENCES notes (id) DEFERRABLE INITIALLY DEFERRED,
      CHECK ((claimId IS NOT NULL) + (sourceId IS NOT NULL) + (noteId IS NOT NULL) = 1),
      UNIQUE (tagId, claimId),
      UNIQUE (tagId, sourceId),
      UNIQUE (tagId, noteId)
    ) STRICT;
    INSERT INTO newTaggings (row, id, tagId, claimId, sourceId)
      SELECT row, id, tagId, claimId, sourceId FROM taggings ORDER BY row;
    DROP TABLE taggings;
    ALTER TABLE newTaggings RENAME TO taggings;
    CREATE INDEX taggingsByClaim ON taggings (claimId);
    CREATE INDEX taggingsBySource ON taggings (sourceId);
    CREATE INDEX taggingsByNote ON taggings (noteId);
  `,
};
