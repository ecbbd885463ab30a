import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FormatFault } from "#shared/formats/document/fault.ts";
import { lossKinds } from "#shared/formats/document/loss-kinds.ts";
import { emptyDocument, type MapDocument } from "#shared/formats/document/map-document.ts";
import { looksLikeKialo } from "#shared/formats/kialo/looks-like.ts";
import { readKialo } from "#shared/formats/kialo/read.ts";
import { carriedByKialo, writeKialo } from "#shared/formats/kialo/write.ts";
import { Losses } from "#shared/formats/losses.ts";
import { canonical } from "./canonical.ts";
import { mapDocuments } from "./documents.ts";
import { expectExactReport } from "./exact-report.ts";
import { flatReport } from "./flat.ts";
import { expectRefusedOrSound, mutationsOf } from "./mutations.ts";

const options = { fileName: "A file" };
const documents = mapDocuments({ lineBreaks: true, backing: true });

/** Each claim, and each argument as `premise + target` or `premise - target`. */
function said({ document }: { readonly document: MapDocument }): {
  readonly claims: string[];
  readonly arguments: string[];
} {
  const words = new Map(document.claims.map(({ id, text }) => [id, text]));
  return {
    claims: [...words.values()],
    arguments: document.inferences.map(({ kind, premises, target }) =>
      [
        words.get(premises[0]?.claimId ?? ""),
        kind === "support" ? "+" : "-",
        "claimId" in target ? words.get(target.claimId) : "?",
      ].join(" "),
    ),
  };
}

const older = `Discussion Title: Should phones be sealed?

1. Phones should be sealed.
1.1. Pro: Sealed phones keep thieves out \\(and worse\\).
1.1.1. Con: See [a study](https://example.org/study_\\(1\\)) on thieves.
1.2. Con: Police cannot search them.
This goes on:
1.4.7. Con: is no claim, nor is
3. this.
1.2.1. Pro: -> See 1.1.1.
1.3. Con: -> See 1.1.
`;

const newer = `Discussion Name:
Sealed phones

1. Question:
What should phones be?

  1.1. Thesis:
  Phones should be sealed. [1]

    1.1.1. Con:
    Police cannot search them. [2][1]
    1.1.9 percent of them: no claim.

      1.1.1.1. Pro:
      -> See 1.2.

  1.2. Thesis:
  Phones should be open. [7]

    1.2.1. Con:
    -> See 1.1.

Sources:
[1] https://example.org/one
[2] A book,
  second edition
`;

describe("both forms", () => {
  test("[F84] the older form: a line a claim, escapes and links, cross-references; numbers within a text are text", () => {
    const read = readKialo(older, options);
    expect(read.losses).toEqual([]);
    expect(read.document.title).toBe("Should phones be sealed?");
    const [root, thieves, study, police] = [
      "Phones should be sealed.",
      "Sealed phones keep thieves out (and worse).",
      "See a study (https://example.org/study_(1)) on thieves.",
      "Police cannot search them.\nThis goes on:\n1.4.7. Con: is no claim, nor is\n3. this.",
    ];
    expect(said(read)).toEqual({
      claims: [root, thieves, study, police],
      arguments: [
        `${thieves} + ${root}`,
        `${study} - ${thieves}`,
        `${police} - ${root}`,
        `${study} + ${police}`,
        `${thieves} - ${root}`,
      ],
    });
  });

  test("[F85] the newer form: blocks, a question with theses, citations as notes", () => {
    const read = readKialo(newer, options);
    expect(read.losses).toEqual([]);
    expect(read.document).toMatchObject({ title: "Sealed phones", description: "What should phones be?" });
    const [sealed, police, open] = [
      "Phones should be sealed.",
      "Police cannot search them.\n1.1.9 percent of them: no claim.",
      "Phones should be open. [7]",
    ];
    expect(said(read)).toEqual({
      claims: [sealed, police, open],
      arguments: [`${police} - ${sealed}`, `${open} + ${police}`, `${sealed} - ${open}`],
    });
    expect(read.document.notes.map(({ text }) => text)).toEqual([
      "Source [1]: https://example.org/one",
      "Source [2]: A book, second edition",
      "Source [1]: https://example.org/one",
    ]);
  });

  test("[F86] what points nowhere is told with its line", () => {
    const read = readKialo(older.replace("See 1.1.1.", "See 1.9."), options);
    expect(read.losses).toEqual([{ what: "cross-references to what is not in the file", where: "line 10", count: 1 }]);
    const ring = readKialo("Discussion Title: Ring\n\n1. A\n1.1. Pro: -> See 1.2.\n1.2. Con: -> See 1.1.\n", options);
    expect(ring.losses).toEqual([{ what: "cross-references to what is not in the file", where: "line 4", count: 2 }]);
  });

  test.each(["", "A letter\n\nto someone", "Discussion Title: Nothing\n", "1. A list\n2. of things"])(
    "[F86] %j is no discussion",
    (text) => {
      expect(() => readKialo(text, options)).toThrow(FormatFault);
    },
  );

  test("[F84] a discussion is known by how it begins", () => {
    expect([older, newer, `\uFEFF${older}`, "My discussion\n1. One"].map(looksLikeKialo)).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });
});

