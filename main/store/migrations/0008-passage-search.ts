import type { Migration } from "./index.ts";

const tokenizer = `tokenize = "unicode61 remove_diacritics 2"`;

/** True in SQL for a text with characters that take two code units in UTF-16: SQLite counts characters, the rest of Warrant code units. */
const holdsPairs = "GLOB '*[\u{10000}-\u{10ffff}]*'";

/**
 * The paragraphs of a source's text (`source` is its row in SQL, with a dot), in
 * the order of their row numbers: only in that order are they added to the index
 * without a write for each. A row number is a place like those of migration 6,
 * made of the length (in steps of 16 characters, 8 bits), the source's row (21
 * bits) and the paragraph's number in the text (24 bits): below 2 to the 53rd, so
 * that JavaScript can hold it.
 */
function paragraphsOf(source: string, from = ""): string {
  // JSON is the one thing that SQLite takes apart into rows. A backslash must not stand before the n of a word.
  const lines = String.raw`'[' || replace(replace(json_quote(${source}text), '\\', '\u005c'), '\n', '","') || ']'`;
  return `
    SELECT min(length(line) / 16, 255) << 45 | sourceRow << 24 | number, sourceRow, start, line ${holdsPairs}, line
    FROM (
      SELECT ${source}row AS sourceRow, line.key AS number, line.value AS line,
        coalesce(sum(length(line.value) + 1) OVER (
          PARTITION BY ${source}row ORDER BY line.key ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
        ), 0) AS start
      FROM ${from}json_each(${lines}) AS line
      WHERE ${source}text IS NOT NULL
    )
    WHERE line <> '' ORDER BY 1`;
}

const intoParagraphs = "INSERT INTO paragraphs (row, sourceRow, start, pairs, text)";

/**
 * Sources' texts are searched by paragraph, so that a hit is a passage and no
 * text is read whole for it. The paragraphs are derived: nothing but the triggers
 * on sources writes them.
 */
const passages = `
  CREATE TABLE paragraphs (
    row INTEGER PRIMARY KEY,
    sourceRow INTEGER NOT NULL,
    "start" INTEGER NOT NULL,
    pairs INTEGER NOT NULL,
    text TEXT NOT NULL
  ) STRICT;
  CREATE INDEX paragraphsBySource ON paragraphs (sourceRow);
  CREATE INDEX paragraphsWithPairs ON paragraphs (sourceRow, "start") WHERE pairs;
  CREATE VIRTUAL TABLE paragraphSearch USING fts5 (
    text, content = 'paragraphs', content_rowid = 'row', prefix = '1 2 3', ${tokenizer}
  );
  -- Bytes gathered before the index writes a part: a long text is taken in, and taken out, in fewer parts.
  INSERT INTO paragraphSearch (paragraphSearch, rank) VALUES ('hashsize', 8388608);
  CREATE TRIGGER paragraphSearchInserted AFTER INSERT ON paragraphs BEGIN
    INSERT INTO paragraphSearch (rowid, text) VALUES (new.row, new.text);
  END;
  CREATE TRIGGER paragraphSearchDeleted AFTER DELETE ON paragraphs BEGIN
    INSERT INTO paragraphSearch (paragraphSearch, rowid, text) VALUES ('delete', old.row, old.text);
  END;
  CREATE TRIGGER paragraphsInserted AFTER INSERT ON sources WHEN new.text IS NOT NULL BEGIN
    ${intoParagraphs} ${paragraphsOf("new.")};
  END;
  CREATE TRIGGER paragraphsDeleted AFTER DELETE ON sources WHEN old.text IS NOT NULL BEGIN
    DELETE FROM paragraphs WHERE sourceRow = old.row;
  END;
  CREATE TRIGGER paragraphsUpdated AFTER UPDATE OF text ON sources WHEN old.text IS NOT new.text BEGIN
    DELETE FROM paragraphs WHERE sourceRow = old.row;
    ${intoParagraphs} ${paragraphsOf("new.")};
  END;
  ${intoParagraphs} ${paragraphsOf("sources.", "sources, ")};
`;

const sourceColumns = ["label", "title", "containerTitle", "digest"] as const;

/** As in migration 2: the sentences of a digest as lines, by text functions alone. */
function digestLines(row: string): string {
  const inside = `substr(${row}digest, 3, length(${row}digest) - 4)`;
  return String.raw`replace(replace(replace(${inside}, '","', char(10)), '\n', char(10)), '\"', '"')`;
}

function sourceWords(row: "new." | "old." | ""): string {
  return sourceColumns.map((column) => (column === "digest" ? digestLines(row) : `${row}${column}`)).join(", ");
}

const sourceList = sourceColumns.join(", ");
const addSource = `INSERT INTO sourceSearch (rowid, ${sourceList}) VALUES (new.row, ${sourceWords("new.")});`;
const takeSource = `INSERT INTO sourceSearch (sourceSearch, rowid, ${sourceList})
  VALUES ('delete', old.row, ${sourceWords("old.")});`;

