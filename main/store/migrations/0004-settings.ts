import type { Migration } from "./index.ts";

/** How windows look and where they were left: no part of the debate, so outside records and history. */
export const settings: Migration = {
  version: 4,
  name: "settings",
  sql: `
    CREATE TABLE settings (
      key TEXT NOT NULL PRIMARY KEY CHECK (key <> ''),
      value TEXT NOT NULL CHECK (json_valid(value))
    ) STRICT, WITHOUT ROWID;
  `,
};
