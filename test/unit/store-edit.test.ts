import { describe, expect, test } from "vitest";
import type { Edit, Library } from "#main/store/library.ts";
import { contentOf, errorOf, open, raw, recordsOf, sample, someTime, temporaryPath } from "./store-support.ts";

const later = "2026-05-06T07:08:09.010Z";

function filled(path = temporaryPath()): Library {
  const library = open(path, { now: () => later });
  library.fill(sample);
  return library;
}

const anyClaim = { positionIds: [], speakerId: null, sourceId: null, tagId: null };

const newClaim = (id: string, text = "Something new.") => ({
  id,
  text,
  positionId: null,
  createdAt: later,
  updatedAt: later,
});

describe("a change", () => {
  test("[S9] answers what its function answers, and the diff as it is journalled", () => {
    const library = filled();
    const { value, change } = library.change("New claim", (tx) => {
      tx.insert("claims", newClaim("c9"));
      return tx.count("claims");
    });
    expect(value).toBe(4);
    expect(change).toEqual({
      seq: 1,
      label: "New claim",
      direction: "do",
      diff: [{ table: "claims", id: "c9", row: 4, before: null, after: newClaim("c9") }],
      history: { undo: "New claim", redo: null },
    });
  });

  test("[S9] that throws has done nothing", () => {
    const path = temporaryPath();
    const library = filled(path);
    const before = contentOf(raw(path));
    expect(() =>
      library.change("Fails", (tx) => {
        tx.insert("claims", newClaim("c9"));
        tx.update("claims", "c1", { text: "Changed." });
        tx.delete("frames", "f1");
        throw new Error("no");
      }),
    ).toThrow("no");
    expect(contentOf(raw(path))).toBe(before);
    expect(library.history()).toEqual({ undo: null, redo: null });
  });

  test("[S9] that leaves references to nothing is refused at its end, as a whole", () => {
    const path = temporaryPath();
    const library = filled(path);
    const before = contentOf(raw(path));
    expect(errorOf(() => library.change("Delete", (tx) => tx.delete("claims", "c1"))).code).toBe("rule");
    expect(contentOf(raw(path))).toBe(before);
    expect(library.history().undo).toBe(null);
    // The library still works.
    library.change("Delete", (tx) => tx.delete("frames", "f1"));
    expect(library.history().undo).toBe("Delete");
  });

  test("[S9] holds each record once, with what it was before and what it is after", () => {
    const library = filled();
    const { change } = library.change("Many edits", (tx) => {
      tx.update("claims", "c1", { text: "First." });
      tx.update("claims", "c1", { text: "Second.", positionId: null });
      tx.insert("claims", newClaim("gone"));
      tx.delete("claims", "gone");
      tx.delete("frames", "f1");
      tx.insert("claims", newClaim("c9", "One."));
      tx.update("claims", "c9", { text: "Two." });
      tx.update("maps", "m1", { title: "Other" });
      tx.update("maps", "m1", { title: "Overview" });
      tx.delete("notes", "n4");
      tx.insert("notes", { ...sample.notes[3], text: "Written anew." } as (typeof sample.notes)[number]);
    });
    expect(change?.diff.map(({ table, id, before, after }) => [table, id, before !== null, after !== null])).toEqual([
      ["frames", "f1", true, false],
      ["claims", "c1", true, true],
      ["notes", "n4", true, true],
      ["claims", "c9", false, true],
    ]);
    expect(change?.diff[1]?.before).toEqual(sample.claims[0]);
    expect(change?.diff[1]?.after).toEqual({ ...sample.claims[0], text: "Second.", positionId: null });
    expect(change?.diff[2]).toMatchObject({ row: 4, after: { text: "Written anew." } });
  });

  test("[S9] that comes to nothing is no change: nothing is journalled and what was undone stays", () => {
    const library = filled();
    library.change("Rename", (tx) => tx.update("maps", "m1", { title: "Renamed" }));
    library.undo();
    const { value, change } = library.change("Nothing", (tx) => {
      tx.update("maps", "m1", { title: "Other" });
      return tx.update("maps", "m1", { title: "Overview" });
    });
    expect(change).toBe(null);
    expect(value).toEqual(sample.maps[0]);
    expect(library.history()).toEqual({ undo: null, redo: "Rename" });
  });

  test("[S9] sees what it has done so far, and nobody else's half", () => {
    const path = temporaryPath();
    const library = filled(path);
    const other = raw(path, { readonly: true });
    library.change("New", (tx) => {
      tx.insert("claims", newClaim("c9", "Unheard of."));
      expect(tx.get("claims", "c9")?.text).toBe("Unheard of.");
      expect(library.queries.countByPosition({ ...anyClaim, search: "unheard" })).toEqual({ "": 1 });
      expect(other.prepare("SELECT count(*) AS count FROM claims").get()).toEqual({ count: 3 });
    });
    expect(other.prepare("SELECT count(*) AS count FROM claims").get()).toEqual({ count: 4 });
  });

  test("[S9] cannot be made within another, nor wait, nor go on after its end", async () => {
    const library = filled();
    expect(() => library.change("Outer", () => library.change("Inner", () => 0))).toThrow("within another change");
    expect(() => library.change("Async", async () => 0)).toThrow("async");
    let kept: Edit | null = null;
    library.change("Short", (tx) => {
      kept = tx;
      tx.delete("frames", "f1");
    });
    expect(() => (kept as Edit | null)?.delete("notes", "n1")).toThrow("has ended");
    expect(library.read.count("notes")).toBe(5);
    expect(library.history().undo).toBe("Short");
  });

  test("[S9] has one time and gives new ids", () => {
    const library = filled();
    library.change("New", (tx) => {
      expect(tx.now).toBe(later);
      expect(tx.newId("claims")).not.toBe(tx.newId("claims"));
      tx.insert("claims", newClaim(tx.newId("claims")));
    });
    const numbered = open(undefined, { newId: (table) => `${table}-1` });
    numbered.change("New", (tx) => tx.insert("claims", newClaim(tx.newId("claims"))));
    expect(numbered.read.all("claims").map(({ id }) => id)).toEqual(["claims-1"]);
  });

  test("[S9] cannot add a record twice, be it there before or not", () => {
    const library = filled();
    const { change } = library.change("New", (tx) => {
      tx.insert("claims", newClaim("c9"));
      expect(errorOf(() => tx.insert("claims", newClaim("c9"))).code).toBe("rule");
      expect(errorOf(() => tx.insert("claims", newClaim("c1"))).code).toBe("rule");
    });
    expect(change?.diff).toHaveLength(1);
  });

  test("[S9] can add again what it deleted, which keeps its place", () => {
    const library = filled();
    const { change } = library.change("Anew", (tx) => {
      tx.delete("claims", "c3");
      tx.insert("claims", newClaim("c9"));
      tx.insert("claims", { ...newClaim("c3", "Written anew.") });
    });
    expect(change?.diff.map(({ id, row }) => [id, row])).toEqual([
      ["c3", 3],
      ["c9", 4],
    ]);
    expect(library.read.all("claims").map(({ id }) => id)).toEqual(["c1", "c2", "c3", "c9"]);
    library.undo();
    expect(library.read.all("claims")).toEqual(sample.claims);
  });

  test("[S9] that fails at one record may go on with others", () => {
    const library = filled();
    const { change } = library.change("New", (tx) => {
      expect(errorOf(() => tx.insert("tags", { id: "tag2", name: "Bridging" })).code).toBe("rule");
      tx.insert("tags", { id: "tag2", name: "another" });
    });
    expect(change?.diff).toHaveLength(1);
    library.undo();
    expect(library.read.all("tags")).toEqual(sample.tags);
  });
});

