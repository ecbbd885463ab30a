import fc from "fast-check";
import { expect, test } from "vitest";
import { type LinkTarget, labelOf, linksOf, linkTo, parseNote } from "#shared/model/note-text.ts";
import { begunAt, draftOf, textOf, withLink } from "../../renderer/panels/notes/draft.ts";

const target: fc.Arbitrary<LinkTarget> = fc.record({
  kind: fc.constantFrom("claim", "map", "source"),
  id: fc.constantFrom("a", "b", "c-d"),
});
const words = fc.constantFrom("One", "Two", "A [sic] | B", "w".repeat(300));
const parts = fc.array(
  fc.oneof(
    fc.constantFrom("[[", "]]", "[[One]]", "[[Three]]", "#tag", " ", "\n", "text"),
    fc.tuple(target, words).map(([to, label]) => linkTo(to, label)),
  ),
  { maxLength: 12 },
);

test("[W371] a note is written with the links that it has, whatever stands around them", () => {
  fc.assert(
    fc.property(parts, (pieces) => {
      // Marks beside a link can make one of what was none: they are kept apart.
      const text = pieces.join(" ");
      const draft = draftOf(text);
      const back = textOf(draft);
      expect(linksOf(back)).toEqual(expect.arrayContaining(linksOf(text)));
      const labels = new Map<string, string>();
      let oneEach = true;
      for (const segment of parseNote(text)) {
        if (segment.kind !== "link") continue;
        const id = `${segment.target.kind} ${segment.target.id}`;
        oneEach &&= (labels.get(segment.label) ?? id) === id;
        labels.set(segment.label, id);
      }
      const typed = [...labels.keys()].some((label) => pieces.includes(`[[${label}]]`));
      if (oneEach && !typed) expect(back).toBe(text);
    }),
    { numRuns: 1_000 },
  );
});

test("[W371] two records of one name get labels that tell them apart", () => {
  const first = withLink(new Map(), { kind: "claim", id: "a" }, "Same");
  const second = withLink(first.links, { kind: "map", id: "a" }, "Same");
  const again = withLink(second.links, { kind: "claim", id: "a" }, "Same");
  expect([first.label, second.label, again.label]).toEqual(["Same", "Same (2)", "Same"]);
  expect(textOf({ shown: "[[Same]] [[Same (2)]] [[Else]]", links: second.links })).toBe(
    `${linkTo({ kind: "claim", id: "a" }, "Same")} ${linkTo({ kind: "map", id: "a" }, "Same (2)")} [[Else]]`,
  );
  const long = withLink(
    new Map([[labelOf("w".repeat(300)), { kind: "claim", id: "a" }]]),
    { kind: "map", id: "b" },
    "w".repeat(300),
  );
  expect(long.label).toMatch(/ \(2\)$/);
});

test.each([
  ["See [[ba", { kind: "link", words: "ba", from: 4 }],
  ["See [[", { kind: "link", words: "", from: 4 }],
  ["[[a]] and [[b c", { kind: "link", words: "b c", from: 10 }],
  ["See [[a]]", null],
  ["See [[a\nb", null],
  ["On #ta", { kind: "tag", words: "ta", from: 3 }],
  ["C#ta", null],
  ["#1", null],
  ["#", null],
  ["# ", null],
])("[W371] before the caret in %j", (shown, begun) => {
  expect(begunAt(shown, shown.length)).toEqual(begun);
  expect(begunAt(`${shown}]] and more`, shown.length)).toEqual(begun);
});
