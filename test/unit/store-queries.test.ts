import fc from "fast-check";
import { beforeEach, describe, expect, test, vi } from "vitest";
import type { Library } from "#main/store/library.ts";
import { Statements } from "#main/store/statements.ts";
import { attributionsOf } from "#shared/model/attribution.ts";
import { unpackRecords } from "#shared/model/compact-records.ts";
import type { Claim } from "#shared/model/records.ts";
import { open, recordsOf, sample } from "./store-support.ts";

let library: Library;

beforeEach(() => {
  library = open();
  library.fill(sample);
});

const all = { search: "", positionIds: [], speakerId: null, sourceId: null, tagId: null, offset: 0, limit: 200 };
const list = (args: Partial<Parameters<Library["queries"]["listClaims"]>[0]>) =>
  library.queries.listClaims({ ...all, ...args });
const counts = (args: Partial<Parameters<Library["queries"]["countByPosition"]>[0]>) =>
  library.queries.countByPosition({ search: "", speakerId: null, sourceId: null, tagId: null, ...args });
const ids = (args: Parameters<typeof list>[0]) => list(args).rows.map(({ claim }) => claim.id);

describe("the list of claims", () => {
  test("[S27] has every claim in the order made, with what its row shows", () => {
    expect(list({})).toEqual({
      total: 3,
      rows: [
        {
          claim: sample.claims[0],
          attribution: { speaker: sample.speakers[1], year: "2015" },
          quotations: 2,
          notes: 1,
          maps: 1,
        },
        { claim: sample.claims[1], attribution: null, quotations: 1, notes: 0, maps: 1 },
        { claim: sample.claims[2], attribution: null, quotations: 0, notes: 0, maps: 0 },
      ],
    });
  });

  test("[S27] is filtered by position, speaker, source, tag and words, and by several at once", () => {
    expect(ids({ positionIds: ["pos2"] })).toEqual(["c2"]);
    expect(ids({ positionIds: ["", "pos1"] })).toEqual(["c1", "c3"]);
    expect(ids({ speakerId: "sp1" })).toEqual(["c1"]);
    expect(ids({ speakerId: "sp2" })).toEqual(["c1", "c2"]);
    expect(ids({ sourceId: "so2" })).toEqual(["c1", "c2"]);
    expect(ids({ tagId: "tag1" })).toEqual(["c3"]);
    expect(ids({ search: "e" })).toEqual(["c1"]);
    expect(ids({ search: "acc" })).toEqual(["c2"]);
    expect(ids({ search: "door", tagId: "tag1", positionIds: [""] })).toEqual(["c3"]);
    expect(ids({ search: "door", speakerId: "sp1" })).toEqual([]);
    expect(ids({ speakerId: "nobody" })).toEqual([]);
  });

  test("[S27] counts by position what passes all other filters, and in total what passes all", () => {
    expect(list({ speakerId: "sp2", positionIds: ["pos1"] }).total).toBe(1);
    expect(counts({ speakerId: "sp2" })).toEqual({ pos1: 1, pos2: 1 });
    expect(counts({})).toEqual({ "": 1, pos1: 1, pos2: 1 });
    expect(list({ search: "?!" })).toEqual({ total: 0, rows: [] });
    expect(counts({ search: "?!" })).toEqual({});
    expect(list({ search: "  " }).total).toBe(3);
    expect(counts({ search: "  " })).toEqual(counts({}));
  });

  test("[S27] comes in pages that together are the whole, each claim once", () => {
    library.change("Add", (tx) => {
      for (let index = 0; index < 57; index += 1) {
        const text = `Zebra ${"and so on ".repeat(index % 4)}${index}`;
        tx.insert("claims", { id: `z${index}`, text, positionId: null, createdAt: tx.now, updatedAt: tx.now });
      }
    });
    for (const search of ["", "zebra"]) {
      const whole = ids({ search });
      expect(whole).toHaveLength(search ? 57 : 60);
      const pages = [0, 10, 20, 30, 40, 50, 60].flatMap((offset) => ids({ search, offset, limit: 10 }));
      expect(pages).toEqual(whole);
      expect(new Set(pages).size).toBe(whole.length);
    }
  });

  test("[S34] when searching, the shortest come first, of equal length the older, with and without positions", () => {
    const texts = ["Zebra four.", "Zebra, and so on.", "A zebra.", "Zebra five.", "Zebras.", "A zebrA."];
    library.change("Add", (tx) => {
      for (const [index, text] of texts.entries()) {
        const positionId = index % 2 === 0 ? "pos1" : null;
        tx.insert("claims", { id: `z${index}`, text, positionId, createdAt: tx.now, updatedAt: tx.now });
      }
    });
    expect(ids({ search: "zebra" })).toEqual(["z4", "z2", "z5", "z0", "z3", "z1"]);
    expect(ids({ search: "zebra", positionIds: ["", "pos1"] })).toEqual(ids({ search: "zebra" }));
    expect(ids({ search: "zebra", positionIds: [""], offset: 1, limit: 1 })).toEqual(["z3"]);
    library.change("Edit", (tx) => tx.update("claims", "z4", { text: "Zebras are as long as this." }));
    expect(ids({ search: "zebra" })).toEqual(["z2", "z5", "z0", "z3", "z1", "z4"]);
    library.undo();
    expect(ids({ search: "zebra", limit: 1 })).toEqual(["z4"]);
  });

  test("[S27] agrees with filtering in memory, for any filters", () => {
    const claims = library.read.all("claims");
    const position = fc.subarray(["", "pos1", "pos2"]);
    const word = fc.constantFrom("", "a", "encryption", "need access", "xyz");
    const some = <T>(...values: T[]) => fc.constantFrom(null, ...values);
    fc.assert(
      fc.property(
        position,
        word,
        some("sp1", "sp2"),
        some("so1", "so2"),
        some("tag1"),
        (positionIds, search, speakerId, sourceId, tagId) => {
          const behind = (claim: Claim, field: "speakerId" | "sourceId", id: string | null) =>
            id === null ||
            sample.claimQuotations.some(
              (link) =>
                link.claimId === claim.id &&
                sample.quotations.some((one) => one.id === link.quotationId && one[field] === id),
            );
          const expected = claims.filter(
            (claim) =>
              (positionIds.length === 0 || positionIds.includes(claim.positionId ?? "")) &&
              search.split(" ").every((part) => new RegExp(`\\b${part}`, "i").test(claim.text)) &&
              behind(claim, "speakerId", speakerId) &&
              behind(claim, "sourceId", sourceId) &&
              (tagId === null || sample.taggings.some((tagging) => tagging.claimId === claim.id)),
          );
          const result = list({ positionIds, search, speakerId, sourceId, tagId });
          const byPosition = counts({ search, speakerId, sourceId, tagId });
          const wanted = Object.entries(byPosition).filter(
            ([position]) => positionIds.length === 0 || positionIds.includes(position),
          );
          expect(wanted.reduce((sum, [, count]) => sum + count, 0)).toBe(expected.length);
          expect(result.rows.map(({ claim }) => claim.id).sort()).toEqual(expected.map(({ id }) => id));
          expect(result.total).toBe(expected.length);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe("other queries", () => {
  test("[S28] name on cards whom records in memory name", () => {
    const dates = [null, "2014", "2015", "2015-02", "2015-02-03"];
    fc.assert(
      fc.property(
        fc.array(
          fc.record({ date: fc.constantFrom(...dates), source: fc.constantFrom("so1", "so2"), asserts: fc.boolean() }),
          { maxLength: 6 },
        ),
        (links) => {
          library.change("Quote", (tx) => {
            for (const [index, { date, source, asserts }] of links.entries()) {
              const id = `x${(index * 7) % 10}`;
              tx.insert("quotations", {
                id,
                sourceId: source,
                speakerId: index % 2 ? "sp1" : "sp2",
                exact: "x",
                prefix: "",
                suffix: "",
                start: null,
                end: null,
                date,
                role: null,
                standing: "unattached",
              });
              tx.insert("claimQuotations", {
                id,
                claimId: "c3",
                quotationId: id,
                stance: asserts ? "asserts" : "denies",
              });
            }
          });
          const named = library.queries.attributions(["c1", "c2", "c3", "nothing"]);
          expect(named).toEqual(attributionsOf(recordsOf(library)));
          if (links.length > 0) library.undo();
        },
      ),
      { numRuns: 150 },
    );
  });

  test("[S28] sum up maps", () => {
    library.change("New map", (tx) =>
      tx.insert("maps", { ...sample.maps[0], id: "m2", title: "Empty" } as (typeof sample.maps)[number]),
    );
    const { direction: _, ...summary } = sample.maps[0] as (typeof sample.maps)[number];
    expect(library.queries.mapSummaries()).toEqual([
      { ...summary, claims: 2, inferences: 1 },
      { ...summary, id: "m2", title: "Empty", claims: 0, inferences: 0 },
    ]);
  });

  test("[S28] gather what stands on a map and behind it, and nothing else", () => {
    expect(unpackRecords(library.queries.mapContent("m1") ?? {})).toEqual({
      ...Object.fromEntries(
        ["positions", "speakers", "quotations", "claimQuotations", "maps", "placements", "frames"].map((table) => [
          table,
          sample[table as "maps"],
        ]),
      ),
      sources: sample.sources.map((source) => ({
        ...source,
        text: null,
        textHash: null,
        digest: [],
        file: null,
        pages: [],
      })),
      claims: sample.claims.slice(0, 2),
      inferences: sample.inferences.slice(0, 1),
      premises: sample.premises.slice(0, 2),
      notes: [sample.notes[0], sample.notes[1], sample.notes[3]],
    });
    expect(library.queries.mapContent("nothing")).toBe(null);
  });

  test("[S36] read a map with one query a table", () => {
    const spies = (["all", "lists", "firsts", "get"] as const).map((name) => vi.spyOn(Statements.prototype, name));
    const content = library.queries.mapContent("m1");
    const asked = spies.flatMap((spy) => spy.mock.calls.map(([sql]) => /FROM (\w+)/.exec(sql)?.[1]));
    for (const spy of spies) spy.mockRestore();
    expect(asked.sort()).toEqual(Object.keys(content ?? {}).sort());
  });

  test("[S28] leave the texts, digests and pages of sources behind", () => {
    const [facts, others] = sample.sources.map(({ text: _text, digest: _digest, pages: _pages, ...rest }) => rest);
    expect(library.queries.sourceFacts()).toEqual([
      { ...facts, hasText: true },
      { ...others, hasText: false },
    ]);
    expect(library.queries.sourceFacts(["so2"])).toEqual([{ ...others, hasText: false }]);
    expect(library.queries.sourceRows()).toEqual([
      { source: { ...facts, hasText: true }, quotations: 1, claims: 1, undecided: 0 },
      { source: { ...others, hasText: false }, quotations: 1, claims: 2, undecided: 0 },
    ]);
  });

  test("[S28] count what each speaker said", () => {
    expect(library.queries.speakerRows()).toEqual([
      { speaker: sample.speakers[0], quotations: 1, claims: 1 },
      { speaker: sample.speakers[1], quotations: 1, claims: 2 },
    ]);
  });
});

describe("settings", () => {
  test("[S32] are kept across restarts, replaced, forgotten with null, and leave library and history alone", () => {
    const fresh = open();
    fresh.setSetting("theme", "dark");
    fresh.setSetting("tabs", { open: ["m1"], width: 2.5, none: null });
    fresh.setSetting("theme", "light");
    fresh.setSetting("gone", 1);
    fresh.setSetting("gone", null);
    expect(fresh.isNew).toBe(true);
    expect(fresh.history()).toEqual({ undo: null, redo: null });
    fresh.close();
    expect(open(fresh.path).settings()).toEqual({ tabs: { open: ["m1"], width: 2.5, none: null }, theme: "light" });
  });
});
