import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dateSchema, sourceSchema } from "#shared/model/records.ts";
import { draftOf, emptyDraft, factsFaults, factsOf, newAuthor } from "../../renderer/state/importing/facts-draft.ts";
import { gatherFiles, gatherFolder } from "../../renderer/state/importing/gathering.ts";
import { type Choice, type ImportRow, isGoodMatch, overbooked, plan } from "../../renderer/state/importing/rows.ts";

function inFolder(path: string): File {
  const file = new File(["x"], path.split("/").at(-1) ?? path);
  Object.defineProperty(file, "webkitRelativePath", { value: path });
  return file;
}

const outcomes = fc.record({
  exact: fc.nat(3),
  moved: fc.nat(3),
  reworded: fc.nat(3),
  meaning: fc.nat(3),
  lost: fc.nat(3),
});
const sourceIds = ["s1", "s2", "s3"] as const;
const rows = fc
  .array(
    fc.record({
      ready: fc.boolean(),
      reference: fc.boolean(),
      known: fc.boolean(),
      characters: fc.integer({ min: 1, max: 4 }),
      matches: fc.dictionary(fc.constantFrom(...sourceIds), outcomes),
    }),
    { maxLength: 8 },
  )
  .map((all) =>
    all.map(({ ready, reference, known, characters, matches }, index): ImportRow => {
      const name = `file ${index}`;
      return {
        key: String(index),
        name,
        size: 1,
        state: ready ? "ready" : "reading",
        progress: null,
        fault: null,
        origin: null,
        found: {
          jobId: "job",
          item: {
            itemId: String(index),
            fileName: name,
            size: 1,
            status: ready ? "ready" : "reading",
            progress: null,
            error: null,
            kind: reference ? "reference" : "text",
            facts: null,
            text: reference ? null : { characters, paragraphs: 1, pages: 0, beginning: "It begins" },
            map: null,
            warnings: [],
            sameAs: known ? { sourceId: "s9", label: "Known" } : null,
            matches: Object.entries(matches).map(([sourceId, each]) => ({
              sourceId,
              label: sourceId,
              hasText: false,
              outcomes: each,
            })),
          },
        },
      };
    }),
  );
const choices = fc.dictionary(
  fc.constantFrom("0", "1", "2", "3"),
  fc.oneof(
    fc.constant<Choice>({ kind: "new" }),
    fc.constant<Choice>({ kind: "out" }),
    fc.constantFrom(...sourceIds).map((sourceId): Choice => ({ kind: "attach", sourceId })),
  ),
);

describe("what is proposed for files", () => {
  test("[W308] gives each source one text at most and never goes against what was chosen", () => {
    fc.assert(
      fc.property(rows, choices, fc.constantFrom(null, ...sourceIds), (all, chosen, forSource) => {
        const planned = plan(all, chosen, forSource);
        expect([...planned.keys()]).toEqual(all.filter(({ state }) => state === "ready").map(({ key }) => key));
        for (const [key, { choice }] of planned) if (chosen[key] !== undefined) expect(choice).toEqual(chosen[key]);
        const byHand = new Map([...planned].filter(([key]) => chosen[key] !== undefined));
        // Only a person can promise one source to two texts.
        expect(overbooked(planned)).toEqual(overbooked(byHand));
        for (const row of all) {
          const choice = planned.get(row.key)?.choice;
          if (choice?.kind !== "attach" || chosen[row.key] !== undefined || choice.sourceId === forSource) continue;
          const match = row.found?.item.matches.find(({ sourceId }) => sourceId === choice.sourceId);
          expect(match && isGoodMatch(match)).toBe(true);
          expect(row.found?.item.kind).toBe("text");
          expect(row.found?.item.sameAs).toBeNull();
        }
      }),
    );
  });

  test("[W302] is no source of which but a short phrase or less than half is found", () => {
    const match = (found: Partial<Record<"exact" | "moved" | "reworded" | "meaning" | "lost", number>>) =>
      isGoodMatch({
        sourceId: "s",
        label: "S",
        hasText: false,
        outcomes: { exact: 0, moved: 0, reworded: 0, meaning: 0, lost: 0, ...found },
      });
    expect(match({ exact: 28 })).toBe(true);
    expect(match({ exact: 1 })).toBe(true);
    expect(match({ exact: 1, lost: 1 })).toBe(false);
    expect(match({ exact: 2, lost: 2 })).toBe(true);
    expect(match({ exact: 2, lost: 3 })).toBe(false);
    expect(match({ reworded: 10 })).toBe(false);
    expect(match({})).toBe(false);
  });
});

