import { applyDiff, type Diff, type RecordTables } from "#shared/model/diffs.ts";
import { tablesFrom, viewMap } from "#shared/model/map-view.ts";
import { viewAfter } from "#shared/model/view-changes.ts";
import { generateMap } from "./generate.ts";
import { type BenchRow, printRows, timesOf } from "./measure.ts";

const sizes = [10_000, 50_000] as const;
const time = "2024-06-01T00:00:00.000Z";

/** What the open map's view costs the window after each change, beside making it anew. */
export async function benchViews(): Promise<void> {
  for (const size of sizes) {
    const rows: BenchRow[] = [];
    for (const [name, diffOf] of Object.entries(changes)) {
      const tables = tablesFrom(generateMap(size));
      let view = viewMap(tables, "bench");
      const times = await timesOf(50, (run) => {
        const diff = diffOf(tables, run + 1);
        applyDiff(tables, diff);
        view = viewAfter(view, tables, diff);
      });
      const baseline = { name: "the view made anew", times: await timesOf(15, () => viewMap(tables, "bench")) };
      rows.push({ name, times, baseline });
    }
    printRows(`The window's view of a map of ${size.toLocaleString("en")} cards, after`, rows);
  }
}

const changes: { readonly [name: string]: (tables: RecordTables, turn: number) => Diff } = {
  "one card moved": (tables, turn) => moved(tables, [turn], turn),
  "200 cards moved": (tables, turn) =>
    moved(
      tables,
      Array.from({ length: 200 }, (_, index) => index),
      turn,
    ),
  "a claim's text edited": (tables, turn) => {
    const before = tables.claims.get(`c${turn}`);
    if (!before) throw new Error("there is no such claim");
    const after = { ...before, text: `Edited in turn ${turn}.` };
    return [{ table: "claims", id: before.id, row: turn, before, after }];
  },
  "a reason written": (_, turn) => {
    const id = `new${turn}`;
    const times = { createdAt: time, updatedAt: time };
    const claim = { id, text: `Written in turn ${turn}.`, positionId: "privacy", ...times };
    const target = { targetClaimId: `c${turn}`, targetInferenceId: null };
    const inference = { id, kind: "support" as const, ...target, scheme: null, ...times };
    const premise = { id, inferenceId: id, claimId: id, implicit: false, rank: 0 };
    const card = { id, mapId: "bench", claimId: id, inferenceId: null, x: turn, y: turn, collapsed: false };
    const link = {
      id: `${id}-link`,
      mapId: "bench",
      claimId: null,
      inferenceId: id,
      x: null,
      y: null,
      collapsed: false,
    };
    return [
      { table: "claims", id, row: 0, before: null, after: claim },
      { table: "inferences", id, row: 0, before: null, after: inference },
      { table: "premises", id, row: 0, before: null, after: premise },
      { table: "placements", id, row: 0, before: null, after: card },
      { table: "placements", id: link.id, row: 0, before: null, after: link },
    ];
  },
  "a note written": (_, turn) => {
    const subject = { claimId: `c${turn}`, inferenceId: null, quotationId: null, mapId: null, sourceId: null };
    const note = {
      id: `n${turn}`,
      ...subject,
      passage: null,
      text: "Check this.",
      resolvedAt: null,
      createdAt: time,
      updatedAt: time,
    };
    return [{ table: "notes", id: note.id, row: 0, before: null, after: note }];
  },
  "a card collapsed, or opened": (tables, turn) => {
    const before = tables.placements.get("p0");
    if (!before) throw new Error("there is no such card");
    return [{ table: "placements", id: "p0", row: 0, before, after: { ...before, collapsed: turn % 2 === 0 } }];
  },
};

function moved(tables: RecordTables, cards: readonly number[], turn: number): Diff {
  return cards.map((card) => {
    const before = tables.placements.get(`p${card}`);
    if (!before) throw new Error("there is no such card");
    return { table: "placements", id: before.id, row: card, before, after: { ...before, x: turn * 10, y: turn * 10 } };
  });
}
