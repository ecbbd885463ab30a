/** Where a command's results and the program's complaints go. */
export type Output = {
  readonly json: boolean;
  /** A result: `value` with --json, else `lines`. */
  readonly result: (value: unknown, lines: readonly string[]) => void;
  /** Something the person may like to know that is no result. */
  readonly note: (line: string) => void;
  /** How far long work is, from 0 to 1, on a terminal only; null takes that back. */
  readonly progress: (fraction: number | null) => void;
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
    progress: createProgress(json),
    failure: ({ code, message, details }) => {
      const error = details === undefined ? { code, message } : { code, message, details };
      const lines = message.split("\n").map(printable).join("\n");
      process.stderr.write(json ? `${JSON.stringify({ error })}\n` : `warrant: ${lines}\n`);
    },
  };
}

/** Work that ends sooner than this tells nothing of it, in milliseconds. */
const quickMs = 400;

function createProgress(json: boolean): (fraction: number | null) => void {
  if (json || !process.stderr.isTTY) return () => {};
  const beganAt = performance.now();
  let isShown = false;
  return (fraction) => {
    if (fraction === null) {
      if (isShown) process.stderr.write("\r\u001b[K");
      isShown = false;
    } else if (performance.now() - beganAt > quickMs) {
      process.stderr.write(`\rDrawing… ${String(Math.floor(fraction * 100)).padStart(3)} %`);
      isShown = true;
    }
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
