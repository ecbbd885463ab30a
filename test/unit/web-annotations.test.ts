import fc from "fast-check";
import { expect, test } from "vitest";
import { offsetsOf } from "#shared/formats/code-points.ts";
import { readWebAnnotations } from "#shared/formats/web-annotations/read.ts";
import { recordOfUrn } from "#shared/formats/web-annotations/terms.ts";
import { type WrittenNote, writeWebAnnotations } from "#shared/formats/web-annotations/write.ts";
import { asPlainText, linkTo } from "#shared/model/note-text.ts";
import { mutated } from "./mutations.ts";

const id = fc.oneof(fc.uuid(), fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,20}$/));
const time = fc
  .date({ min: new Date("1970-01-01"), max: new Date("9999-01-01"), noInvalidDate: true })
  .map((date) => date.toISOString());
const words = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 60 })
  .map((text) => text.toWellFormed().trim())
  .filter((text) => text !== "");
const noteText = fc
  .array(
    fc.oneof(
      words,
      fc.constantFrom("#tag", "#Other-tag", "a\n\nb", "[[", "https://a.example/#b"),
      fc.tuple(fc.constantFrom("claim", "map", "source"), id, words).map(([kind, to, label]) => {
        return linkTo({ kind: kind as "claim", id: to }, label);
      }),
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((parts) => parts.join(" ").trim());
const source = fc.record({
  id,
  label: words,
  url: fc.option(fc.constantFrom("https://example.org/a", "not an address", "http://a.example/?q=1#x"), { nil: null }),
});
const hash = fc.constantFrom("a".repeat(64), "0123456789abcdef".repeat(4));
const passage = fc.record({
  exact: words,
  prefix: fc.string({ unit: "grapheme", maxLength: 32 }).map((text) => text.toWellFormed()),
  suffix: fc.string({ unit: "grapheme", maxLength: 32 }).map((text) => text.toWellFormed()),
  standing: fc.constantFrom("exact" as const, "reworded" as const, "lost" as const, "unattached" as const),
  place: fc.option(
    fc.tuple(fc.nat(10_000), fc.integer({ min: 1, max: 500 }), hash).map(([start, length, textHash]) => ({
      start,
      end: start + length,
      textHash,
    })),
    { nil: null },
  ),
});
const subject = fc.oneof(
  fc.record({ kind: fc.constantFrom("claim" as const, "inference" as const, "map" as const), id, words }),
  fc.record({ kind: fc.constant("source" as const), source }),
  fc.record({ kind: fc.constant("passage" as const), source, passage }),
  fc.record({ kind: fc.constant("quotation" as const), id, source, passage }),
);
const note: fc.Arbitrary<WrittenNote> = fc.record({
  id,
  text: noteText,
  createdAt: time,
  updatedAt: time,
  resolvedAt: fc.option(time, { nil: null }),
  subject,
});

function read(json: unknown) {
  const result = readWebAnnotations(typeof json === "string" ? json : JSON.stringify(json));
  if (!result.ok) throw new Error(result.message);
  return result;
}

test("[N45] what Warrant writes it reads as it was, with nothing lost", () => {
  fc.assert(
    fc.property(fc.array(note, { maxLength: 6 }), (notes) => {
      const { notes: found, losses } = read(writeWebAnnotations(notes, "urn:uuid:1"));
      expect(losses).toEqual([]);
      expect(found).toHaveLength(notes.length);
      for (const [index, written] of notes.entries()) {
        const { targets, where: _where, key: _key, ...rest } = found[index] ?? { targets: [] };
        const { id: noteId, text, createdAt, updatedAt, resolvedAt, subject: about } = written;
        expect(rest).toEqual({ noteId, text, createdAt, updatedAt, resolvedAt });
        expect(targets).toHaveLength(1);
        const [target] = targets;
        if ("words" in about) {
          expect(target).toMatchObject({ names: [{ kind: about.kind, id: about.id }], words: [about.words] });
          continue;
        }
        expect(target?.names).toContainEqual({ kind: "source", id: about.source.id });
        expect(target?.words).toEqual([about.source.label]);
        if (about.kind === "source") expect(target?.passage).toBeNull();
        else {
          const { standing, ...selectors } = about.passage;
          expect(target?.passage).toEqual({ ...selectors, standing: about.kind === "passage" ? standing : null });
        }
        if (about.kind === "quotation") expect(target?.names).toContainEqual({ kind: "quotation", id: about.id });
      }
    }),
    { numRuns: 400 },
  );
});

test("[N44] every annotation has what the model asks for, and own words only under a prefix", () => {
  const modelKeys = new Set(
    `@context id type label total first startIndex items motivation created modified body target purpose format value
     source selector exact prefix suffix start end`.split(/\s+/),
  );
  fc.assert(
    fc.property(fc.array(note, { minLength: 1, maxLength: 4 }), (notes) => {
      const file = JSON.parse(writeWebAnnotations(notes, "urn:uuid:1"));
      expect(file["@context"][0]).toBe("http://www.w3.org/ns/anno.jsonld");
      const prefixes = Object.keys(file["@context"][1]);
      JSON.stringify(file, (key, value) => {
        if (key !== "" && !/^\d+$/.test(key) && !prefixes.includes(key)) {
          expect(modelKeys.has(key) || prefixes.some((prefix) => key.startsWith(`${prefix}:`))).toBe(true);
        }
        return value;
      });
      expect(file).toMatchObject({
        type: "AnnotationCollection",
        total: notes.length,
        first: { type: "AnnotationPage" },
      });
      for (const [index, item] of file.first.items.entries()) {
        expect(item).toMatchObject({ type: "Annotation", motivation: "commenting" });
        expect(recordOfUrn(item.id)).toEqual({ kind: "note", id: notes[index]?.id });
        expect(item.body[0]).toMatchObject({ type: "TextualBody", format: "text/plain" });
        expect(item.body[0].value).toBe(asPlainText(notes[index]?.text ?? ""));
      }
    }),
  );
});

test("[N46] places are counted in code points, back and forth in any text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 60 }), (raw) => {
      const text = raw.toWellFormed();
      const { toPoints, toUnits } = offsetsOf(text);
      const characters = [...text];
      let units = 0;
      for (const [points, character] of characters.entries()) {
        expect(toPoints(units)).toBe(points);
        expect(toUnits(points)).toBe(units);
        units += character.length;
      }
      expect(toPoints(units)).toBe(characters.length);
      expect(toUnits(characters.length)).toBe(units);
    }),
    { numRuns: 1_000 },
  );
});

