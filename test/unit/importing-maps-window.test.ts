import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { importCommands } from "#shared/contract/commands/imports.ts";
import type { Duplicate, ImportedMap, ImportItem } from "#shared/contract/results/imports.ts";
import type { Loss } from "#shared/contract/results/notes.ts";
import { submitLabel } from "../../renderer/panels/dialogs/sources/import-words.ts";
import { duplicatesInWords, lossesOfAll } from "../../renderer/panels/dialogs/sources/map-words.ts";
import {
  choicesFor,
  type DuplicateChoice,
  duplicateKey,
  keptMapOf,
  type MapDraft,
  mapDraftOf,
  undecidedDuplicates,
} from "../../renderer/state/importing/map-draft.ts";
import { mayBeMap } from "../../renderer/state/importing/read-as.ts";
import { type Batch, batchOfKey, rowsOf } from "../../renderer/state/importing/rows.ts";

const choice = fc.constantFrom<DuplicateChoice>("link", "merge", "both");
const counts = { claims: 3, inferences: 1, quotations: 0, sources: 1, notes: 0, frames: 0 };

function mapWith(duplicates: ImportedMap["duplicates"]): ImportedMap {
  return { format: "aif", title: "A map", counts, placed: true, losses: [], duplicates };
}

/** A map with claims and sources that the library has, of which only the first few are listed. */
const maps = fc
  .record({
    claims: fc.uniqueArray(fc.string({ minLength: 1, maxLength: 5 }), { maxLength: 6 }),
    sources: fc.uniqueArray(fc.string({ minLength: 1, maxLength: 5 }), { maxLength: 3 }),
    shown: fc.nat(9),
    adds: fc.infiniteStream(fc.boolean()),
  })
  .map(({ claims, sources, shown, adds }) => {
    const all = [...claims.map((id) => ["claim", id] as const), ...sources.map((id) => ["source", id] as const)];
    return mapWith({
      claims: claims.length,
      sources: sources.length,
      listed: all.slice(0, shown).map(
        ([of, id]): Duplicate => ({
          of,
          id,
          words: id,
          recordId: `r ${id}`,
          recordWords: id,
          adds: adds.next().value ?? false,
        }),
      ),
    });
  });

/** The map with something said about it. */
const said = maps.chain((map) =>
  fc
    .record({
      duplicates: fc.option(choice),
      single: fc.array(fc.tuple(fc.nat(8), choice)),
      title: fc.constantFrom("A map", " A map ", "Another"),
    })
    .map(({ duplicates, single, title }): { readonly map: ImportedMap; readonly draft: MapDraft } => ({
      map,
      draft: {
        title,
        duplicates,
        single: Object.fromEntries(
          single.flatMap(([index, each]) => {
            const duplicate = map.duplicates.listed[index];
            return duplicate ? [[duplicateKey(duplicate), each]] : [];
          }),
        ),
      },
    })),
);

/** What becomes of a duplicate by what is sent; null when that leaves it open. */
function fateOf({ of, id }: Duplicate, sent: ReturnType<typeof keptMapOf>): DuplicateChoice | null {
  return sent.choices?.find((each) => each.of === of && each.id === id)?.choice ?? sent.duplicates ?? null;
}

describe("what a person says of a map's duplicates", () => {
  test("[W491] nothing is said beforehand: all of them are open", () => {
    fc.assert(
      fc.property(maps, (map) => {
        const draft = mapDraftOf(map);
        expect(undecidedDuplicates(map, draft)).toBe(map.duplicates.claims + map.duplicates.sources);
        expect(keptMapOf(map, draft)).toEqual({ duplicates: null, choices: [] });
      }),
    );
  });

  test("[W491] each listed one goes as was said for it, else as for all; what is sent is within the contract", () => {
    fc.assert(
      fc.property(said, ({ map, draft }) => {
        const sent = keptMapOf(map, draft);
        const call = { jobId: "j", items: [{ itemId: "i", map: sent }] };
        expect(importCommands["import.keep"].arguments.safeParse(call).success).toBe(true);
        expect(sent.title).toBe(draft.title.trim() === map.title ? undefined : draft.title.trim());
        const open = undecidedDuplicates(map, draft);
        const { claims, sources, listed } = map.duplicates;
        const left = listed.filter((each) => (draft.single[duplicateKey(each)] ?? draft.duplicates) === null).length;
        const unlisted = claims + sources - listed.length;
        expect(open).toBe(draft.duplicates === null ? left + unlisted : 0);
        for (const each of listed) {
          expect(fateOf(each, sent)).toBe(draft.single[duplicateKey(each)] ?? draft.duplicates);
        }
        // Main refuses what leaves anything open: nothing is open once nothing is counted.
        if (open === 0 && claims + sources > 0) expect(sent.duplicates).not.toBeNull();
      }),
    );
  });

  test("[W491] adding to what the library has is offered only where it may add something", () => {
    fc.assert(
      fc.property(maps, (map) => {
        const { claims, sources, listed } = map.duplicates;
        const may = listed.length < claims + sources || listed.some(({ adds }) => adds);
        expect(choicesFor(map).includes("merge")).toBe(may);
        expect(choicesFor(map)).toEqual(expect.arrayContaining(["link", "both"]));
      }),
    );
  });
});

