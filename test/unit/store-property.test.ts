import { rmSync } from "node:fs";
import { dirname } from "node:path";
import Database from "better-sqlite3";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Library, openLibrary } from "#main/store/library.ts";
import { WarrantError } from "#shared/contract/errors.ts";
import type { ChangeEvent } from "#shared/contract/results.ts";
import { applyDiff, type Diff, reverseDiff, squashDiffs } from "#shared/model/diffs.ts";
import { applyRandomEdit, type RandomEdit, randomEdit } from "./store-random.ts";
import { contentOf, recordsOf, sample, temporaryPath } from "./store-support.ts";

const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant("change" as const),
      edits: fc.array(randomEdit, { minLength: 1, maxLength: 6 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom("undo" as const, "redo" as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constantFrom("reopen" as const, "undo all" as const, "redo all" as const) }),
  },
);

type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** Runs steps on a library that is checked against what it was and should be after each. */
function run(steps: readonly Step[], counts: Map<string, number>): void {
  const path = temporaryPath();
  let library = openLibrary(path);
  library.fill(sample);
  const database = new Database(path);
  try {
    const first = recordsOf(library);
    const mirror = recordsOf(library);
    // What the library held after each change, and which of these it must hold now.
    let contents = [contentOf(database)];
    let at = 0;
    const diffs: Diff[] = [];
    const hear = (diff: Diff) => {
      const before = recordsOf(library);
      applyDiff(mirror, diff);
      diffs.push(diff);
      expect(mirror).toEqual(before);
      // A diff and its reverse are nothing.
      applyDiff(before, reverseDiff(diff));
      applyDiff(before, diff);
      expect(before).toEqual(mirror);
    };
    const go = (direction: "undo" | "redo") => {
      const to = direction === "undo" ? at - 1 : at + 1;
      if (contents[to] === undefined) {
        expect(() => library[direction]()).toThrow(`nothing to ${direction}`);
        return false;
      }
      hear(library[direction]().diff);
      at = to;
      expect(contentOf(database)).toBe(contents[at]);
      return true;
    };
    for (const one of steps) {
      switch (one.do) {
        case "change": {
          const outcome = attempt(() => change(library, one.edits));
          counts.set(outcome.kind, (counts.get(outcome.kind) ?? 0) + 1);
          if (outcome.kind === "done" && outcome.value) {
            hear(outcome.value.diff);
            for (const { table, before, after } of outcome.value.diff) {
              const name = `${table} ${before ? (after ? "edited" : "deleted") : "created"}`;
              counts.set(name, (counts.get(name) ?? 0) + 1);
            }
            at += 1;
            contents = [...contents.slice(0, at), contentOf(database)];
          }
          expect(contentOf(database)).toBe(contents[at]);
          break;
        }
        case "undo":
        case "redo":
          go(one.do);
          break;
        case "undo all":
          while (go("undo"));
          break;
        case "redo all":
          while (go("redo"));
          break;
        case "reopen":
          library.close();
          library = openLibrary(path);
          expect(contentOf(database)).toBe(contents[at]);
          break;
      }
    }
    const squashed = squashDiffs(diffs);
    applyDiff(first, squashed);
    expect(first).toEqual(mirror);
    while (go("undo"));
    expect(contentOf(database)).toBe(contents[0]);
    expect(database.pragma("integrity_check", { simple: true })).toBe("ok");
    expect(database.pragma("foreign_key_check")).toEqual([]);
  } finally {
    database.close();
    library.close();
    rmSync(dirname(path), { recursive: true, force: true });
  }
}

function change(library: Library, edits: readonly RandomEdit[]): ChangeEvent | null {
  return library.change("Change", (tx) => {
    for (const edit of edits) applyRandomEdit(tx, edit);
  }).change;
}

function attempt<T>(action: () => T): { kind: "done"; value: T } | { kind: "refused" } {
  try {
    return { kind: "done", value: action() };
  } catch (error) {
    if (error instanceof WarrantError && error.code === "rule") return { kind: "refused" };
    throw error;
  }
}

test("[H8] any edits of any records, undone, give back the exact database, and redone what came after", () => {
  const counts = new Map<string, number>();
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 30 }), (steps) => run(steps, counts)),
    { numRuns: 120 },
  );
  // A seed that once made a ring of inferences which target each other.
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 30 }), (steps) => run(steps, counts)),
    { numRuns: 45, seed: 1482374529 },
  );
  // The property is worth something only if edits of all sorts got through, and some did not.
  const sum = (part: string) =>
    [...counts].reduce((total, [name, count]) => (name.includes(part) ? total + count : total), 0);
  expect(counts.get("refused")).toBeGreaterThan(0);
  for (const table of Object.keys(sample)) expect(sum(`${table} `), table).toBeGreaterThan(0);
  for (const what of ["created", "edited", "deleted"]) expect(sum(` ${what}`), what).toBeGreaterThan(100);
});
