import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FormatFault } from "#shared/formats/document/fault.ts";
import { lossKinds } from "#shared/formats/document/loss-kinds.ts";
import { emptyDocument, type MapDocument } from "#shared/formats/document/map-document.ts";
import { Losses } from "#shared/formats/losses.ts";
import { readMarkdownOutline } from "#shared/formats/markdown/read.ts";
import { carriedByMarkdownOutline, writeMarkdownOutline } from "#shared/formats/markdown/write-outline.ts";
import { canonical } from "./canonical.ts";
import { mapDocuments } from "./documents.ts";
import { expectExactReport } from "./exact-report.ts";
import { flatReport } from "./flat.ts";
import { expectRefusedOrSound, mutationsOf } from "./mutations.ts";

const options = { fileName: "A file" };
const documents = mapDocuments({ lineBreaks: true, backing: true });

function said({ document }: { readonly document: MapDocument }): string[] {
  const words = new Map(document.claims.map(({ id, text }) => [id, text]));
  return [
    ...words.values(),
    ...document.inferences.map(({ kind, premises, target }) =>
      [
        words.get(premises[0]?.claimId ?? ""),
        kind === "support" ? "=>" : "=/",
        "claimId" in target ? words.get(target.claimId) : "?",
      ].join(" "),
    ),
  ];
}

const written = `---
title: "Sealed phones"
tags: debate
---
What should *phones* be?

- Phones should be **sealed**.
  - Pro: Thieves get
    nothing.
    - (-) They take [parts](https://example.org).

    More on parts.
  - Con: Police cannot search them. ^police
  * Phones are <b>small</b>.
- Phones should be open
\t1. But: [this](#^police)

\`\`\`
- no claim
\`\`\`

The end.
`;

describe("outlines that people write", () => {
  test("[F92] nested items with signs, references, notes; what an outline does not say is told", () => {
    const read = readMarkdownOutline(written, options);
    expect(read.document).toMatchObject({ title: "Sealed phones", description: "What should phones be?" });
    const [sealed, open, police, parts] = [
      "Phones should be sealed.",
      "Phones should be open",
      "Police cannot search them.",
      "They take parts (https://example.org).",
    ];
    expect(said(read)).toEqual([
      sealed,
      "Thieves get nothing.",
      parts,
      police,
      "Phones are small.",
      open,
      `Thieves get nothing. => ${sealed}`,
      `${parts} =/ Thieves get nothing.`,
      `${police} =/ ${sealed}`,
      `Phones are small. => ${sealed}`,
      `${police} =/ ${open}`,
    ]);
    expect(read.document.notes.map(({ text }) => text)).toEqual(["More on parts.", "The end."]);
    expect(read.losses).toEqual([
      { what: "settings in the front matter", where: "line 1", count: 1 },
      { what: "HTML tags and comments", where: "line 14", count: 2 },
      { what: "items without “Pro:” or “Con:”: they support what they stand under", where: "line 14", count: 1 },
      { what: "blocks of code", where: "line 18", count: 1 },
    ]);
  });

  test("[F93] headings are claims with what stands beneath them, the highest one alone is the title", () => {
    const read = readMarkdownOutline(
      "# Phones\n\nIntro\n\n## Sealed\n\n- Con: police\n\n## Open ##\nText\n\nCrime\n-----\n",
      options,
    );
    expect(read.document.title).toBe("Phones");
    expect(said(read)).toEqual(["Sealed", "police", "Open", "Crime", "police =/ Sealed"]);
    expect(read.document.notes.map(({ text }) => text)).toEqual(["Text"]);
    expect(said(readMarkdownOutline("# One\n# Two\n", options))).toEqual(["One", "Two"]);
  });

  test.each([
    ["prose alone", "Dear all,\n\nno list here.", /no claims/],
    ["a mark twice", "- a ^x\n- b ^x\n", "line 2: “^x” stands there twice."],
  ])("[F94] %s is refused", (_, text, message) => {
    expect(() => readMarkdownOutline(text, options)).toThrow(FormatFault);
    expect(() => readMarkdownOutline(text, options)).toThrow(message);
  });

  test("[F94] a reference to nothing is told with its line", () => {
    const { losses } = readMarkdownOutline("- a\n  - Pro: [b](#^nowhere)\n", options);
    expect(losses).toEqual([
      { what: "arguments whose premise or target is not in the file", where: "line 2", count: 1 },
    ]);
  });
});

describe("outlines there and back", () => {
  test("[F95] what was written is read as it was carried, and the report names exactly what was not", () => {
    fc.assert(
      fc.property(documents, (document) => {
        const { text, losses } = writeMarkdownOutline(document);
        const read = readMarkdownOutline(text, options);
        expect(read.losses).toEqual([]);
        expect(canonical(read.document)).toEqual(canonical(carriedByMarkdownOutline(document, new Losses())));
        const { own, plain } = flatReport(document);
        expect(read.document.inferences).toHaveLength(plain);
        expectExactReport(document, read.document, losses, {
          ...own,
          [lossKinds.junctions]: document.inferences.filter(({ place }) => place !== null).length,
          [lossKinds.schemes]: document.inferences.filter(({ scheme }) => scheme !== null).length,
        });
      }),
      { numRuns: 400 },
    );
  });

  test("[F95] every text comes back letter for letter", () => {
    const plain = {
      positionId: null,
      createdAt: null,
      updatedAt: null,
      tags: [],
      quotations: [],
      place: null,
      collapsed: false,
    };
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1, maxLength: 60 }), (any) => {
        const text = any.replace(/[^\P{Cc}\n\t]/gu, "").trim();
        fc.pre(text !== "");
        const document = { ...emptyDocument("Map"), claims: [{ id: "c", text, ...plain }] };
        const { claims } = readMarkdownOutline(writeMarkdownOutline(document).text, options).document;
        expect(claims.map((claim) => claim.text)).toEqual([text]);
      }),
      { numRuns: 500 },
    );
  });
});

describe("hostile files", () => {
  test("[F96] mutations of outlines are read soundly or refused", async () => {
    const answers = { read: 0, refused: 0 };
    const texts = [
      written,
      ...fc.sample(documents, { numRuns: 11, seed: 6 }).map((document) => writeMarkdownOutline(document).text),
    ];
    for (const [seed, text] of texts.entries()) {
      for (const mutated of mutationsOf(text, 100, seed)) {
        answers[await expectRefusedOrSound(() => readMarkdownOutline(mutated, options))] += 1;
      }
    }
    expect(answers.read).toBeGreaterThan(700);
  });

  test.each([
    [
      "items 2,000 deep",
      Array.from({ length: 2_000 }, (_, depth) => `${"  ".repeat(depth)}- item ${depth}`).join("\n"),
    ],
    ["bullets in a row", `${"- ".repeat(5_000)}a`],
    ["quotes in a row", `- ${"> ".repeat(9_000)}a`],
    ["emphasis that never ends", `- ${"*a_".repeat(6_000)}`],
    ["brackets that are never closed", `- ${"[".repeat(400_000)}`],
    ["a fence that is never closed", `- a\n\`\`\`\n${"- b\n".repeat(10_000)}`],
  ])("[F96] %s", async (_, text) => {
    expect(await expectRefusedOrSound(() => readMarkdownOutline(text, options))).toBe("read");
  });
});