describe("reading a file as something else", () => {
  const item = (itemId: string, fileName: string, kind: ImportItem["kind"] = "text"): ImportItem => ({
    itemId,
    fileName,
    size: 1,
    status: "ready",
    progress: 1,
    error: null,
    kind,
    facts: null,
    text: null,
    map: null,
    warnings: [],
    sameAs: null,
    matches: [],
  });
  const batch = (given: readonly File[], items: readonly ImportItem[]): Batch => ({
    key: 7,
    given,
    as: "anything",
    pasted: false,
    jobId: "job",
    files: [],
    items,
    done: true,
  });

  test("[W492] each row knows its own file, also of two with one name; entries of a list have none", () => {
    const files = ["same.md", "list.bib", "same.md", "other.txt"].map((name, index) => new File([String(index)], name));
    const rows = rowsOf([
      batch(files, [
        item("a", "same.md"),
        item("b", "list.bib", "reference"),
        item("c", "list.bib", "reference"),
        item("d", "same.md"),
        item("e", "other.txt", "map"),
      ]),
    ]);
    expect(rows.map(({ origin }) => (origin === null ? -1 : files.indexOf(origin.file)))).toEqual([0, -1, -1, 2, 3]);
    expect(new Set(rows.map(({ key }) => batchOfKey(key)))).toEqual(new Set(["7"]));
  });

  test("[W492] the row that was read once more gives way", () => {
    const items = [item("a", "one.md"), item("b", "two.md")];
    const rows = rowsOf([batch([], items)], { "7 a": true });
    expect(rows.map(({ name }) => name)).toEqual(["two.md"]);
  });

  test.each([
    ["notes.md", true],
    ["EXPORT.TXT", true],
    ["a.warrant.json", true],
    ["map.canvas", true],
    ["claims.csv", true],
    ["map.argdown", true],
    ["paper.pdf", false],
    ["map.svg", false],
    ["page.html", false],
    ["md", false],
  ])("[W492] %s is offered as a map: %s", (name, may) => {
    expect(mayBeMap(name)).toBe(may);
  });
});

describe("what is said of maps", () => {
  test.each([
    [1, 0, "1 of its 3 claims is in your library already."],
    [2, 0, "2 of its 3 claims are in your library already."],
    [3, 0, "All its 3 claims are in your library already."],
    [0, 1, "Its only source is in your library already."],
    [2, 1, "2 of its 3 claims and its only source are in your library already."],
  ])("[W493] %i claims and %i sources that the library has: %s", (claims, sources, words) => {
    expect(duplicatesInWords(mapWith({ claims, sources, listed: [] }))).toBe(words);
  });

  test.each([
    [0, 0, 0, "Add files"],
    [1, 0, 0, "Add 1 map"],
    [2, 1, 0, "Add 2 maps and 1 source"],
    [1, 0, 3, "Add 1 map, attach 3 texts"],
    [0, 0, 1, "Attach 1 text"],
  ])("[W493] with %i maps, %i sources and %i texts the button says “%s”", (newMaps, created, attached, words) => {
    expect(submitLabel({ maps: newMaps, created, attached, unready: 0 })).toBe(words);
  });

  test("[W493] losses of several files are told together: counts added, the place of the first with its file", () => {
    const kept = (fileName: string, ...losses: readonly Loss[]) => ({
      mapId: fileName,
      title: fileName,
      fileName,
      counts,
      losses,
    });
    const frames = { what: "frames", count: 2, where: "nodes[1]" };
    const notes = { what: "notes", count: 1, where: "" };
    expect(lossesOfAll([kept("a.json", frames)])).toEqual([frames]);
    expect(lossesOfAll([kept("a.json", frames), kept("b.json", { ...frames, count: 3 }, notes)])).toEqual([
      { what: "frames", count: 5, where: "a.json, nodes[1]" },
      { what: "notes", count: 1, where: "b.json" },
    ]);
  });
});