describe("records", () => {
  test("[S10] are checked against their schema on insert and update", () => {
    const library = filled();
    const attempt = (edit: (tx: Edit) => void) => errorOf(() => library.change("Bad", edit));
    expect(attempt((tx) => tx.insert("claims", newClaim("c9", "   "))).code).toBe("rule");
    expect(attempt((tx) => tx.insert("claims", newClaim("c9", "x".repeat(2_001)))).code).toBe("rule");
    expect(attempt((tx) => tx.insert("claims", newClaim("not an id"))).code).toBe("rule");
    expect(
      attempt((tx) => tx.insert("claims", { ...newClaim("c9"), extra: 1 } as ReturnType<typeof newClaim>)).code,
    ).toBe("rule");
    expect(attempt((tx) => tx.update("placements", "pl1", { x: Number.NaN })).message).toContain("placements.x");
    expect(attempt((tx) => tx.update("placements", "pl1", { x: null, y: null })).code).toBe("rule");
    expect(attempt((tx) => tx.update("claims", "c1", { updatedAt: "now" })).code).toBe("rule");
    expect(library.history().undo).toBe(null);
  });

  test("[S10] are kept as their schema leaves them: trimmed, without −0", () => {
    const library = filled();
    const { change } = library.change("New", (tx) => {
      tx.insert("claims", newClaim("c9", "  spaced  "));
      tx.update("placements", "pl1", { x: -0 });
    });
    expect(library.read.get("claims", "c9")?.text).toBe("spaced");
    expect(Object.is(library.read.get("placements", "pl1")?.x, 0)).toBe(true);
    expect(change?.diff.map(({ after }) => after)).toEqual([
      { ...sample.placements[0], x: 0 },
      newClaim("c9", "spaced"),
    ]);
  });

  test("[S10] keep every character there is, and a whole one for half a pair", () => {
    const library = filled();
    const text = `a\u0000b "quoted" \u{1F600} \uD800 \u202e end`;
    const { change } = library.change("New", (tx) => tx.insert("claims", newClaim("c9", text)));
    const kept = text.toWellFormed();
    expect(library.read.get("claims", "c9")?.text).toBe(kept);
    expect(change?.diff[0]?.after).toEqual(newClaim("c9", kept));
    library.undo();
    library.redo();
    expect(library.read.get("claims", "c9")?.text).toBe(kept);
  });

  test("[S10] an update sets its fields and no other, and not the id", () => {
    const library = filled();
    library.change("Edit", (tx) => {
      const after = tx.update("claims", "c1", { id: "other", text: "New text." });
      expect(after).toEqual({ ...sample.claims[0], text: "New text." });
    });
    expect(library.read.get("claims", "c1")).toEqual({ ...sample.claims[0], text: "New text." });
  });

  test("[S10] that are not there cannot be updated or deleted", () => {
    const library = filled();
    expect(errorOf(() => library.change("Bad", (tx) => tx.update("claims", "c7", { text: "a" }))).code).toBe(
      "not-found",
    );
    expect(errorOf(() => library.change("Bad", (tx) => tx.delete("claims", "c7"))).code).toBe("not-found");
  });
});

