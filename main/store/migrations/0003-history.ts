import type { Migration } from "./index.ts";

/**
 * The journal of changes. Undone ones are always the newest; numbers are never
 * given twice, even after undone changes were dropped.
 */
export const history: Migration = {
  version: 3,
  name: "history",
  sql: `
    CREATE TABLE changes (
      seq INTEGER PRIMARY KEY AUTOINCREMENT,
      label TEXT NOT NULL CHECK (label <> ''),
      at TEXT NOT NULL CHECK (at GLOB '????-??-??T??:??:??.???Z'),
      diff TEXT NOT NULL CHECK (json_valid(diff) AND json_type(diff) = 'array'),
      undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1))
    ) STRICT;
    CREATE INDEX changesByUndone ON changes (undone, seq);
  `,
};
