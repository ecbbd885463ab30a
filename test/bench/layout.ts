import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openLibrary } from "#main/store/library.ts";
import { loadDot } from "#shared/layout/dot.ts";
import { boundsOf, type Point } from "#shared/layout/geometry.ts";
import { tidyWith } from "#shared/layout/tidy.ts";
import { unpackRecords } from "#shared/model/compact-records.ts";
import { type MapView, tablesFrom, viewMap } from "#shared/model/map-view.ts";
import { buildScene } from "#shared/scene/scene.ts";
import { toSvg } from "#shared/scene/svg.ts";
import { argdownSvg, argdownText } from "./argdown.ts";
import { crossingsOf } from "./crossings.ts";
import { generateMap } from "./generate.ts";
import { dagreWhole, dotWhole, elkWhole, type Places } from "./layout-engines.ts";
import { type LayoutInput, layoutInputOf } from "./layout-input.ts";
import { percentile } from "./measure.ts";

const sizes = [100, 1_000, 5_000, 10_000];
/** What takes longer is run once. */
const longMs = 5_000;
/** Engines are not asked for maps that would take them longer, going by how their time grew so far. */
const tooLongMs = { dagre: 60_000, dot: 30_000, elk: 60_000 };

type Outcome<T> = { readonly times: readonly number[]; readonly answer: T };

/**
 * The layout of maps made by seed beside other engines on the same graph, and the
 * whole way from the library's file to an SVG beside Argdown's from its text.
 */
export async function benchLayout(): Promise<void> {
  const dot = await loadDot();
  const engines: Engine[] = [
    { name: "Warrant", run: ({ cards, links }) => tidyWith(dot, cards, links), limitMs: Number.POSITIVE_INFINITY },
    { name: "dot, whole graph", run: ({ cards, links }) => dotWhole(cards, links, dot), limitMs: tooLongMs.dot },
    { name: "dagre, tight-tree", run: ({ cards, links }) => dagreWhole(cards, links), limitMs: tooLongMs.dagre },
    { name: "elkjs, layered", run: ({ cards, links }) => elkWhole(cards, links), limitMs: tooLongMs.elk },
  ];
  const before = new Map<string, { readonly size: number; readonly ms: number; readonly growth: number }>();
  for (const size of sizes) {
    const input = layoutInputOf(viewMap(tablesFrom(generateMap(size)), "bench"));
    printHead(`Layout of ${size.toLocaleString("en")} cards`, "crossings      width × height");
    let own: number | null = null;
    for (const engine of engines) {
      const last = before.get(engine.name);
      const expected = last ? last.ms * (size / last.size) ** last.growth : 0;
      if (expected > engine.limitMs) {
        console.log(`${engine.name.padEnd(34)}not run: about ${Math.round(expected / 1_000)} s to be expected`);
        continue;
      }
      const { times, answer } = await measured(() => engine.run(input));
      const ms = percentile(times, 0.5);
      own ??= ms;
      const growth = last ? Math.max(1, Math.log(ms / last.ms) / Math.log(size / last.size)) : 1;
      before.set(engine.name, { size, ms, growth });
      printRow(engine.name, times, own, pictureFacts(input, answer));
    }
  }
  await benchWholeWay();
}

type Engine = {
  readonly name: string;
  readonly run: (input: LayoutInput) => Places | Promise<Places>;
  readonly limitMs: number;
};

function pictureFacts({ cards, links }: LayoutInput, places: ReadonlyMap<string, Point>): string {
  const rects = cards.map(({ id, width, height }) => ({ width, height, ...(places.get(id) ?? { x: 0, y: 0 }) }));
  const { width, height } = boundsOf(rects) ?? { width: 0, height: 0 };
  const page = `${Math.round(width).toLocaleString("en")} × ${Math.round(height).toLocaleString("en")}`;
  return `${crossingsOf(cards, links, places).toLocaleString("en").padStart(11)}${page.padStart(20)}`;
}

/** From the file to the picture: ours reads SQLite and leads its links round cards, Argdown parses its text and routes splines. */
async function benchWholeWay(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "warrant-bench-layout-"));
  const dot = await loadDot();
  try {
    for (const size of sizes) {
      const path = join(folder, `${size}.warrant`);
      const library = openLibrary(path);
      library.fill(generateMap(size));
      library.close();
      const text = argdownText(viewMap(tablesFrom(generateMap(size)), "bench"));
      printHead(
        `Open, lay out and write as SVG: ${size.toLocaleString("en")} claims (Warrant: SQLite file, links led round cards; Argdown: parses text, routes splines; both in a warm process after one call that is not counted, unless it takes over 5 s: then it is the only one)`,
        "SVG",
      );
      const parts = { open: [] as number[], layout: [] as number[], scene: [] as number[] };
      const ours = await measured(() => {
        const start = performance.now();
        const view = readMap(path);
        const opened = performance.now();
        const { cards, links } = layoutInputOf(view);
        const places = tidyWith(dot, cards, links);
        const laidOut = performance.now();
        const svg = toSvg(buildScene(movedTo(view, places), { theme: "light" }), { scale: 1 });
        parts.open.push(opened - start);
        parts.layout.push(laidOut - opened);
        parts.scene.push(performance.now() - laidOut);
        return svg;
      });
      const own = percentile(ours.times, 0.5);
      printRow("Warrant", ours.times, own, megabytes(ours.answer));
      printRow("  of it: open and read the map", parts.open, null, "");
      printRow("  of it: layout", parts.layout, null, "");
      printRow("  of it: links, scene and SVG", parts.scene, null, "");
      const theirs = await measured(() => argdownSvg(text));
      printRow("@argdown/node", theirs.times, own, megabytes(theirs.answer));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readMap(path: string): MapView {
  const library = openLibrary(path);
  try {
    const content = library.queries.mapContent("bench");
    if (!content) throw new Error("the bench map is gone");
    return viewMap(tablesFrom(unpackRecords(content)), "bench");
  } finally {
    library.close();
  }
}

function movedTo(view: MapView, places: ReadonlyMap<string, Point>): MapView {
  return { ...view, cards: view.cards.map((card) => ({ ...card, ...places.get(card.claimId) })) };
}

function megabytes(svg: string): string {
  return `${(svg.length / 1_000_000).toFixed(1)} MB`.padStart(11);
}

/** Five calls after one that is not counted; a single one when that takes long. */
async function measured<T>(call: () => T | Promise<T>): Promise<Outcome<T>> {
  const timed = async () => {
    const start = performance.now();
    const answer = await call();
    return { ms: performance.now() - start, answer };
  };
  const first = await timed();
  if (first.ms > longMs) return { times: [first.ms], answer: first.answer };
  const times: number[] = [];
  for (let run = 0; run < 5; run += 1) times.push((await timed()).ms);
  return { times, answer: first.answer };
}

function printHead(title: string, facts: string): void {
  console.log(`\n${title}\n${" ".repeat(34)}  median       min to max     × ours    ${facts}`);
}

function printRow(name: string, times: readonly number[], own: number | null, facts: string): void {
  const ms = (value: number) => value.toFixed(value < 10 ? 1 : 0);
  const median = percentile(times, 0.5);
  const spread = times.length === 1 ? "one run" : `${ms(Math.min(...times))} to ${ms(Math.max(...times))}`;
  const ratio = own === null ? "" : (median / own).toFixed(1);
  console.log(`${name.padEnd(34)}${ms(median).padStart(8)}${spread.padStart(17)}${ratio.padStart(11)}${facts}`);
}