describe("reading", () => {
  test("[S11] gives back every record as it was written", () => {
    expect(recordsOf(filled())).toEqual(
      Object.fromEntries(
        Object.entries(sample).map(([table, records]) => [
          table,
          new Map(records.map((record) => [record.id, record])),
        ]),
      ),
    );
  });

  test("[S11] finds by id, by fields, by lists of values, and counts", () => {
    const { read } = filled();
    expect(read.get("claims", "c2")).toEqual(sample.claims[1]);
    expect(read.get("claims", "c7")).toBe(null);
    expect(read.where("placements", { mapId: "m1", collapsed: true }).map(({ id }) => id)).toEqual(["pl2"]);
    expect(read.where("claims", { positionId: null }).map(({ id }) => id)).toEqual(["c3"]);
    expect(read.where("sources", { authors: [] }).map(({ id }) => id)).toEqual(["so2"]);
    expect(read.whereIn("claims", "id", ["c3", "c1", "c1", "nothing"]).map(({ id }) => id)).toEqual(["c1", "c3"]);
    expect(read.whereIn("claims", "id", [])).toEqual([]);
    expect(
      read.whereIn(
        "claims",
        "id",
        Array.from({ length: 100_000 }, (_, index) => `c${index}`),
      ),
    ).toHaveLength(3);
    expect(read.count("notes")).toBe(5);
  });

  test("[S11] takes column names of the table only", () => {
    const { read } = filled();
    const column = '"text" = 1 OR ""';
    const filter: object = { [column]: 1 };
    expect(() => read.where("claims", filter)).toThrow("no column");
  });
});

describe("filling", () => {
  test("[S12] writes all records in one step that is not undone", () => {
    const library = filled();
    expect(library.read.count("premises")).toBe(3);
    expect(library.history()).toEqual({ undo: null, redo: null });
    expect(errorOf(() => library.undo()).code).toBe("nothing-to-undo");
    expect(library.isNew).toBe(false);
  });

  test("[S12] is for new libraries only, even if all is deleted again", () => {
    const library = open();
    library.change("New", (tx) => tx.insert("claims", newClaim("c9")));
    library.undo();
    expect(library.isNew).toBe(false);
    expect(() => library.fill(sample)).toThrow("only a new library");
  });

  test("[S12] happens whole or not at all", () => {
    const library = open();
    const frames = [{ ...sample.frames[0], mapId: "nowhere" }] as typeof sample.frames;
    expect(errorOf(() => library.fill({ ...sample, frames })).code).toBe("rule");
    expect(library.isNew).toBe(true);
    library.fill(sample);
    expect(library.read.count("frames")).toBe(1);
  });
});

test("[S9] times in the journal are those of the changes", () => {
  const path = temporaryPath();
  const library = filled(path);
  library.change("Rename", (tx) => tx.update("maps", "m1", { title: "Renamed" }));
  expect(raw(path).prepare("SELECT at FROM changes").all()).toEqual([{ at: later }]);
  expect(later).not.toBe(someTime);
});
