import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import type { Library } from "#main/store/library.ts";
import type { CheckedArguments } from "#shared/contract/commands.ts";
import type { SearchHit } from "#shared/contract/results/search.ts";
import { linkTo } from "#shared/model/note-text.ts";
import { contentOf, open, raw, sample } from "./store-support.ts";

type SearchArguments = CheckedArguments<"search">;

let library: Library;

beforeEach(() => {
  library = open();
  library.fill(sample);
});

const everything: SearchArguments = {
  words: "",
  kinds: [],
  positionIds: [],
  sourceId: null,
  speakerId: null,
  tagId: null,
  from: null,
  to: null,
  offset: 0,
  limit: 50,
};
const search = (words: string, more: Partial<SearchArguments> = {}) =>
  library.queries.search({ ...everything, words, ...more });
const found = (words: string, more: Partial<SearchArguments> = {}) =>
  search(words, more).hits.map(({ kind, id }) => `${kind} ${id}`);

function addClaims(texts: readonly string[], name = "new"): void {
  library.change("Add", (tx) => {
    for (const [index, text] of texts.entries()) {
      tx.insert("claims", { id: `${name}${index}`, text, positionId: null, createdAt: tx.now, updatedAt: tx.now });
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
        const { hits } = search(words, { limit: 20 });
        expect(hits.length).toBeLessThanOrEqual(20);
        search(words, { positionIds: ["pos1", ""], sourceId: "so1", from: "2000" });
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

  test("[S26] [S42] finds every kind of record, with its words marked, what it belongs to and where it stands", () => {
    const only = (words: string): Partial<SearchHit> | undefined => {
      const { hits, more } = search(words);
      expect([hits.length, more]).toEqual([1, false]);
      return hits[0];
    };
    expect(only("hide")).toEqual({
      kind: "quotation",
      id: "q1",
      snippet: "no place to \uE000hide\uE001",
      context: "Zoë Müller, Locks and keys",
      positionId: "pos1",
      sourceId: "so1",
      place: { sourceId: "so1", start: 4, end: 20 },
    });
    expect(only("mathematics")).toMatchObject({ kind: "quotation", positionId: "pos1", sourceId: "so2", place: null });
    expect(only("encryption")).toEqual({
      kind: "claim",
      id: "c1",
      snippet: "\uE000Encryption\uE001 protects everyone.",
      context: "Signal",
      positionId: "pos1",
      sourceId: null,
      place: null,
    });
    expect(only("overv")).toMatchObject({ kind: "map", id: "m1", snippet: "\uE000Overview\uE001", context: "" });
    expect(only("wording")).toEqual({
      kind: "passage",
      id: "so1",
      snippet: "The full \uE000wording\uE001 of the article.",
      context: "Locks and keys, 2017",
      positionId: null,
      sourceId: "so1",
      place: { sourceId: "so1", start: 9, end: 16 },
    });
    expect(only("that")).toMatchObject({ kind: "source", snippet: 'First it says this.\nThen "\uE000that\uE001".' });
    expect(only("untitled")).toMatchObject({ kind: "source", id: "so2", context: "" });
    expect(only("secretary")).toMatchObject({
      kind: "speaker",
      id: "sp1",
      snippet: "Home \uE000Secretary\uE001",
      context: "Home Secretary, Government",
    });
    expect(only("number")).toMatchObject({ kind: "note", context: "Encryption protects everyone." });
    expect(only("weak")).toMatchObject({
      kind: "note",
      context: "Encryption protects everyone. + A back door is open to all.",
    });
    expect(only("heard")).toMatchObject({ kind: "note", context: "no place to hide" });
    expect(only("seminar")).toMatchObject({ kind: "note", context: "Overview" });
    expect(only("nobody")).toMatchObject({
      kind: "note",
      context: "Locks and keys: wording",
      place: { sourceId: "so1", start: 9, end: 16 },
    });
  });

  test("[S26] reads over case and accents", () => {
    expect(found("ZOE MULLER")).toEqual(["speaker sp1"]);
    expect(found("Zoë Müller")).toEqual(["speaker sp1"]);
  });

  test("[S26] has the better match first, takes the kinds in turn, and stops at the limit", () => {
    addClaims(["Keys, and much else that is said at great length about other things.", "Keys.", "Nothing of that."]);
    library.change("Add", (tx) => tx.update("maps", "m1", { title: "Keys" }));
    expect(found("keys")).toEqual(["claim new1", "map m1", "source so1", "claim new0"]);
    expect(search("keys", { limit: 2 })).toMatchObject({ hits: [{ id: "new1" }, { id: "m1" }], more: true });
    expect(search("keys", { limit: 2, offset: 2 })).toMatchObject({
      hits: [{ id: "so1" }, { id: "new0" }],
      more: false,
    });
    expect(search("keys", { offset: 9 })).toEqual({ hits: [], more: false });
  });

  test("[S40] takes words between quote marks, straight or typographic, as a phrase of whole words", () => {
    addClaims(["The private key is lost.", "A key that is private.", "Private keys are lost."]);
    expect(found("private key")).toEqual(["claim new2", "claim new0", "claim new1"]);
    expect(found('"private key"')).toEqual(["claim new0"]);
    expect(found("\u201cprivate key\u201d")).toEqual(["claim new0"]);
    expect(found("«Private  Key» los")).toEqual(["claim new0"]);
    // The second mark is still to come.
    expect(found('"private key')).toEqual(["claim new0", "claim new2"]);
    expect(found('"key private"')).toEqual([]);
    expect(search('"private key"').hits[0]?.snippet).toBe("The \uE000private key\uE001 is lost.");
  });

  test("[S41] has whole words before beginnings of words, and words that stand together before others", () => {
    addClaims(["An arts faculty.", "Nobody calls any of this their own art at all."]);
    expect(found("art")[0]).toBe("claim new1");
    expect(found("art", { kinds: ["claim"] })).toEqual(["claim new1", "claim new0"]);
    addClaims(["door back", "They asked for a back door and for much else besides."], "later");
    expect(found("back door", { kinds: ["claim"] })).toEqual(["claim c3", "claim later1", "claim later0"]);
  });

  test("[S43] pages add up to all there is, each hit once, with and without filters", () => {
    addClaims(Array.from({ length: 700 }, (_, index) => `Zebra ${"x".repeat(index % 7)} ${index}`));
    library.change("Text", (tx) =>
      tx.update("sources", "so1", {
        text: Array.from({ length: 90 }, (_, index) => `Zebra number ${index}.`).join("\n"),
      }),
    );
    library.change("Tag", (tx) => {
      for (const index of [3, 400, 699])
        tx.insert("taggings", { id: `t${index}`, tagId: "tag1", claimId: `new${index}`, sourceId: null, noteId: null });
    });
    for (const more of [
      {},
      { kinds: ["claim"] as const },
      { sourceId: "so1" },
      { tagId: "tag1" },
      { positionIds: [""] },
    ]) {
      const all = new Set<string>();
      let count = 0;
      for (let offset = 0; ; offset += 35) {
        const { hits, more: isMore } = search("zeb", { ...more, kinds: [...(more.kinds ?? [])], offset, limit: 35 });
        count += hits.length;
        for (const { kind, id, place, snippet } of hits) all.add(`${kind} ${id} ${place?.start} ${snippet}`);
        if (!isMore) break;
        expect(hits).toHaveLength(35);
      }
      expect(count).toBe(
        "sourceId" in more ? 90 : "tagId" in more ? 3 : "kinds" in more || "positionIds" in more ? 700 : 790,
      );
      expect(all.size).toBe(count);
    }
  });

  test("[S44] filters by kind, position, source, speaker, tag and time, together", () => {
    library.change("Add", (tx) => {
      tx.update("claims", "c1", { text: "Zebra one" });
      tx.update("claims", "c2", { text: "Zebra two" });
      tx.update("claims", "c3", { text: "Zebra three" });
      tx.update("quotations", "q1", { exact: "zebra quotation", standing: "exact" });
      tx.update("quotations", "q2", { exact: "zebra saying" });
      tx.update("sources", "so1", { label: "Zebra paper", text: "A zebra.\nNothing.", textHash: "a".repeat(64) });
      tx.update("sources", "so2", { label: "Zebra page" });
      tx.update("notes", "n3", { text: "Zebra heard" });
      tx.update("notes", "n5", { text: "Zebra read" });
      tx.update("maps", "m1", { title: "Zebra map" });
      tx.update("speakers", "sp2", { name: "Zebra" });
    });
    const these = (more: Partial<SearchArguments>) => found("zebra", more).sort();
    expect(these({})).toHaveLength(12);
    expect(these({ kinds: ["map", "passage"] })).toEqual(["map m1", "passage so1"]);
    expect(these({ positionIds: ["pos2"] })).toEqual(["claim c2", "quotation q2"]);
    expect(these({ positionIds: ["", "pos2"] })).toEqual(["claim c2", "claim c3", "quotation q2"]);
    expect(these({ sourceId: "so1" })).toEqual([
      "claim c1",
      "note n3",
      "note n5",
      "passage so1",
      "quotation q1",
      "source so1",
    ]);
    expect(these({ speakerId: "sp2" })).toEqual(["claim c1", "claim c2", "quotation q2", "speaker sp2"]);
    expect(these({ tagId: "tag1" })).toEqual(["claim c3", "note n5", "source so1"]);
    expect(these({ from: "2015", to: "2015" })).toEqual(["claim c1", "claim c2", "quotation q2"]);
    expect(these({ from: "2016" })).toEqual(["claim c1", "passage so1", "quotation q1", "source so1"]);
    expect(these({ from: "2017-03-26", to: "2017-03-26" })).toHaveLength(4);
    expect(these({ from: "2017-03-27" })).toEqual([]);
    // 2015 may be any day of it.
    expect(these({ from: "2015-06", to: "2015-06-30" })).toEqual(["claim c1", "claim c2", "quotation q2"]);
    // One quotation fulfils all that is asked of a claim's quotations.
    expect(these({ sourceId: "so1", speakerId: "sp2" })).toEqual([]);
    expect(these({ sourceId: "so2", speakerId: "sp2", positionIds: ["pos1"], from: "2014", to: "2016" })).toEqual([
      "claim c1",
      "quotation q2",
    ]);
    expect(these({ sourceId: "gone" })).toEqual([]);
  });

  test("[S39] the place of a passage is the words found, in UTF-16 code units, whatever the text holds", () => {
    const piece = fc.constantFrom(
      "zebra",
      "Zèbra",
      "a",
      "\\n",
      "\\",
      '"',
      "😀",
      "𝒳 y",
      "\t",
      "é",
      "…",
      "x\n",
      "\n\n",
      "{",
      "'",
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 40 }), (parts) => {
        const text = `start ${parts.join(" ")}`;
        library.change("Text", (tx) => tx.update("sources", "so2", { text, textHash: "a".repeat(64) }));
        const { hits } = search("zebra", { kinds: ["passage"], limit: 200 });
        const expected = text.split("\n").filter((line) => /z[eè]bra/i.test(line)).length;
        expect(hits).toHaveLength(expected);
        for (const { place } of hits) {
          expect(text.slice(place?.start, place?.end).normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()).toBe(
            "zebra",
          );
        }
      }),
      { numRuns: 150 },
    );
  });

  test("[S38] the paragraphs of a text come and go with it, and with its source", () => {
    const paragraphs = () =>
      raw(library.path).prepare('SELECT text FROM paragraphs ORDER BY sourceRow, "start"').pluck().all();
    expect(paragraphs()).toEqual(["The full wording of the article."]);
    library.change("Text", (tx) => tx.update("sources", "so2", { text: "One.\n\nTwo.", textHash: "a".repeat(64) }));
    expect(paragraphs()).toEqual(["The full wording of the article.", "One.", "Two."]);
    library.change("Text", (tx) => tx.update("sources", "so2", { text: null, textHash: null }));
    expect(paragraphs()).toEqual(["The full wording of the article."]);
    library.undo();
    expect(found("two")).toEqual(["passage so2"]);
    contentOf(raw(library.path));
  });

  test("[S45] finds the label of a note's link, never its id", () => {
    const text = `See ${linkTo({ kind: "claim", id: "zebra-1" }, "the giraffe")} and [[not|one]].`;
    library.change("Note", (tx) => tx.update("notes", "n1", { text }));
    expect(search("giraffe").hits).toMatchObject([
      { id: "n1", snippet: "See the \uE000giraffe\uE001 and [[not|one]]." },
    ]);
    expect(found("c0")).toEqual([]);
    expect(found("c0zebra")).toEqual([]);
    expect(found("not one")).toEqual(["note n1"]);
    contentOf(raw(library.path));
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
    expect(found("wording")).toEqual(["passage so1"]);
    contentOf(raw(library.path));
  });
});