describe("Kialo there and back", () => {
  test("[F87] what was written is read as it was carried, and the report names exactly what was not", () => {
    fc.assert(
      fc.property(documents, (document) => {
        const { text, losses } = writeKialo(document);
        const read = readKialo(text, options);
        expect(read.losses).toEqual([]);
        expect(canonical(read.document)).toEqual(canonical(carriedByKialo(document, new Losses())));
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

  test("[F87] every text comes back letter for letter", () => {
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
        const { claims } = readKialo(
          writeKialo({ ...emptyDocument("Map"), claims: [{ id: "c", text, ...plain }] }).text,
          options,
        ).document;
        expect(claims.map((claim) => claim.text)).toEqual([text]);
      }),
      { numRuns: 500 },
    );
  });

  test("[F88] one claim at the top is a thesis; a claim under two others is written once and referred to", () => {
    const claim = (id: string) => ({
      id,
      text: `Claim ${id}`,
      positionId: null,
      createdAt: null,
      updatedAt: null,
      tags: [],
      quotations: [],
      place: null,
      collapsed: false,
    });
    const argument = (from: string, kind: "support" | "attack", to: string) => ({
      id: from + to,
      kind,
      premises: [{ claimId: from, implicit: false }],
      target: { claimId: to },
      scheme: null,
      createdAt: null,
      updatedAt: null,
      place: null,
    });
    const { text } = writeKialo({
      ...emptyDocument("Diamond"),
      claims: ["a", "b", "c", "d"].map(claim),
      inferences: [
        argument("b", "support", "a"),
        argument("c", "attack", "a"),
        argument("d", "support", "b"),
        argument("d", "attack", "c"),
      ],
    });
    expect(text).toBe(
      [
        "Discussion Name:\nDiamond\n",
        "1. Thesis:\nClaim a\n",
        "  1.1. Pro:\n  Claim b\n",
        "    1.1.1. Pro:\n    Claim d\n",
        "  1.2. Con:\n  Claim c\n",
        "    1.2.1. Con:\n    -> See 1.1.1.\n",
      ].join("\n"),
    );
  });

  test("[F88] a chain of 3,000 arguments neither grows out of bounds nor loses one", () => {
    const claims = Array.from({ length: 3_000 }, (_, index) => ({
      id: `c${index}`,
      text: `Claim ${index}`,
      positionId: null,
      createdAt: null,
      updatedAt: null,
      tags: [],
      quotations: [],
      place: null,
      collapsed: false,
    }));
    const inferences = claims.slice(1).map(({ id }, index) => ({
      id: `i${index}`,
      kind: "attack" as const,
      premises: [{ claimId: id, implicit: false }],
      target: { claimId: `c${index}` },
      scheme: null,
      createdAt: null,
      updatedAt: null,
      place: null,
    }));
    const chain = { ...emptyDocument("Chain"), claims, inferences };
    const { text } = writeKialo(chain);
    expect(text.length).toBeLessThan(1_000_000);
    expect(canonical(readKialo(text, options).document)).toEqual(canonical(chain));
  });
});

describe("hostile files", () => {
  test("[F89] mutations of discussions in both forms are read soundly or refused", async () => {
    const answers = { read: 0, refused: 0 };
    const texts = [
      older,
      newer,
      ...fc.sample(documents, { numRuns: 10, seed: 4 }).map((document) => writeKialo(document).text),
    ];
    for (const [seed, text] of texts.entries()) {
      for (const mutated of mutationsOf(text, 120, seed)) {
        answers[await expectRefusedOrSound(() => readKialo(mutated, options))] += 1;
      }
    }
    expect(answers.read).toBeGreaterThan(700);
    expect(answers.refused).toBeGreaterThan(5);
  });

  test.each([
    ["numbers nested 20,000 deep", `Discussion Title: x\n\n1. A\n${"1.".repeat(20_000)} Pro: deep`],
    ["half a million brackets", `Discussion Title: x\n\n1. ${"[".repeat(500_000)}${"[](".repeat(100_000)}`],
    [
      "a chain of 50,000 references",
      `Discussion Title: x\n\n1. A\n${Array.from({ length: 50_000 }, (_, index) => `1.${index + 1}. Pro: -> See 1.${index + 2}.`).join("\n")}`,
    ],
    [
      "a long ladder of numbers",
      `Discussion Title: x\n\n1. A\n${Array.from({ length: 400 }, (_, depth) => `${"1.".repeat(depth + 2)} Con: ${depth}`).join("\n")}`,
    ],
  ])("[F89] %s", async (_, text) => {
    expect(await expectRefusedOrSound(() => readKialo(text, options))).toBe("read");
  });
});