describe("files of a folder", () => {
  test("[W309] are taken but for litter, pictures and the company of saved pages", () => {
    const { files, leftAside } = gatherFolder(
      [
        "a/.DS_Store",
        "a/.git/config",
        "a/~$report.docx",
        "a/report.docx",
        "a/b/Page.html",
        "a/b/Page_files/script.txt",
        "a/b/Other_files/kept.txt",
        "a/b/photo.JPG",
        "a/Page_files/kept too.txt",
      ].map(inFolder),
    );
    expect(files.map(({ name }) => name)).toEqual(["report.docx", "Page.html", "kept.txt", "kept too.txt"]);
    expect(leftAside).toEqual([".DS_Store", "config", "~$report.docx", "script.txt", "photo.JPG"]);
  });

  test("[W309] that are chosen one by one are taken whatever they are, but for litter", () => {
    const { files, leftAside } = gatherFiles(["photo.jpg", "Thumbs.db", "a.txt"].map((name) => new File(["x"], name)));
    expect(files.map(({ name }) => name)).toEqual(["photo.jpg", "a.txt"]);
    expect(leftAside).toEqual(["Thumbs.db"]);
  });
});

describe("the facts of a source as they are written", () => {
  const words = fc.string({ unit: fc.constantFrom("a", "b", "é", "-"), minLength: 1, maxLength: 20 });
  const facts = fc.record({
    type: fc.constantFrom("webpage", "report", "x-own"),
    title: words,
    containerTitle: fc.option(words),
    authors: fc.array(fc.oneof(fc.record({ family: words, given: words }), fc.record({ literal: words })), {
      maxLength: 4,
    }),
    issued: fc.constantFrom(null, "2017", "2017-02", "2016-02-29"),
    issuedBasis: fc.option(words),
    url: fc.option(words),
    accessed: fc.constantFrom(null, "2020-12-31"),
  });

  test("[W317] come out as they went in when nothing is touched", () => {
    fc.assert(
      fc.property(facts, (each) => {
        expect(factsOf(draftOf(each))).toEqual({ ...each, label: each.title });
      }),
    );
  });

  test("[W316] are kept only when a source may have them", () => {
    const dates = fc.oneof(fc.stringMatching(/^\d{4}-\d{2}-\d{2}$/), fc.string({ maxLength: 12 }));
    fc.assert(
      fc.property(fc.string(), fc.string(), dates, (title, label, issued) => {
        const draft = { ...emptyDraft, title, label, issued };
        const kept = factsOf(draft);
        if (kept === null) {
          expect(Object.keys(factsFaults(draft))).not.toEqual([]);
          return;
        }
        expect(sourceSchema.shape.title.safeParse(kept.title).success).toBe(true);
        expect(sourceSchema.shape.label.safeParse(kept.label).success).toBe(true);
        if (kept.issued === null) return;
        expect(dateSchema.safeParse(kept.issued).success).toBe(true);
        const [year = 0, month = 1, day = 1] = kept.issued.split("-").map(Number);
        expect(new Date(Date.UTC(2000 + (year % 400), month - 1, day)).getUTCDate()).toBe(day);
      }),
    );
  });

  test("[W316] have no author of whom nothing is written, and one of a single name as it is", () => {
    const authors = [newAuthor("person"), { ...newAuthor("person"), family: "Plato" }, newAuthor("organisation")];
    expect(factsOf({ ...emptyDraft, title: "T", authors })?.authors).toEqual([{ literal: "Plato" }]);
  });
});
