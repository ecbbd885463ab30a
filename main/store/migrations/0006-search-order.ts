import type { Migration } from "./index.ts";

/**
 * Rows of an index of short texts are numbered by place: the shorter the text,
 * the earlier, texts of one length in the order made. SQLite answers a match in
 * the order of these numbers and stops when the page is full; to score every match
 * instead (bm25) took 20 ms for 39,000 claims, 50 ms for 62,000. The prefixes let
 * it do so for unfinished words too.
 */
function orderedIndex(facts: { readonly name: string; readonly table: string; readonly column: string }): string {
  const { name, table, column } = facts;
  // Rows stay below 2 to the 32nd, so that the place also tells the row.
  const place = (row: string) => `(length(${row}${column}) << 32 | ${row}row)`;
  const add = `INSERT INTO ${name} (rowid, ${column}) VALUES (${place("new.")}, new.${column});`;
  const take = `INSERT INTO ${name} (${name}, rowid, ${column}) VALUES ('delete', ${place("old.")}, old.${column});`;
  return `
    DROP TRIGGER ${name}Inserted;
    DROP TRIGGER ${name}Deleted;
    DROP TRIGGER ${name}Updated;
    DROP TABLE ${name};
    CREATE VIEW ${name}Words AS SELECT ${place("")} AS place, ${column} FROM ${table};
    CREATE VIRTUAL TABLE ${name} USING fts5 (
      ${column}, content = '${name}Words', content_rowid = 'place', prefix = '1 2 3 4 5 6',
      tokenize = "unicode61 remove_diacritics 2"
    );
    CREATE TRIGGER ${name}Inserted AFTER INSERT ON ${table} BEGIN ${add} END;
    CREATE TRIGGER ${name}Deleted AFTER DELETE ON ${table} BEGIN ${take} END;
    CREATE TRIGGER ${name}Updated AFTER UPDATE OF ${column} ON ${table} WHEN old.${column} IS NOT new.${column}
      BEGIN ${take} ${add} END;
    INSERT INTO ${name} (rowid, ${column}) SELECT place, ${column} FROM ${name}Words ORDER BY place;
    CREATE INDEX ${table}ByPlace ON ${table} (length(${column}) << 32 | row);
  `;
}

/** The indexes of claims and quotations, of which there may be a hundred thousand, answer their best matches first. */
export const searchOrder: Migration = {
  version: 6,
  name: "search-order",
  sql: [
    orderedIndex({ name: "claimSearch", table: "claims", column: "text" }),
    orderedIndex({ name: "quotationSearch", table: "quotations", column: "exact" }),
  ].join("\n"),
};
