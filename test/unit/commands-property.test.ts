import { copyFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createApp, type EventMessage } from "#main/app/app.ts";
import { openLibrary } from "#main/store/library.ts";
import type { ChangeEvent, DeletionReport } from "#shared/contract/results.ts";
import { applyDiff, type RecordTables } from "#shared/model/diffs.ts";
import { tableNames } from "#shared/model/records.ts";
import { fixture } from "../contract/fixture.ts";
import { temporaryFolder } from "../contract/transports.ts";
import { arbitraryStep, argumentsOf, type Step, type StepName, stepNames } from "./commands-steps.ts";
import { type Dump, openWitness, recordsOf } from "./library-dump.ts";
import { modelFaults } from "./model-faults.ts";

const folder = temporaryFolder();
const pristine = join(folder.path, "pristine.warrant");
beforeAll(() => {
  const library = openLibrary(pristine);
  library.fill(fixture);
  library.close();
});
afterAll(() => folder.remove());

let runs = 0;

/** Plays steps on a fresh copy of the fixture and checks everything after each. Answers the commands that changed something. */
async function play(steps: readonly Step[]): Promise<StepName[]> {
  runs += 1;
  const libraryPath = join(folder.path, `run-${runs}.warrant`);
  copyFileSync(pristine, libraryPath);
  const faults: string[] = [];
  const app = createApp({ libraryPath, seed: false, log: (line) => faults.push(line) });
  const witness = openWitness(libraryPath);
  const heard: ChangeEvent[] = [];
  app.subscribe((message: EventMessage) => {
    if (message.event === "changed") heard.push(message.payload);
  });

  const initial = witness.dump();
  const mirror = recordsOf(initial);
  let now = initial;
  const changedBy: StepName[] = [];

  /** Sends a command and checks that what it told is what it did. Answers the change, null when there was none. */
  async function send(name: string, args: unknown): Promise<ChangeEvent | null> {
    heard.length = 0;
    const answer = await app.dispatch(name, args);
    const after = witness.dump();
    expect(heard.length).toBeLessThanOrEqual(1);
    const change = heard[0] ?? null;
    if (!answer.ok) {
      expect(answer.error.code).toMatch(/^(rule|not-found|invalid-arguments|nothing-to-undo|nothing-to-redo)$/);
      expect(change).toBeNull();
    }
    if (change === null) expect(after).toStrictEqual(now);
    else applyDiff(mirror, change.diff);
    expectMirror(mirror, after);
    if (change) expectRows(change, after);
    expect(modelFaults(mirror)).toEqual([]);
    expect(witness.faults()).toEqual([]);
    now = after;
    return change;
  }

  try {
    for (const step of steps) {
      const args = argumentsOf(step, mirror);
      const before = now;
      const reporter = reporters[step.name];
      const report = reporter === undefined ? null : await app.dispatch(reporter, args);
      const change = await send(step.name, args);
      if (change === null) continue;
      changedBy.push(step.name);
      if (step.name.startsWith("history.")) continue;
      if (report) expect(report).toEqual({ ok: true, value: reportFrom(change, before, now) });
      const after = now;
      expect((await send("history.undo", {}))?.direction).toBe("undo");
      expect(now).toStrictEqual(before);
      expect((await send("history.redo", {}))?.direction).toBe("redo");
      expect(now).toStrictEqual(after);
    }
    const final = now;
    let undone = 0;
    while (await send("history.undo", {})) undone += 1;
    expect(now).toStrictEqual(initial);
    for (let redone = 0; redone < undone; redone += 1) await send("history.redo", {});
    expect(now).toStrictEqual(final);
    expect(faults).toEqual([]);
  } finally {
    witness.close();
    await app.close();
  }
  return changedBy;
}

function expectMirror(mirror: RecordTables, dump: Dump): void {
  const actual = recordsOf(dump);
  for (const table of tableNames) {
    const sorted = (tables: RecordTables) => [...tables[table]].sort(([a], [b]) => (a < b ? -1 : 1));
    expect(sorted(mirror)).toStrictEqual(sorted(actual));
  }
}

/** Every record that the change leaves is at the row that the change names. */
function expectRows({ diff }: ChangeEvent, dump: Dump): void {
  const kept = diff.filter(({ after }) => after !== null);
  const found = kept.map(({ table, id }) => ({ table, id, row: dump[table].find((row) => row.id === id)?.row }));
  expect(found).toEqual(kept.map(({ table, id, row }) => ({ table, id, row })));
}

/** The query that says beforehand what an edit takes along. */
const reporters: Readonly<Record<string, string>> = {
  "claims.delete": "claims.deletionReport",
  "inferences.delete": "inferences.deletionReport",
};

/** What a deletion did, counted from its diff and the tables around it. */
function reportFrom({ diff }: ChangeEvent, before: Dump, after: Dump): DeletionReport {
  const gone = (table: string) => diff.filter((change) => change.table === table && change.after === null);
  const losing = new Set(
    diff.flatMap((change) => (change.table === "placements" && change.before ? [change.before.mapId] : [])),
  );
  const used = (dump: Dump) => new Set(dump.claimQuotations.map((link) => link.quotationId));
  const usedAfter = used(after);
  return {
    claims: gone("claims").length,
    inferences: gone("inferences").length,
    notes: gone("notes").length,
    maps: before.maps.filter(({ id }) => losing.has(id)).map(({ title }) => String(title)),
    quotationsLeft: [...used(before)].filter((id) => !usedAfter.has(id)).length,
  };
}

const steps = fc.array(arbitraryStep, { minLength: 1, maxLength: 30, size: "max" });

test("[C20] every command, undone, gives back exactly what was there; redone, what came after; windows' mirrors follow", async () => {
  const changed = new Set<StepName>();
  await fc.assert(
    fc.asyncProperty(steps, async (sequence) => {
      for (const name of await play(sequence)) changed.add(name);
    }),
    { seed: 20_170_326, numRuns: 60 },
  );
  expect([...changed].sort(), "commands that the sequences tried with success").toEqual([...stepNames].sort());
});

test("[C20] and so with sequences that nobody has seen before", async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (sequence) => void (await play(sequence))),
    { numRuns: 15 },
  );
});
