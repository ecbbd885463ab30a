import type { Migration } from "./index.ts";

/**
 * A table for every record, its columns named as the record's fields. The SQL is
 * written out and stays as it is: a later change of the records is a later
 * migration. Foreign keys are checked at commit and never cascade, so that a
 * change's diff holds every record that it takes along. `row` is the record's
 * place in the order of creation.
 */
export const records: Migration = {
  version: 1,
  name: "records",
  sql: `
    CREATE TABLE positions (
      row INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 64),
      name TEXT NOT NULL CHECK (name <> '' AND length(name) <= 200),
      colourLight TEXT NOT NULL CHECK (length(colourLight) = 7 AND colourLight GLOB '#[0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f]'),
      colourDark TEXT NOT NULL CHECK (length(colourDark) = 7 AND colourDark GLOB '#[0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f]'),
      glyph TEXT NOT NULL CHECK (glyph IN (
        'shield', 'key-round', 'scale', 'eye', 'landmark', 'users', 'building-2', 'heart',
        'leaf', 'flag', 'star', 'circle', 'square', 'triangle', 'diamond', 'hexagon')),
      rank INTEGER NOT NULL CHECK (rank >= 0)
    ) STRICT;

    CREATE TABLE tags (
      row INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 64),
      name TEXT NOT NULL COLLATE NOCASE UNIQUE CHECK (name <> '' AND length(name) <= 60)
    ) STRICT;

    CREATE TABLE speakers (
      row INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 64),
      kind TEXT NOT NULL CHECK (kind IN ('person', 'organisation')),
      name TEXT NOT NULL CHECK (name <> '' AND length(name) <= 200),
      role TEXT CHECK (role <> '' AND length(role) <= 200),
      organisation TEXT CHECK (organisation <> '' AND length(organisation) <= 200)
    ) STRICT;

    CREATE TABLE sources (
      row INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 64),
      type TEXT NOT NULL CHECK (type <> '' AND length(type) <= 60),
      title TEXT CHECK (title <> '' AND length(title) <= 300),
      label TEXT NOT NULL CHECK (label <> '' AND length(label) <= 300),
      containerTitle TEXT CHECK (containerTitle <> '' AND length(containerTitle) <= 200),
      authors TEXT NOT NULL CHECK (json_valid(authors) AND json_type(authors) = 'array'),
      issued TEXT CHECK (issued GLOB '[0-9][0-9][0-9][0-9]*' AND length(issued) IN (4, 7, 10)),
      issuedBasis TEXT CHECK (issuedBasis <> '' AND length(issuedBasis) <= 300),
      url TEXT CHECK (length(url) <= 2000),
      accessed TEXT CHECK (accessed GLOB '[0-9][0-9][0-9][0-9]*' AND length(accessed) IN (4, 7, 10)),
      digest TEXT NOT NULL CHECK (json_valid(digest) AND json_type(digest) = 'array'),
      text TEXT CHECK (length(text) <= 20000000),
      textHash TEXT CHECK (length(textHash) = 64 AND textHash NOT GLOB '*[^0-9a-f]*'),
      createdAt TEXT NOT NULL CHECK (createdAt GLOB '????-??-??T??:??:??.???Z'),
      updatedAt TEXT NOT NULL CHECK (updatedAt GLOB '????-??-??T??:??:??.???Z'),
      CHECK ((text IS NULL) = (textHash IS NULL))
    ) STRICT;

    CREATE TABLE quotations (
      row INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 64),
      sourceId TEXT NOT NULL REFERENCES sources (id) DEFERRABLE INITIALLY DEFERRED,
      speakerId TEXT NOT NULL REFERENCES speakers (id) DEFERRABLE INITIALLY DEFERRED,
      exact TEXT NOT NULL CHECK (exact <> '' AND length(exact) <= 5000),
      prefix TEXT NOT NULL CHECK (length(prefix) <= 500),
      suffix TEXT NOT NULL CHECK (length(suffix) <= 500),
      "start" INTEGER CHECK ("start" >= 0),
      "end" INTEGER CHECK ("end" >= "start"),
      date TEXT CHECK (date GLOB '[0-9][0-9][0-9][0-9]*' AND length(date) IN (4, 7, 10)),
      standing TEXT NOT NULL CHECK (standing IN ('exact', 'reworded', 'lost', 'unattached')),
      CHECK (("start" IS NULL) = ("end" IS NULL)),
      CHECK ("start" IS NULL OR standing NOT IN ('lost', 'unattached'))
    ) STRICT;
    CREATE INDEX quotationsBySource ON quotations (sourceId);
    CREATE INDEX quotationsBySpeaker ON quotations (speakerId);

    CREATE TABLE claims (
      row INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 64),
      text TEXT NOT NULL CHECK (text <> '' AND length(text) <= 2000),
      positionId TEXT REFERENCES positions (id) DEFERRABLE INITIALLY DEFERRED,
      createdAt TEXT NOT NULL CHECK (createdAt GLOB '????-??-??T??:??:??.???Z'),
      updatedAt TEXT NOT NULL CHECK (updatedAt GLOB '????-??-??T??:??:??.???Z')
    ) STRICT;
    CREATE INDEX claimsByPosition ON claims (positionId);

    CREATE TABLE claimQuotations (
      row INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 64),
      claimId TEXT NOT NULL REFERENCES claims (id) DEFERRABLE INITIALLY DEFERRED,
      quotationId TEXT NOT NULL REFERENCES quotations (id) DEFERRABLE INITIALLY DEFERRED,
      stance TEXT NOT NULL CHECK (stance IN ('asserts', 'denies')),
      UNIQUE (claimId, quotationId)
    ) STRICT;
    CREATE INDEX claimQuotationsByQuotation ON claimQuotations (quotationId);

    CREATE TABLE taggings (
      row INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 64),
      tagId TEXT NOT NULL REFERENCES tags (id) DEFERRABLE INITIALLY DEFERRED,
      claimId TEXT REFERENCES claims (id) DEFERRABLE INITIALLY DEFERRED,
      sourceId TEXT REFERENCES sources (id) DEFERRABLE INITIALLY DEFERRED,
      CHECK ((claimId IS NOT NULL) + (sourceId IS NOT NULL) = 1),
      UNIQUE (tagId, claimId),
      UNIQUE (tagId, sourceId)
    ) STRICT;
    CREATE INDEX taggingsByClaim ON taggings (claimId);
    CREATE INDEX taggingsBySource ON taggings (sourceId);

    CREATE TABLE inferences (
      row INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 64),
      kind TEXT NOT NULL CHECK (kind IN ('support', 'attack')),
      targetClaimId TEXT REFERENCES claims (id) DEFERRABLE INITIALLY DEFERRED,
      targetInferenceId TEXT REFERENCES inferences (id) DEFERRABLE INITIALLY DEFERRED,
      scheme TEXT CHECK (scheme <> '' AND length(scheme) <= 200),
      createdAt TEXT NOT NULL CHECK (createdAt GLOB '????-??-??T??:??:??.???Z'),
      updatedAt TEXT NOT NULL CHECK (updatedAt GLOB '????-??-??T??:??:??.???Z'),
      CHECK ((targetClaimId IS NOT NULL) + (targetInferenceId IS NOT NULL) = 1),
      CHECK (targetInferenceId IS NULL OR targetInferenceId <> id)
    ) STRICT;
    CREATE INDEX inferencesByTargetClaim ON inferences (targetClaimId);
    CREATE INDEX inferencesByTargetInference ON inferences (targetInferenceId);

    CREATE TABLE premises (
      row INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 64),
      inferenceId TEXT NOT NULL REFERENCES inferences (id) DEFERRABLE INITIALLY DEFERRED,
      claimId TEXT NOT NULL REFERENCES claims (id) DEFERRABLE INITIALLY DEFERRED,
      implicit INTEGER NOT NULL CHECK (implicit IN (0, 1)),
      rank INTEGER NOT NULL CHECK (rank >= 0),
      UNIQUE (inferenceId, claimId)
    ) STRICT;
    CREATE INDEX premisesByClaim ON premises (claimId);

    CREATE TRIGGER premiseInserted BEFORE INSERT ON premises
      WHEN EXISTS (SELECT 1 FROM inferences WHERE id = new.inferenceId AND targetClaimId = new.claimId)
      BEGIN SELECT RAISE (ABORT, 'a claim is no premise of an argument about itself'); END;
    CREATE TRIGGER premiseUpdated BEFORE UPDATE OF inferenceId, claimId ON premises
      WHEN EXISTS (SELECT 1 FROM inferences WHERE id = new.inferenceId AND targetClaimId = new.claimId)
      BEGIN SELECT RAISE (ABORT, 'a claim is no premise of an argument about itself'); END;
    CREATE TRIGGER inferenceInserted BEFORE INSERT ON inferences
      WHEN EXISTS (SELECT 1 FROM premises WHERE inferenceId = new.id AND claimId = new.targetClaimId)
      BEGIN SELECT RAISE (ABORT, 'a claim is no premise of an argument about itself'); END;
    CREATE TRIGGER inferenceUpdated BEFORE UPDATE OF id, targetClaimId ON inferences
      WHEN EXISTS (SELECT 1 FROM premises WHERE inferenceId = new.id AND claimId = new.targetClaimId)
      BEGIN SELECT RAISE (ABORT, 'a claim is no premise of an argument about itself'); END;

    CREATE TABLE maps (
      row INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 64),
      title TEXT NOT NULL CHECK (title <> '' AND length(title) <= 300),
      description TEXT NOT NULL CHECK (length(description) <= 5000),
      createdAt TEXT NOT NULL CHECK (createdAt GLOB '????-??-??T??:??:??.???Z'),
      updatedAt TEXT NOT NULL CHECK (updatedAt GLOB '????-??-??T??:??:??.???Z')
    ) STRICT;

    CREATE TABLE placements (
      row INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 64),
      mapId TEXT NOT NULL REFERENCES maps (id) DEFERRABLE INITIALLY DEFERRED,
      claimId TEXT REFERENCES claims (id) DEFERRABLE INITIALLY DEFERRED,
      inferenceId TEXT REFERENCES inferences (id) DEFERRABLE INITIALLY DEFERRED,
      x REAL CHECK (x BETWEEN -10000000 AND 10000000),
      y REAL CHECK (y BETWEEN -10000000 AND 10000000),
      collapsed INTEGER NOT NULL CHECK (collapsed IN (0, 1)),
      CHECK ((claimId IS NOT NULL) + (inferenceId IS NOT NULL) = 1),
      CHECK ((x IS NULL) = (y IS NULL)),
      CHECK (claimId IS NULL OR x IS NOT NULL),
      UNIQUE (mapId, claimId),
      UNIQUE (mapId, inferenceId)
    ) STRICT;
    CREATE INDEX placementsByClaim ON placements (claimId);
    CREATE INDEX placementsByInference ON placements (inferenceId);

    CREATE TABLE frames (
      row INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 64),
      mapId TEXT NOT NULL REFERENCES maps (id) DEFERRABLE INITIALLY DEFERRED,
      title TEXT NOT NULL CHECK (title <> '' AND length(title) <= 300),
      x REAL NOT NULL CHECK (x BETWEEN -10000000 AND 10000000),
      y REAL NOT NULL CHECK (y BETWEEN -10000000 AND 10000000),
      width REAL NOT NULL CHECK (width > 0 AND width <= 10000000),
      height REAL NOT NULL CHECK (height > 0 AND height <= 10000000)
    ) STRICT;
    CREATE INDEX framesByMap ON frames (mapId);

    CREATE TABLE notes (
      row INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 64),
      claimId TEXT REFERENCES claims (id) DEFERRABLE INITIALLY DEFERRED,
      inferenceId TEXT REFERENCES inferences (id) DEFERRABLE INITIALLY DEFERRED,
      quotationId TEXT REFERENCES quotations (id) DEFERRABLE INITIALLY DEFERRED,
      mapId TEXT REFERENCES maps (id) DEFERRABLE INITIALLY DEFERRED,
      text TEXT NOT NULL CHECK (text <> '' AND length(text) <= 20000),
      createdAt TEXT NOT NULL CHECK (createdAt GLOB '????-??-??T??:??:??.???Z'),
      updatedAt TEXT NOT NULL CHECK (updatedAt GLOB '????-??-??T??:??:??.???Z'),
      CHECK ((claimId IS NOT NULL) + (inferenceId IS NOT NULL) + (quotationId IS NOT NULL) + (mapId IS NOT NULL) = 1)
    ) STRICT;
    CREATE INDEX notesByClaim ON notes (claimId);
    CREATE INDEX notesByInference ON notes (inferenceId);
    CREATE INDEX notesByQuotation ON notes (quotationId);
    CREATE INDEX notesByMap ON notes (mapId);
  `,
};