const hypothesis = {
  total: 2,
  rows: [
    {
      id: "Yw1abc",
      created: "2024-05-01T10:00:00.123456+00:00",
      updated: "2024-05-02T10:00:00.000000+00:00",
      user: "acct:someone@hypothes.is",
      uri: "https://example.org/story",
      text: "Is that so?",
      tags: ["civil liberties", "law"],
      group: "__world__",
      permissions: { read: ["group:__world__"] },
      target: [
        {
          source: "https://example.org/story",
          selector: [
            { type: "RangeSelector", startContainer: "/p[1]", endContainer: "/p[1]", startOffset: 1, endOffset: 9 },
            { type: "TextPositionSelector", start: 10, end: 23 },
            { type: "TextQuoteSelector", exact: "no back doors", prefix: "They said ", suffix: " at all" },
          ],
        },
      ],
      document: { title: ["A story"] },
      links: { html: "https://hypothes.is/a/Yw1abc" },
    },
    {
      id: "Yw2",
      uri: "https://example.org/story",
      text: "",
      tags: [],
      target: [{ source: "https://example.org/story" }],
    },
  ],
};

test("[N47] a list from Hypothesis is read, and what it cannot bring is told by kind, count and place", () => {
  const { notes, losses } = read(hypothesis);
  expect(notes).toMatchObject([
    {
      noteId: null,
      key: "Yw1abc",
      text: "Is that so?\n\n#civil-liberties #law",
      createdAt: "2024-05-01T10:00:00.123Z",
      updatedAt: "2024-05-02T10:00:00.000Z",
      targets: [
        {
          names: [],
          urls: ["https://example.org/story", "https://example.org/story"],
          words: ["A story"],
          passage: { exact: "no back doors", prefix: "They said ", suffix: " at all", place: { start: 10, end: 23 } },
        },
      ],
    },
  ]);
  expect(losses).toEqual([
    { what: "tags of several words: their words are joined by hyphens", count: 1, where: "rows[0]" },
    { what: "selectors of the kind RangeSelector", count: 1, where: "rows[0].target[0].selector[0]" },
    { what: "names of those who wrote annotations", count: 1, where: "rows[0].user" },
    { what: "groups that annotations were shared with", count: 1, where: "rows[0].group" },
    { what: "annotations without a text, such as bare highlights", count: 1, where: "rows[1]" },
  ]);
});

