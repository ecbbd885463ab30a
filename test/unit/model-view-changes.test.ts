import { copyFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createApp, type EventMessage } from "#main/app/app.ts";
import { openLibrary } from "#main/store/library.ts";
import type { ChangeEvent } from "#shared/contract/results.ts";
import { applyDiff } from "#shared/model/diffs.ts";
import { type MapView, tablesFrom, viewMap } from "#shared/model/map-view.ts";
import { keepSame } from "#shared/model/same-view.ts";
import { viewAfter } from "#shared/model/view-changes.ts";
import { fixture } from "../contract/fixture.ts";
import { temporaryFolder } from "../contract/transports.ts";
import { arbitraryStep, argumentsOf, type Step, type StepName, stepNames } from "./commands-steps.ts";
import { follow } from "./view-following.ts";

const folder = temporaryFolder();
const pristine = join(folder.path, "pristine.warrant");
beforeAll(() => {
  const library = openLibrary(pristine);
  library.fill(fixture);
  library.close();
});
afterAll(() => folder.remove());

let runs = 0;

/** Plays steps, following every map's view from change to change. Answers the commands that changed something. */
async function play(steps: readonly Step[]): Promise<StepName[]> {
  runs += 1;
  const libraryPath = join(folder.path, `run-${runs}.warrant`);
  copyFileSync(pristine, libraryPath);
  const app = createApp({ libraryPath, seed: false });
  const heard: ChangeEvent[] = [];
  app.subscribe((message: EventMessage) => {
    if (message.event === "changed") heard.push(message.payload);
  });
  const tables = tablesFrom(fixture);
  const views = new Map<string, MapView>();
  const changedBy: StepName[] = [];
  try {
    for (const step of steps) {
      await app.dispatch(step.name, argumentsOf(step, tables));
      for (const { diff } of heard.splice(0)) {
        // Maps that were deleted are followed too: undo brings them back.
        for (const mapId of tables.maps.keys()) if (!views.has(mapId)) views.set(mapId, viewMap(tables, mapId));
        applyDiff(tables, diff);
        for (const mapId of views.keys()) follow(views, mapId, (before) => viewAfter(before, tables, diff), tables);
        changedBy.push(step.name);
      }
    }
  } finally {
    await app.close();
  }
  return changedBy;
}

const steps = fc.array(arbitraryStep, { minLength: 1, maxLength: 30, size: "max" });

test("[C62] after any change the view that is followed is the view made anew, and what looks the same is the same object", async () => {
  const changed = new Set<StepName>();
  await fc.assert(
    fc.asyncProperty(steps, async (sequence) => {
      for (const name of await play(sequence)) changed.add(name);
    }),
    { seed: 20_170_326, numRuns: 60 },
  );
  expect([...changed].sort(), "commands that the sequences tried with success").toEqual([...stepNames].sort());
});

test("[C62] and so with sequences that nobody has seen before", async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (sequence) => void (await play(sequence))),
    { numRuns: 15 },
  );
});

test("[C62] a map that is read again keeps what looks the same", () => {
  const tables = tablesFrom(fixture);
  const views = new Map([["m1", viewMap(tables, "m1")]]);
  const again = tablesFrom(structuredClone({ ...fixture }));
  const [claim] = again.claims.values();
  if (claim) again.claims.set(claim.id, { ...claim, text: "Reworded." });
  follow(views, "m1", (before) => keepSame(before, viewMap(again, "m1")), again);
});

test("[C62] a map that reads in another direction is another view of the same cards, links and frames", () => {
  const tables = tablesFrom(fixture);
  const before = tables.maps.get("m1");
  if (!before) throw new Error("no map");
  const view = viewMap(tables, "m1");
  const after = { ...before, direction: before.direction === "down" ? "right" : "down" } as const;
  const diff = [{ table: "maps", id: "m1", row: 1, before, after }] as const;
  applyDiff(tables, diff);
  const turned = viewAfter(view, tables, diff);
  expect(turned).toEqual({ ...view, direction: after.direction });
  expect([turned.cards === view.cards, turned.links === view.links, turned.frames === view.frames]).toEqual([
    true,
    true,
    true,
  ]);
});
