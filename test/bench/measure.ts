/** Milliseconds that each of `runs` calls took, after one call that is not counted. */
export async function timesOf(runs: number, call: (run: number) => unknown): Promise<number[]> {
  await call(-1);
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    await call(run);
    times.push(performance.now() - start);
  }
  return times;
}

/** The value below which the share `p` (0 to 1) of the times lies. */
export function percentile(times: readonly number[], p: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))] ?? Number.NaN;
}

export type BenchRow = {
  readonly name: string;
  readonly times: readonly number[];
  /** What it is held against, measured in the same run. */
  readonly baseline?: { readonly name: string; readonly times: readonly number[] };
};

/** One line a measurement: p50, p95, p99 and maximum in milliseconds, and how many times ours the baseline's p50 is. */
export function printRows(title: string, rows: readonly BenchRow[]): void {
  const ms = (value: number) => value.toFixed(value < 10 ? 2 : 0).padStart(8);
  const figures = (times: readonly number[]) =>
    [0.5, 0.95, 0.99, 1].map((share) => ms(percentile(times, share))).join("");
  console.log(`\n${title}\n${" ".repeat(58)}     p50     p95     p99     max   baseline / ours`);
  for (const { name, times, baseline } of rows) {
    const ratio = baseline ? percentile(baseline.times, 0.5) / percentile(times, 0.5) : null;
    console.log(`${name.padEnd(58)}${figures(times)}${ratio === null ? "" : `${ratio.toFixed(1).padStart(10)} ×`}`);
    if (baseline) console.log(`${`  baseline: ${baseline.name}`.padEnd(58)}${figures(baseline.times)}`);
  }
}