test.each([
  ["a text alone", { bodyValue: "Words." }, "Words."],
  ["an address", { body: "https://example.org/reply" }, "https://example.org/reply"],
  ["one object", { body: { type: "TextualBody", value: "Words." } }, "Words."],
  [
    "several",
    { body: [{ value: "One." }, { value: "law", purpose: "tagging" }, { value: "Two." }] },
    "One.\n\nTwo.\n\n#law",
  ],
  ["a choice", { body: { type: "Choice", items: [{ value: "English." }, { value: "Deutsch." }] } }, "English."],
  [
    "a resource with a purpose",
    { body: { type: "SpecificResource", purpose: "tagging", source: { value: "law" } } },
    "#law",
  ],
  ["a tag that the words hold", { body: [{ value: "By #Law." }, { value: "law", purpose: "tagging" }] }, "By #Law."],
  ["old style", { body: { "@type": "oa:TextualBody", chars: "Words." } }, "Words."],
])("[N47] a body that is %s is read", (_name, body, text) => {
  expect(read({ type: "Annotation", target: "https://example.org/", ...body }).notes).toMatchObject([{ text }]);
});

test.each([
  ["an address", "https://example.org/", { urls: ["https://example.org/"], passage: null }],
  ["an object", { id: "https://example.org/" }, { urls: ["https://example.org/"] }],
  [
    "words within a part",
    {
      source: "https://example.org/",
      selector: { type: "FragmentSelector", value: "p2", refinedBy: { type: "TextQuoteSelector", exact: "here" } },
    },
    { passage: { exact: "here", prefix: "", suffix: "", place: null } },
  ],
  [
    "one of several ways to say where",
    { source: "https://example.org/", selector: { type: "Choice", items: [{ exact: "here" }] } },
    { passage: { exact: "here" } },
  ],
])("[N47] a target that is %s is read", (_name, target, found) => {
  expect(read({ type: "Annotation", bodyValue: "Words.", target }).notes[0]?.targets).toMatchObject([found]);
});

test("[N48] what is not understood is counted, with where it first stood", () => {
  const annotation = { type: "Annotation", bodyValue: "Words.", target: "https://example.org/" };
  const { losses } = read([
    { ...annotation, motivation: "highlighting", rights: "https://example.org/licence" },
    { ...annotation, rights: "https://example.org/licence", created: "yesterday" },
    { ...annotation, body: [{ type: "Image", format: "image/png" }], target: 7 },
    { type: "Collection" },
    "text",
  ]);
  expect(losses).toEqual([
    { what: 'the field "rights" of annotations', count: 2, where: "[0].rights" },
    { what: 'the motivation "highlighting"', count: 1, where: "[0].motivation" },
    { what: "dates that cannot be read", count: 1, where: "[1].created" },
    { what: "bodies without a text", count: 1, where: "[2].body[0]" },
    { what: "targets that cannot be read", count: 1, where: "[2].target" },
    { what: "annotations that are about nothing", count: 1, where: "[2]" },
    { what: "items that are no annotations", count: 2, where: "[3]" },
  ]);
});

test.each([["", "{", "7", "null", `"text"`, "{}", `{"a":1}`, "[".repeat(100_000)]].flat().map((json) => [json]))(
  "[N49] what is no file of annotations is answered with what is wrong: %.20j",
  (json) => {
    const result = readWebAnnotations(json);
    expect(result.ok || result.message).toMatch(/Choose a file/);
  },
);

test("[N49] files changed at random are read or refused, and nothing else", () => {
  const good = [
    writeWebAnnotations(fc.sample(note, { numRuns: 5, seed: 7 }), "urn:uuid:1"),
    JSON.stringify(hypothesis),
  ];
  let [accepted, refusals] = [0, 0];
  for (const [index, json] of good.entries()) {
    for (const damaged of mutated(json, 500, index)) {
      const result = readWebAnnotations(damaged);
      if (!result.ok) {
        expect(result.message).not.toBe("");
        refusals += 1;
        continue;
      }
      accepted += 1;
      for (const { text, targets } of result.notes) {
        expect(text.trim()).not.toBe("");
        expect(text.length).toBeLessThanOrEqual(20_000);
        expect(targets.length).toBeGreaterThan(0);
      }
      for (const { count, what } of result.losses) {
        expect(count).toBeGreaterThan(0);
        expect(what).not.toBe("");
      }
    }
  }
  // Both kinds of damage were tried: what breaks the JSON, and what only changes what it says.
  expect(accepted).toBeGreaterThan(100);
  expect(refusals).toBeGreaterThan(100);
});
