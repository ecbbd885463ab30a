/** Where a command's results and the program's complaints go. */
export type Output = {
  readonly json: boolean;
  /** A result: `value` with --json, else `lines`. */
  readonly result: (value: unknown, lines: readonly string[]) => void;
  /** Something the person may like to know that is no result. */
  readonly note: (line: string) => void;
  /** Why it failed. */
  readonly failure: (error: { readonly code: string; readonly message: string; readonly details?: unknown }) => void;
};

export function createOutput(json: boolean): Output {
  return {
    json,
    result: (value, lines) => {
      process.stdout.write(json ? `${JSON.stringify(value, null, 2)}\n` : lines.map((line) => `${line}\n`).join(""));
    },
    note: (line) => {
      if (!json) process.stderr.write(`${printable(line)}\n`);
    },
    failure: ({ code, message, details }) => {
      const error = details === undefined ? { code, message } : { code, message, details };
      const lines = message.split("\n").map(printable).join("\n");
      process.stderr.write(json ? `${JSON.stringify({ error })}\n` : `warrant: ${lines}\n`);
    },
  };
}

/** A library's texts on a terminal: one line, and no control characters that would command it. */
export function printable(text: string): string {
  return text.replace(/\s+/g, " ").replace(/\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu, "\ufffd");
}

/** Rows of cells as lines; every column but the last is as wide as its widest cell. */
export function table(rows: readonly (readonly string[])[]): string[] {
  const cells = rows.map((row) => row.map(printable));
  const widths = (cells[0] ?? []).map((_cell, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  return cells.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}
