import type { Migration } from "./index.ts";

const tokenizer = `tokenize = "unicode61 remove_diacritics 2"`;

/**
 * An FTS5 index over `content` (a table, or a view on it) and the triggers on
 * `table` that keep it. `words` says how each column is had from a row of the
 * table; the index must be told the very same words when a row goes.
 */
function index(facts: {
  readonly name: string;
  readonly table: string;
  readonly content: string;
  readonly prefix: string;
  readonly columns: readonly string[];
  readonly words?: (row: "old" | "new", column: string) => string;
}): string {
  const { name, table, content, columns } = facts;
  const words = facts.words ?? ((row, column) => `${row}.${column}`);
  const values = (row: "old" | "new") => [`${row}.row`, ...columns.map((column) => words(row, column))].join(", ");
  const list = ["rowid", ...columns].join(", ");
  const add = `INSERT INTO ${name} (${list}) VALUES (${values("new")});`;
  const take = `INSERT INTO ${name} (${name}, ${list}) VALUES ('delete', ${values("old")});`;
  const changed = columns.map((column) => `old.${column} IS NOT new.${column}`).join(" OR ");
  return `
    CREATE VIRTUAL TABLE ${name} USING fts5 (
      ${columns.join(", ")}, content = '${content}', content_rowid = 'row', prefix = '${facts.prefix}', ${tokenizer}
    );
    CREATE TRIGGER ${name}Inserted AFTER INSERT ON ${table} BEGIN ${add} END;
    CREATE TRIGGER ${name}Deleted AFTER DELETE ON ${table} BEGIN ${take} END;
    CREATE TRIGGER ${name}Updated AFTER UPDATE OF ${columns.join(", ")} ON ${table} WHEN ${changed} BEGIN ${take} ${add} END;
    INSERT INTO ${name} (${name}) VALUES ('rebuild');
  `;
}

/**
 * A digest's sentences as lines, without the quotes and brackets of JSON. By
 * text functions alone: FTS5 reads its content with table-valued functions such
 * as json_each shut out.
 */
function digestLines(row: string): string {
  const inside = `substr(${row}digest, 3, length(${row}digest) - 4)`;
  return String.raw`replace(replace(replace(${inside}, '","', char(10)), '\n', char(10)), '\"', '"')`;
}

/** Full-text indexes over what a person may look for by its words. */
export const search: Migration = {
  version: 2,
  name: "search",
  sql: [
    index({ name: "claimSearch", table: "claims", content: "claims", prefix: "1 2 3", columns: ["text"] }),
    index({ name: "quotationSearch", table: "quotations", content: "quotations", prefix: "2 3", columns: ["exact"] }),
    `CREATE VIEW sourceWords AS
       SELECT row, label, title, containerTitle, ${digestLines("")} AS digest, text FROM sources;`,
    index({
      name: "sourceSearch",
      table: "sources",
      content: "sourceWords",
      prefix: "2 3",
      columns: ["label", "title", "containerTitle", "digest", "text"],
      words: (row, column) => (column === "digest" ? digestLines(`${row}.`) : `${row}.${column}`),
    }),
    index({ name: "noteSearch", table: "notes", content: "notes", prefix: "2 3", columns: ["text"] }),
    index({ name: "mapSearch", table: "maps", content: "maps", prefix: "1 2 3", columns: ["title", "description"] }),
    index({
      name: "speakerSearch",
      table: "speakers",
      content: "speakers",
      prefix: "1 2 3",
      columns: ["name", "role", "organisation"],
    }),
  ].join("\n"),
};
