import type { Statements } from "./statements.ts";

/** A value that JSON can hold. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** Every setting by its key. */
export function readSettings(statements: Statements): Record<string, JsonValue> {
  const rows = statements.all("SELECT key, value FROM settings ORDER BY key");
  return Object.fromEntries(rows.map(({ key, value }) => [String(key), JSON.parse(String(value)) as JsonValue]));
}

/** Keeps a setting; null forgets it. */
export function writeSetting(statements: Statements, key: string, value: JsonValue): void {
  if (value === null) statements.run("DELETE FROM settings WHERE key = ?", [key]);
  else {
    statements.run(
      "INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
      [key, JSON.stringify(value)],
    );
  }
}
