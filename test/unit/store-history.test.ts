import { describe, expect, test } from "vitest";
import type { Edit, Library } from "#main/store/library.ts";
import { reverseDiff } from "#shared/model/diffs.ts";
import { contentOf, errorOf, open, raw, recordsOf, sample, temporaryPath } from "./store-support.ts";

function filled(path = temporaryPath(), options: { historyLimit?: number } = {}): Library {
  const library = open(path, options);
  library.fill(sample);
  return library;
}

const rename = (title: string) => (tx: Edit) => tx.update("maps", "m1", { title });
const title = (library: Library) => library.read.get("maps", "m1")?.title;
const changes = (path: string) => raw(path).prepare("SELECT seq, label, undone FROM changes ORDER BY seq").all();

describe("undo and redo", () => {
  test("[H1] go back and forth through changes by their names, and say so", () => {
    const library = filled();
    const first = library.change("First", rename("1")).change;
    const second = library.change("Second", rename("2")).change;
    if (!first || !second) throw new Error("nothing changed");
    expect(library.undo()).toEqual({
      ...second,
      direction: "undo",
      diff: reverseDiff(second.diff),
      history: { undo: "First", redo: "Second" },
    });
    expect(title(library)).toBe("1");
    expect(library.undo()).toEqual({
      ...first,
      direction: "undo",
      diff: reverseDiff(first.diff),
      history: { undo: null, redo: "First" },
    });
    expect(title(library)).toBe("Overview");
    expect(errorOf(() => library.undo()).code).toBe("nothing-to-undo");
    expect(library.redo()).toEqual({ ...first, direction: "redo", history: { undo: "First", redo: "Second" } });
    expect(library.redo()).toEqual({ ...second, direction: "redo", history: { undo: "Second", redo: null } });
    expect(title(library)).toBe("2");
    expect(errorOf(() => library.redo()).code).toBe("nothing-to-redo");
  });

  test("[H2] go on after a restart", () => {
    const path = temporaryPath();
    let library = filled(path);
    for (const name of ["1", "2", "3"]) library.change(name, rename(name));
    library.undo();
    for (const expected of ["1", "Overview"]) {
      library.close();
      library = open(path);
      library.undo();
      expect(title(library)).toBe(expected);
    }
    for (const expected of ["1", "2", "3"]) {
      library.close();
      library = open(path);
      library.redo();
      expect(title(library)).toBe(expected);
    }
    expect(library.history()).toEqual({ undo: "3", redo: null });
  });

  test("[H3] a new change drops what was undone; numbers are not given again", () => {
    const path = temporaryPath();
    const library = filled(path);
    for (const name of ["1", "2", "3"]) library.change(name, rename(name));
    library.undo();
    library.undo();
    const { change } = library.change("4", rename("4"));
    expect(change).toMatchObject({ seq: 4, history: { undo: "4", redo: null } });
    expect(changes(path)).toEqual([
      { seq: 1, label: "1", undone: 0 },
      { seq: 4, label: "4", undone: 0 },
    ]);
    library.undo();
    expect(title(library)).toBe("1");
  });

  test("[H4] put deleted records back in their rows, so that all lists are as they were", () => {
    const path = temporaryPath();
    const library = filled(path);
    const before = contentOf(raw(path));
    library.change("Delete", (tx) => {
      for (const { id } of tx.where("placements", { claimId: "c1" })) tx.delete("placements", id);
      tx.delete("notes", "n1");
      for (const { id } of tx.where("claimQuotations", { claimId: "c1" })) tx.delete("claimQuotations", id);
      tx.delete("premises", "pr1");
      tx.delete("claims", "c1");
      // Takes no row of a record that this change deleted.
      tx.insert("claims", { id: "c9", text: "New.", positionId: null, createdAt: tx.now, updatedAt: tx.now });
    });
    const after = contentOf(raw(path));
    expect(library.read.all("claims").map(({ id }) => id)).toEqual(["c2", "c3", "c9"]);
    library.undo();
    expect(contentOf(raw(path))).toBe(before);
    expect(library.read.all("claims").map(({ id }) => id)).toEqual(["c1", "c2", "c3"]);
    library.redo();
    expect(contentOf(raw(path))).toBe(after);
  });

  test("[H4] take back changes whose records exchanged what must be unique", () => {
    const path = temporaryPath();
    const library = filled(path);
    library.change("Tag", (tx) => tx.insert("tags", { id: "tag2", name: "other" }));
    const before = contentOf(raw(path));
    library.change("Exchange names", (tx) => {
      tx.update("tags", "tag1", { name: "between" });
      tx.update("tags", "tag2", { name: "bridging" });
      tx.update("tags", "tag1", { name: "other" });
    });
    library.change("Exchange cards", (tx) => {
      tx.delete("placements", "pl2");
      tx.update("placements", "pl1", { claimId: "c2" });
      tx.insert("placements", { ...sample.placements[1], claimId: "c1" } as (typeof sample.placements)[number]);
    });
    library.change("Exchange premise and target", (tx) => {
      // i1 targeted c2 with premises c1, c3; now it targets c1 with premises c2, c3.
      tx.update("premises", "pr1", { inferenceId: "i2" });
      tx.update("inferences", "i1", { targetClaimId: "c1" });
      tx.delete("premises", "pr3");
      tx.update("premises", "pr1", { inferenceId: "i1", claimId: "c2" });
      tx.insert("premises", { ...sample.premises[2], claimId: "c1" } as (typeof sample.premises)[number]);
    });
    const after = contentOf(raw(path));
    for (let count = 0; count < 3; count += 1) library.undo();
    expect(contentOf(raw(path))).toBe(before);
    for (let count = 0; count < 3; count += 1) library.redo();
    expect(contentOf(raw(path))).toBe(after);
  });

  test("[H5] happen whole or not at all: a library that was changed behind the history is not overwritten", () => {
    const path = temporaryPath();
    const library = filled(path);
    library.change("Both", (tx) => {
      tx.update("claims", "c1", { text: "New text." });
      tx.update("maps", "m1", { title: "Renamed" });
    });
    const database = raw(path);
    database.exec("UPDATE maps SET title = 'By hand' WHERE id = 'm1'");
    const before = contentOf(database);
    expect(() => library.undo()).toThrow("the history does not fit the library");
    expect(contentOf(database)).toBe(before);
    expect(library.history()).toEqual({ undo: "Both", redo: null });
    // What no change touched may differ.
    database.exec("UPDATE maps SET title = 'Renamed', description = 'By hand' WHERE id = 'm1'");
    library.undo();
    expect(library.read.get("maps", "m1")).toMatchObject({ title: "Overview", description: "By hand" });
  });
});

