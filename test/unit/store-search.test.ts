import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import type { Library } from "#main/store/library.ts";
import { contentOf, open, raw, sample } from "./store-support.ts";

let library: Library;

beforeEach(() => {
  library = open();
  library.fill(sample);
});

const found = (words: string) => library.queries.search(words, 50).map(({ kind, id }) => `${kind} ${id}`);

function addClaims(texts: readonly string[]): void {
  library.change("Add", (tx) => {
    for (const [index, text] of texts.entries()) {
      tx.insert("claims", { id: `new${index}`, text, positionId: null, createdAt: tx.now, updatedAt: tx.now });
    }
  });
}

describe("search", () => {
  test("[S25] answers any text, whatever it holds", () => {
    const nasty = fc.constantFrom(
      '"',
      '""',
      "'",
      "*",
      "a*",
      "^a",
      "NEAR(a b)",
      "a AND",
      "OR",
      "NOT",
      "text:a",
      "{text}: a",
      "a + b",
      "(",
      ")",
      "-a",
      "\0",
      "a\0b",
      "\\",
      "%",
      "_",
      "🙂",
      "\uD800",
      "\uE000",
      "é",
      "e\u0301",
      "--",
      ";",
      "\u200b",
      "ﬁ",
      "漢字",
      "a\nb",
    );
    const text = fc.oneof(
      fc.string({ unit: "binary", maxLength: 60 }),
      fc
        .array(fc.oneof(nasty, fc.string({ unit: "grapheme", maxLength: 5 })), { maxLength: 200 })
        .map((parts) => parts.join(" ")),
      fc.array(nasty, { maxLength: 12 }).map((parts) => parts.join("")),
    );
    fc.assert(
      fc.property(text, (words) => {
        const hits = library.queries.search(words, 20);
        expect(hits.length).toBeLessThanOrEqual(20);
        const list = library.queries.listClaims({
          search: words,
          positionIds: [],
          speakerId: null,
          sourceId: null,
          tagId: null,
          offset: 0,
          limit: 50,
        });
        expect(list.rows).toHaveLength(list.total);
      }),
      { numRuns: 600 },
    );
  });

  test("[S25] finds any claim by its own words", () => {
    const word = fc.oneof(
      fc.constantFrom(
        "AND",
        "OR",
        "NOT",
        "NEAR",
        "text",
        "o'clock",
        '"quoted"',
        "end-to-end",
        "naïve",
        "(x)",
        "a*b",
        "col:on",
      ),
      fc.string({ unit: "grapheme-ascii", minLength: 1, maxLength: 8 }),
    );
    const claim = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => `zebra ${words.join(" ")}`.trim());
    let count = 0;
    fc.assert(
      fc.property(claim, (text) => {
        count += 1;
        const id = `prop${count}`;
        library.change("Add", (tx) =>
          tx.insert("claims", { id, text, positionId: null, createdAt: tx.now, updatedAt: tx.now }),
        );
        expect(found(text)).toContain(`claim ${id}`);
        library.undo();
        expect(found(text)).not.toContain(`claim ${id}`);
      }),
      { numRuns: 150 },
    );
  });

  test.each(["", "   ", "\0", "?!", "—", '"'])("[S25] finds nothing for %j", (words) => {
    expect(found(words)).toEqual([]);
  });

  test("[S26] wants every word and takes each as perhaps unfinished", () => {
    expect(found("encryption everyone")).toEqual(["claim c1"]);
    expect(found("encryption everyo")).toEqual(["claim c1"]);
    expect(found("encrypt everyone")).toEqual(["claim c1"]);
    expect(found("everyone encrypt")).toEqual(["claim c1"]);
    expect(found("crypt everyone")).toEqual([]);
    expect(found("encryption nobody")).toEqual([]);
    addClaims(["Messages are encrypted end-to-end today."]);
    expect(found("end-to-e")).toEqual(["claim new0"]);
    expect(found("end to end")).toEqual(["claim new0"]);
  });

  test("[S26] finds every kind of record, with its words marked and what it belongs to", () => {
    expect(library.queries.search("hide", 5)).toEqual([
      { kind: "quotation", id: "q1", snippet: "no place to \uE000hide\uE001", context: "Zoë Müller, Locks and keys" },
    ]);
    expect(library.queries.search("encryption", 5)).toEqual([
      { kind: "claim", id: "c1", snippet: "\uE000Encryption\uE001 protects everyone.", context: "Signal" },
    ]);
    expect(library.queries.search("overv", 5)).toEqual([
      { kind: "map", id: "m1", snippet: "\uE000Overview\uE001", context: "" },
    ]);
    expect(library.queries.search("wording", 5)).toEqual([
      {
        kind: "source",
        id: "so1",
        snippet: "The full \uE000wording\uE001 of the article.",
        context: "The Paper, 2017",
      },
    ]);
    expect(library.queries.search("that", 5)).toMatchObject([
      { kind: "source", snippet: 'First it says this.\nThen "\uE000that\uE001".' },
    ]);
    expect(library.queries.search("untitled", 5)).toMatchObject([{ kind: "source", id: "so2", context: "" }]);
    expect(library.queries.search("secretary", 5)).toMatchObject([
      { kind: "speaker", id: "sp1", context: "Home Secretary, Government" },
    ]);
    expect(library.queries.search("number", 5)).toMatchObject([
      { kind: "note", context: "Encryption protects everyone." },
    ]);
    expect(library.queries.search("weak", 5)).toMatchObject([
      { kind: "note", context: "Encryption protects everyone. + A back door is open to all." },
    ]);
    expect(library.queries.search("heard", 5)).toMatchObject([{ kind: "note", context: "no place to hide" }]);
    expect(library.queries.search("seminar", 5)).toMatchObject([{ kind: "note", context: "Overview" }]);
  });

  test("[S26] reads over case and accents", () => {
    expect(found("ZOE MULLER")).toEqual(["speaker sp1"]);
    expect(found("Zoë Müller")).toEqual(["speaker sp1"]);
  });

  test("[S26] has the better match first, takes the kinds in turn, and stops at the limit", () => {
    addClaims(["Keys, and much else that is said at great length about other things.", "Keys.", "Nothing of that."]);
    library.change("Add", (tx) => tx.update("maps", "m1", { title: "Keys" }));
    expect(found("keys")).toEqual(["claim new1", "map m1", "source so1", "claim new0"]);
    expect(library.queries.search("keys", 2)).toHaveLength(2);
  });

  test("[S29] the indexes follow every edit", () => {
    library.change("Edit", (tx) => {
      tx.update("claims", "c1", { text: "Zebras protect everyone." });
      tx.update("sources", "so1", { digest: ["About zebras."], text: null, textHash: null });
      tx.delete("notes", "n4");
      tx.update("speakers", "sp2", { role: "Zebra keeper" });
    });
    expect(found("encryption")).toEqual([]);
    expect(found("seminar")).toEqual([]);
    expect(found("wording")).toEqual([]);
    expect(found("zebra")).toEqual(["claim c1", "speaker sp2", "source so1"]);
    // contentOf has every index compared with its table.
    contentOf(raw(library.path));
    library.undo();
    expect(found("zebra")).toEqual([]);
    expect(found("wording")).toEqual(["source so1"]);
    contentOf(raw(library.path));
  });
});
