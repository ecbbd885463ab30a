import { type Variant, variants } from "./baseline.ts";
import type { Gesture } from "./gestures.ts";
import type { PageRun, Stage } from "./ours.ts";
import { allGestures, type GestureSummary, median, summaryOf } from "./summary.ts";

/** What was measured with maps of one size. */
export type SizeResult = {
  readonly size: number;
  readonly stage: Stage;
  /** The share of the cards that is in view at fit-view: less than 1 when zooming out ends before all are. */
  readonly shareInView: number;
  readonly ours: readonly PageRun[];
  readonly baselines: Readonly<Record<Variant, PageRun>> | null;
};

const variantNames = { all: "stock, all mounted", visible: "stock, only visible" } as const;
const rowName = 36;

export function nameOf({ name, at }: Gesture): string {
  return at === null ? `${name}, fit-view to 100% and back` : `${name}, ${at}`;
}

export function printResult(result: SizeResult): void {
  const { size, stage, shareInView, ours, baselines } = result;
  const runs = `${ours.length} ${ours.length === 1 ? "run" : "runs"}`;
  console.log(
    `\nMap of ${size.toLocaleString("en")} cards on a canvas of ${stage.size.width} × ${stage.size.height} px; ` +
      `fit-view at zoom ${stage.fit.zoom.toFixed(4)} has ${Math.round(100 * shareInView)}% of the cards in view`,
  );
  const shown = baselines === null ? [] : variants.map((variant) => ({ variant, run: baselines[variant] }));
  const heads = shown.map(({ variant }) => `${` | ${variantNames[variant]}`.padEnd(38)}× ours`).join("");
  console.log(`${" ".repeat(rowName)}${`ours, medians of ${runs}`.padEnd(57)}${heads}`);
  const columns = shown.map(() => " |      n     p50     p95     max   p50   p95").join("");
  console.log(
    `${"ms from frame to frame".padEnd(rowName)}     n    p50    p95  (low–high)       max   after${columns}`,
  );
  for (const gesture of allGestures) {
    const own = summaryOf(ours, gesture);
    if (own === null) continue;
    const beside = shown.map(({ run }) => besideText(own, summaryOf([run], gesture))).join("");
    console.log(`${nameOf(gesture).padEnd(rowName)}${ownText(own)}${beside}`);
  }
  printOpening(result);
  printProblems([
    { name: "ours", runs: ours },
    ...shown.map(({ variant, run }) => ({ name: variantNames[variant], runs: [run] })),
  ]);
}

function printProblems(subjects: readonly { readonly name: string; readonly runs: readonly PageRun[] }[]): void {
  for (const { name, runs } of subjects) {
    for (const gesture of allGestures) {
      const problem = summaryOf(runs, gesture)?.problem;
      if (problem) console.log(`does not count: ${name}, ${nameOf(gesture)}: ${problem}`);
    }
    for (const error of new Set(runs.flatMap(({ errors }) => errors))) console.log(`error in ${name}: ${error}`);
  }
}

function ownText({ frames, p50, p95, p95Spread: [low, high], max, afterMs }: GestureSummary): string {
  const spread = `(${low.toFixed(1)}–${high.toFixed(1)})`;
  return `${pad(frames, 6, 0)}${pad(p50, 7)}${pad(p95, 7)}  ${spread.padEnd(14)}${pad(max, 7)}${pad(afterMs, 8)}      `;
}

function besideText(own: GestureSummary, other: GestureSummary | null): string {
  if (other === null) return " | not measured".padEnd(44);
  const figures = `${pad(other.frames, 7, 0)}${pad(other.p50, 8)}${pad(other.p95, 8)}${pad(other.max, 8)}`;
  return ` |${figures}${pad(other.p50 / own.p50, 6)}${pad(other.p95 / own.p95, 6)}`;
}

function printOpening({ ours, baselines }: SizeResult): void {
  const rows: readonly (readonly [string, (run: PageRun) => number])[] = [
    ["first picture after the click, ms", ({ firstPictureMs }) => firstPictureMs],
    ["heap of the page, MB", ({ memory }) => megabytes(memory.heap)],
    ["heap of its workers, MB", ({ memory }) => megabytes(memory.workerHeap)],
    ["buffers of both, MB", ({ memory }) => megabytes(memory.buffers)],
  ];
  console.log("");
  for (const [name, figure] of rows) {
    const own = ours.map(figure);
    const spread = `(${Math.min(...own).toFixed(1)}–${Math.max(...own).toFixed(1)})`;
    const beside = variants.map((variant) => {
      if (baselines === null) return "";
      const other = figure(baselines[variant]);
      const ratio = median(own) === 0 ? "" : ` (${(other / median(own)).toFixed(1)} ×)`;
      return `   ${variantNames[variant]} ${other.toFixed(1)}${ratio}`;
    });
    console.log(`${name.padEnd(rowName)}${pad(median(own), 8)} ${spread.padEnd(18)}${beside.join("")}`);
  }
}

export function megabytes(bytes: number): number {
  return bytes / 1_000_000;
}

function pad(value: number, width: number, decimals = 1): string {
  return (Number.isFinite(value) ? value.toFixed(decimals) : "–").padStart(width);
}