describe("the journal", () => {
  test("[H6] keeps at least as many steps as it should, and not all for ever", () => {
    const path = temporaryPath();
    const library = filled(path, { historyLimit: 250 });
    for (let count = 1; count <= 1_000; count += 1) library.change(`Change ${count}`, rename(`${count}`));
    const kept = changes(path).length;
    expect(kept).toBeGreaterThanOrEqual(250);
    expect(kept).toBeLessThanOrEqual(350);
    for (let count = 0; count < 250; count += 1) library.undo();
    expect(title(library)).toBe("750");
    expect(library.history().redo).toBe("Change 751");
  });

  test("[H6] keeps 10,000 steps, all of which can be taken back and made again", () => {
    const path = temporaryPath();
    const library = open(path);
    const add = (count: number) => (tx: Edit) =>
      tx.insert("claims", {
        id: `c${count}`,
        text: `Claim ${count}.`,
        positionId: null,
        createdAt: tx.now,
        updatedAt: tx.now,
      });
    for (let count = 1; count <= 10_250; count += 1) library.change(`Claim ${count}`, add(count));
    const after = recordsOf(library);
    for (let count = 0; count < 10_000; count += 1) library.undo();
    expect(library.read.count("claims")).toBe(250);
    for (let count = 0; count < 10_000; count += 1) library.redo();
    expect(recordsOf(library)).toEqual(after);
    expect(errorOf(() => library.redo()).code).toBe("nothing-to-redo");
  });

  test("[H7] holds of an edit what it changed, not the rest of the record", () => {
    const path = temporaryPath();
    const library = filled(path);
    library.change("Attach", (tx) => tx.update("sources", "so1", { text: "long text ".repeat(100_000) }));
    const { change } = library.change("Rename", (tx) => tx.update("sources", "so1", { label: "Renamed" }));
    const sizes = raw(path)
      .prepare<[], { size: number }>("SELECT length(diff) AS size FROM changes ORDER BY seq")
      .all();
    expect(sizes[0]?.size).toBeGreaterThan(1_000_000);
    expect(sizes[1]?.size).toBeLessThan(200);
    // Windows hear of whole records all the same.
    expect(change?.diff[0]?.before).toEqual(library.undo().diff[0]?.after);
    library.undo();
    expect(library.read.get("sources", "so1")).toEqual(sample.sources[0]);
  });
});