/** A source is found by what is said about it; its text has an index of its own. */
const sources = `
  DROP TRIGGER sourceSearchInserted;
  DROP TRIGGER sourceSearchDeleted;
  DROP TRIGGER sourceSearchUpdated;
  DROP TABLE sourceSearch;
  DROP VIEW sourceWords;
  CREATE VIEW sourceWords AS SELECT row, label, title, containerTitle, ${digestLines("")} AS digest FROM sources;
  CREATE VIRTUAL TABLE sourceSearch USING fts5 (
    ${sourceList}, content = 'sourceWords', content_rowid = 'row', prefix = '1 2 3', ${tokenizer}
  );
  CREATE TRIGGER sourceSearchInserted AFTER INSERT ON sources BEGIN ${addSource} END;
  CREATE TRIGGER sourceSearchDeleted AFTER DELETE ON sources BEGIN ${takeSource} END;
  CREATE TRIGGER sourceSearchUpdated AFTER UPDATE OF ${sourceList} ON sources
    WHEN ${sourceColumns.map((column) => `old.${column} IS NOT new.${column}`).join(" OR ")}
    BEGIN ${takeSource} ${addSource} END;
  INSERT INTO sourceSearch (sourceSearch) VALUES ('rebuild');
`;

/**
 * A note's text as it is read (`text` in SQL): of a link, `[[c0ID|label]]`, the
 * label alone, so that ids are neither found nor shown. Step by step, each takes
 * what stands between one `[[` and the next.
 */
function readNote(text: string): string {
  const upTo = (rest: string) =>
    `CASE instr(${rest}, '[[') WHEN 0 THEN ${rest} ELSE substr(${rest}, 1, instr(${rest}, '[[') - 1) END`;
  const after = (rest: string) =>
    `CASE instr(${rest}, '[[') WHEN 0 THEN NULL ELSE substr(${rest}, instr(${rest}, '[[') + 2) END`;
  return `(
    WITH RECURSIVE step (done, piece, rest) AS (
      SELECT '', ${upTo(text)}, ${after(text)}
      UNION ALL
      SELECT
        done || piece,
        CASE
          WHEN ${upTo("rest")} GLOB '[cms]0*|*]]*'
            AND substr(rest, 1, instr(rest, '|') - 1) NOT GLOB '*[^A-Za-z0-9]*'
            AND instr(rest, ']]') > instr(rest, '|')
          THEN substr(${upTo("rest")}, instr(rest, '|') + 1, instr(rest, ']]') - instr(rest, '|') - 1)
            || substr(${upTo("rest")}, instr(rest, ']]') + 2)
          ELSE '[[' || ${upTo("rest")}
        END,
        ${after("rest")}
      FROM step WHERE rest IS NOT NULL
    )
    SELECT done || piece FROM step WHERE rest IS NULL)`;
}

const notePlace = (row: string) => `(length(${row}text) << 32 | ${row}row)`;
const addNote = `INSERT INTO noteSearch (rowid, text) VALUES (${notePlace("new.")}, ${readNote("new.text")});`;
const takeNote = `INSERT INTO noteSearch (noteSearch, rowid, text)
  VALUES ('delete', ${notePlace("old.")}, ${readNote("old.text")});`;

/** Notes are searched as they are read, and in the order of places (migration 6): there may be very many. */
const notes = `
  DROP TRIGGER noteSearchInserted;
  DROP TRIGGER noteSearchDeleted;
  DROP TRIGGER noteSearchUpdated;
  DROP TABLE noteSearch;
  CREATE VIEW noteSearchWords AS SELECT ${notePlace("")} AS place, ${readNote("text")} AS text FROM notes;
  CREATE VIRTUAL TABLE noteSearch USING fts5 (
    text, content = 'noteSearchWords', content_rowid = 'place', prefix = '1 2 3', ${tokenizer}
  );
  CREATE TRIGGER noteSearchInserted AFTER INSERT ON notes BEGIN ${addNote} END;
  CREATE TRIGGER noteSearchDeleted AFTER DELETE ON notes BEGIN ${takeNote} END;
  CREATE TRIGGER noteSearchUpdated AFTER UPDATE OF text ON notes WHEN old.text IS NOT new.text
    BEGIN ${takeNote} ${addNote} END;
  INSERT INTO noteSearch (rowid, text) SELECT place, text FROM noteSearchWords ORDER BY place;
  CREATE INDEX notesByPlace ON notes (length(text) << 32 | row);
`;

/**
 * What the search over everything needs: texts of sources by paragraph, notes as
 * they are read, and quotations by date.
 */
export const passageSearch: Migration = {
  version: 8,
  name: "passage-search",
  sql: [passages, sources, notes, "CREATE INDEX quotationsByDate ON quotations (date);"].join("\n"),
};
