import type { ImportRow } from "../../../state/importing/rows.ts";

/** How far the reading is, or that something is being looked through or kept. */
export function ImportProgress({
  rows,
  unready,
  busy,
  keeping,
}: {
  readonly rows: readonly ImportRow[];
  /** How many rows are not read yet. */
  readonly unready: number;
  /** True while anything is being looked through or read. */
  readonly busy: boolean;
  readonly keeping: boolean;
}) {
  if (keeping) return <progress className="progress" aria-label="Adding it all" />;
  if (unready === 0) {
    return busy ? <progress className="progress" aria-label="Looking through the files" /> : null;
  }
  const tellable = rows.some(({ progress, state }) => progress !== null || state === "ready" || state === "failed");
  if (!tellable) return <progress className="progress" aria-label="Reading the files" />;
  // Sending is the lesser part of the work.
  const doneOf = ({ state, progress }: ImportRow) => {
    if (state === "ready" || state === "failed") return 1;
    return state === "sending" ? 0.2 * (progress ?? 0) : 0.2 + 0.8 * (progress ?? 0);
  };
  const done = rows.reduce((sum, row) => sum + doneOf(row), 0);
  return <progress className="progress" aria-label="Reading the files" value={done} max={rows.length} />;
}
