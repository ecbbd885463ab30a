import fc from "fast-check";
import { expect, test } from "vitest";
import { matchExpression } from "#main/store/queries/words.ts";
import { asPlainText, type LinkTarget, labelOf, linksOf, linkTo, parseNote, tagsOf } from "#shared/model/note-text.ts";
import { idSchema } from "#shared/model/records.ts";

const id = fc.oneof(
  fc.uuid(),
  fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/),
  fc.constantFrom("c-right-to-be-told", "x", "z", "zz_x-", "Zx-_"),
);
const target: fc.Arbitrary<LinkTarget> = fc.record({ kind: fc.constantFrom("claim", "map", "source"), id });
const words = fc.oneof(fc.string({ unit: "binary", maxLength: 200 }), fc.string({ unit: "grapheme" }));
/** Text in which the marks of the syntax are common, whole and halved. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "[[",
        "]]",
        "[",
        "]",
        "|",
        "#",
        "##",
        "\n",
        " ",
        "c0",
        "m0abc|",
        "https://",
        "www.",
        "_",
        "-",
        "1",
      ),
      fc.string({ unit: "binary", maxLength: 8 }),
      fc.tuple(target, words).map(([to, label]) => linkTo(to, label)),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(""));

test("[N31] the segments of any text are that text, and are found again in it", () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const segments = parseNote(text);
      expect(segments.map(({ raw }) => raw).join("")).toBe(text);
      for (const [index, { kind, raw }] of segments.entries()) {
        expect(raw).not.toBe("");
        if (kind === "text") expect(segments[index + 1]?.kind).not.toBe("text");
      }
      for (const segment of segments) {
        if (segment.kind !== "link") continue;
        expect(idSchema.safeParse(segment.target.id).success).toBe(true);
        expect(linkTo(segment.target, segment.label)).toContain(segment.raw.slice(0, segment.raw.indexOf("|") + 1));
      }
    }),
    { numRuns: 2_000 },
  );
});

test("[N31] a link to any record by any words is read as that link", () => {
  fc.assert(
    fc.property(target, words, (to, label) => {
      const text = `See ${linkTo(to, label)}.`;
      expect(parseNote(text)).toEqual([
        { kind: "text", raw: "See " },
        { kind: "link", raw: linkTo(to, label), target: to, label: labelOf(label) },
        { kind: "text", raw: "." },
      ]);
      expect(asPlainText(text)).toBe(`See ${labelOf(label)}.`);
      expect(linksOf(text + text)).toEqual([to]);
    }),
    { numRuns: 1_000 },
  );
});

test("[N31] the words of a link lose what would end it", () => {
  expect(labelOf(" A [sic] | B\nC ")).toBe("A (sic) / B C");
  expect(labelOf("")).toBe("…");
  expect(labelOf("a".repeat(500))).toHaveLength(160);
});

test.each([
  ["[[c0abc|half"],
  ["[[c0abc]]"],
  ["[[c0abc|]]"],
  ["[[c0abc| ]]"],
  ["[[c0abc|a\nb]]"],
  ["[[x0abc|a]]"],
  ["[[cabc|a]]"],
  ["[[c0zq|a]]"],
  ["[[c0a-b|a]]"],
  ["[[]]"],
  ["[[ word"],
])("[N31] what is no whole link means itself: %j", (text) => {
  expect(parseNote(text)).toEqual([{ kind: "text", raw: text }]);
});

test("[N31] brackets around a link, and links one after the other, are told apart", () => {
  const link = linkTo({ kind: "map", id: "m-1" }, "Map");
  expect(parseNote(`[[${link}]]${link}${link}`).map(({ kind }) => kind)).toEqual([
    "text",
    "link",
    "text",
    "link",
    "link",
  ]);
});

test("[N32] tags are words of letters and digits with a letter among them", () => {
  const tags = (text: string) => tagsOf(text);
  expect(tags("#one (#two) #drei-vier, #fünf_6! “#日本” #a1")).toEqual([
    "one",
    "two",
    "drei-vier",
    "fünf_6",
    "日本",
    "a1",
  ]);
  expect(tags("#Law and #law and #LAW")).toEqual(["Law"]);
  expect(tags("#cafe\u0301 and #café")).toEqual(["café"]);
  expect(tags("#123 #1-2 # #- #--x a#b C# ##x &#x27; a@#b")).toEqual([]);
  expect(tags("https://a.example/#part www.b.example/#part mailto://x#y")).toEqual([]);
  expect(tags(linkTo({ kind: "claim", id: "c1" }, "#not a tag"))).toEqual([]);
  expect(tags("#end- and #stop.")).toEqual(["end", "stop"]);
  expect(tags(`#${"a".repeat(60)} #${"b".repeat(61)}`)).toEqual(["a".repeat(60)]);
});

test("[N33] an id in a link is one word to the search, which no word of a language begins", () => {
  fc.assert(
    fc.property(target, (to) => {
      const [, written = ""] = /^\[\[([^|]*)\|/.exec(linkTo(to, "words")) ?? [];
      expect(written).toMatch(/^[cms]0[A-Za-z0-9]+$/);
      expect(matchExpression(written)).toBe(`"${written}"*`);
    }),
  );
});

test("[N31] texts as long as notes may be are read at once", () => {
  const link = linkTo({ kind: "claim", id: "c1" }, "w");
  for (const piece of [
    "[[",
    "[[c0",
    "[[c0a|",
    "#",
    "#a",
    "www.",
    "a://",
    "]]",
    link,
    "\u{1F600}",
    "[[c0a|".concat("x".repeat(150)),
  ]) {
    const text = piece.repeat(Math.floor(20_000 / piece.length));
    expect(
      parseNote(text)
        .map(({ raw }) => raw)
        .join(""),
    ).toBe(text);
  }
});
