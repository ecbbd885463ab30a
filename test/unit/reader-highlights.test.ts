import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { SourceQuotation } from "#shared/contract/results/sources.ts";
import type { Note, Position } from "#shared/model/records.ts";
import {
  type Highlight,
  highlightsOf,
  highlightsWithin,
  usedParagraphs,
} from "../../renderer/panels/reader/marks/highlights.ts";
import { segmentsOf } from "../../renderer/panels/reader/marks/segments.ts";
import { ParagraphIndex } from "../../renderer/panels/reader/text/paragraph-index.ts";

const time = "2024-01-01T00:00:00.000Z";
const length = 120;

function position(id: string, rank: number): Position {
  return { id, name: id, colourLight: "#123456", colourDark: "#abcdef", glyph: "flag", rank };
}
const positions = new Map([position("p0", 0), position("p1", 1)].map((each) => [each.id, each]));

function quoted(
  id: string,
  start: number | null,
  end: number | null,
  positionIds: readonly (string | null)[],
): SourceQuotation {
  return {
    quotation: {
      id,
      sourceId: "src",
      speakerId: "s",
      exact: "words",
      prefix: "",
      suffix: "",
      start,
      end,
      date: null,
      role: null,
      standing: "exact",
    },
    speaker: { id: "s", kind: "person", name: "Ada", role: null, organisation: null },
    source: {
      id: "src",
      type: "article",
      title: null,
      label: "Source",
      containerTitle: null,
      authors: [],
      issued: null,
      issuedBasis: null,
      url: null,
      accessed: null,
      textHash: null,
      file: null,
      hasText: true,
      createdAt: time,
      updatedAt: time,
    },
    claims: positionIds.map((positionId, index) => ({
      claim: { id: `${id}-c${index}`, text: "It is so.", positionId, createdAt: time, updatedAt: time },
      claimQuotation: { id: `${id}-q${index}`, claimId: `${id}-c${index}`, quotationId: id, stance: "asserts" },
    })),
  };
}

const stretch = fc.tuple(fc.nat(length - 1), fc.integer({ min: 1, max: 40 })).map(([start, size]) => ({
  start,
  end: Math.min(length, start + size),
}));
const quotations = fc
  .array(stretch, { maxLength: 14 })
  .map((stretches) =>
    stretches.map(({ start, end }, index) => quoted(`q${index}`, start, end, index % 3 === 0 ? [] : ["p0"])),
  );

function overlap(a: { start: number; end: number }, b: { start: number; end: number }): boolean {
  return a.start < b.end && b.start < a.end;
}

describe("[W345] highlights", () => {
  test("that overlap have lanes of their own", () => {
    fc.assert(
      fc.property(quotations, (quotations) => {
        const { all } = highlightsOf({ quotations, notes: [] }, positions, length);
        expect(all.length).toBe(quotations.length);
        for (const [index, one] of all.entries()) {
          for (const other of all.slice(index + 1)) if (overlap(one, other)) expect(one.lane).not.toBe(other.lane);
        }
      }),
    );
  });

  test("are found by place", () => {
    fc.assert(
      fc.property(quotations, stretch, (quotations, { start, end }) => {
        const highlights = highlightsOf({ quotations, notes: [] }, positions, length);
        expect(highlightsWithin(highlights, start, end)).toEqual(
          highlights.all.filter((each) => overlap(each, { start, end })),
        );
      }),
    );
  });

  test("have the positions of their claims, each once, in the positions' order; a claim without one comes last", () => {
    const rows = [
      quoted("q", 0, 5, [null, "p1", "p0", "p1"]),
      quoted("none", 6, 8, []),
      quoted("lost", null, null, ["p0"]),
    ];
    const { all } = highlightsOf({ quotations: rows, notes: [] }, positions, length);
    expect(all.map(({ id, positions }) => [id, positions.map((each) => each?.id ?? null)])).toEqual([
      ["q", ["p0", "p1", null]],
      ["none", []],
    ]);
  });

  test("passages with notes are among them; what lies outside the text is not", () => {
    const passage = { exact: "a", prefix: "", suffix: "", start: 3, end: 4, standing: "exact" as const };
    const note: Note = {
      id: "n",
      claimId: null,
      inferenceId: null,
      quotationId: null,
      mapId: null,
      sourceId: "src",
      passage,
      text: "Why?",
      resolvedAt: null,
      createdAt: time,
      updatedAt: time,
    };
    const whole = { ...note, id: "whole", passage: null };
    const outside = quoted("outside", 100, length + 1, ["p0"]);
    expect(
      highlightsOf({ quotations: [outside], notes: [note, whole] }, positions, length).all.map(({ id }) => id),
    ).toEqual(["n"]);
  });

  test("[W341] the paragraphs that a claim uses are those with some of a quotation behind one", () => {
    const text = "aaaa\nbbbb\ncccc\ndddd";
    const rows = [quoted("over", 2, 12, ["p0"]), quoted("unused", 15, 18, [])];
    const used = usedParagraphs(
      highlightsOf({ quotations: rows, notes: [] }, positions, text.length),
      new ParagraphIndex(text),
    );
    expect([...used]).toEqual([0, 1, 2]);
  });
});

describe("[W345] pieces of a paragraph", () => {
  test("are the paragraph, whole and in order, and each has just the highlights that lie over it", () => {
    fc.assert(
      fc.property(quotations, stretch, stretch, (quotations, paragraph, match) => {
        const { all } = highlightsOf({ quotations, notes: [] }, positions, length);
        const within = all.filter((each) => overlap(each, paragraph));
        const layers = { highlights: within, found: [match], currentFound: match, flash: null };
        const segments = segmentsOf(paragraph, layers);
        expect(segments[0]?.start).toBe(paragraph.start);
        expect(segments.at(-1)?.end).toBe(paragraph.end);
        const begun: Highlight[] = [];
        segments.forEach((segment, index) => {
          if (index > 0) expect(segment.start).toBe(segments[index - 1]?.end);
          expect(segment.highlights).toEqual(within.filter((each) => overlap(each, segment)));
          expect(segment.found).toBe(overlap(match, segment) ? "current" : null);
          begun.push(...segment.beginning);
        });
        // Each highlight begins once in a paragraph: that is where the keyboard comes to it.
        expect(begun.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(
          within.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
        );
      }),
    );
  });
});
