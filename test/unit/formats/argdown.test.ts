import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readArgdown } from "#shared/formats/argdown/read.ts";
import { carriedByArgdown, writeArgdown } from "#shared/formats/argdown/write.ts";
import { FormatFault } from "#shared/formats/document/fault.ts";
import { emptyDocument, type MapDocument } from "#shared/formats/document/map-document.ts";
import { Losses } from "#shared/formats/losses.ts";
import { canonical } from "./canonical.ts";
import { mapDocuments } from "./documents.ts";
import { expectExactReport } from "./exact-report.ts";
import { expectRefusedOrSound, mutationsOf } from "./mutations.ts";

const options = { fileName: "A file" };
const documents = mapDocuments({ lineBreaks: true, backing: true });

/** Claims, then arguments as `premise & premise => target` or `=/`, an argument that is aimed at in brackets. */
function said({ claims, inferences }: MapDocument): { readonly claims: string[]; readonly arguments: string[] } {
  const words = new Map(claims.map(({ id, text }) => [id, text]));
  const byId = new Map(inferences.map((inference) => [inference.id, inference]));
  const says = (id: string): string => {
    const inference = byId.get(id);
    if (!inference) throw new Error(id);
    const { kind, premises, target, scheme } = inference;
    const from = premises.map(({ claimId }) => words.get(claimId)).join(" & ");
    const sign = `${kind === "support" ? "=" : "/"}${scheme === null ? "" : ` ${scheme} `}>`;
    return `${from} ${sign} ${"claimId" in target ? words.get(target.claimId) : `(${says(target.inferenceId)})`}`;
  };
  return { claims: [...words.values()], arguments: inferences.map(({ id }) => says(id)) };
}

describe("Argdown that people write", () => {
  test("[F61] statements, relations and what members say: the first that is no reference, without its tags", async () => {
    const { document, losses } = await readArgdown(
      `# Phones

[Sealed]
  + Thieves get nothing. #crime #(every day)
  - [Police]: Police *must* search, see [the law](https://example.org/l_1). {page: 3}
    +> [Open]

[Sealed]: Phones should be sealed.

[Open]: Phones should be open. @[Sealed] is wrong.
  >< [Sealed]
`,
      options,
    );
    const [sealed, thieves, police, open] = [
      "Phones should be sealed.",
      "Thieves get nothing.",
      "Police must search, see the law (https://example.org/l_1).",
      "Phones should be open. Sealed is wrong.",
    ];
    expect(document.title).toBe("Phones");
    expect(new Set(said(document).claims)).toEqual(new Set([sealed, thieves, police, open]));
    expect(said(document).arguments).toEqual([
      `${thieves} => ${sealed}`,
      `${police} => ${open}`,
      `${police} /> ${sealed}`,
      `${open} /> ${sealed}`,
      `${sealed} /> ${open}`,
    ]);
    expect(document.claims.find(({ text }) => text === thieves)?.tags).toEqual(["crime", "every day"]);
    expect(losses).toEqual([
      { what: "titles of statements", where: "line 3", count: 2 },
      { what: "emphasis in texts", where: "line 5", count: 1 },
      { what: "data of elements", where: "line 5", count: 1 },
      { what: "headings", where: "line 1", count: 1 },
    ]);
  });

  test("[F62] premise-conclusion structures: linked premises, steps, rules as schemes, undercuts of a step", async () => {
    const { document, losses } = await readArgdown(
      `[Sealed]: Phones should be sealed.
  + <Argument 1>
  - <Argument 2>

<Argument 1>

(1) Thieves read open phones.
(2) Nobody wants that.
-- modus ponens, need --
(3) Open phones harm.
(4) Harm is to be prevented.
----
  <_ Not all harm is.
(5) [Sealed]

<Argument 2>

(1) Police must search.
----
(2) Phones must open.
  -> [Sealed]

[Doubt]: Who says so?
  _> <Argument 2>
`,
      options,
    );
    const step = "Open phones harm. & Harm is to be prevented. => Phones should be sealed.";
    expect(said(document).arguments).toEqual([
      "Thieves read open phones. & Nobody wants that. = modus ponens, need > Open phones harm.",
      step,
      "Police must search. => Phones must open.",
      "Phones must open. /> Phones should be sealed.",
      `Not all harm is. /> (${step})`,
      "Who says so? /> (Police must search. => Phones must open.)",
    ]);
    expect(losses.map(({ what }) => what)).toEqual(["titles of statements"]);
  });

  test("[F63] arguments that are only described are claims; what undercuts one undercuts its only step", async () => {
    const { document, losses } = await readArgdown(
      `<Theft>: Thieves read open phones.
  +> [Seal them]
  <_ <Locks>

<Locks>: Screens can be locked.

<Untold>
  -> <Locks>
`,
      options,
    );
    expect(said(document).arguments).toEqual([
      "Thieves read open phones. => Seal them",
      "Untold /> Screens can be locked.",
      "Screens can be locked. /> (Thieves read open phones. => Seal them)",
    ]);
    expect(losses).toEqual([{ what: "titles of arguments", where: "line 1", count: 2 }]);
  });

  test("[F64] front matter names the map; strict mode makes an attack of statements mutual", async () => {
    const text = (mode: string) =>
      `===\ntitle: Phones\nauthor: nobody\n${mode}\n===\n\n[Sealed]: One.\n  - [Open]: Two.\n`;
    const loose = await readArgdown(text(""), options);
    expect(loose.document.title).toBe("Phones");
    expect(said(loose.document).arguments).toEqual(["Two. /> One."]);
    expect(loose.losses.map(({ what, count }) => [what, count])).toContainEqual(["settings in the front matter", 1]);
    const strict = await readArgdown(text("model:\n  mode: strict"), options);
    expect(said(strict.document).arguments).toEqual(["Two. /> One.", "One. /> Two."]);
  });

  test("[F65] what the parser stumbles over is told with its line, and the rest is read", async () => {
    const { document, losses } = await readArgdown("[A]: One.\n\n(1) premise alone\n\n[B]: Two.\n  + [A]\n", options);
    expect(losses[0]).toEqual({ what: "places that are no valid Argdown", where: "line 3", count: 1 });
    expect(said(document).arguments).toEqual(["One. => Two."]);
  });

  test.each([
    ["no YAML", "[A]: One {x: [}\n\n[B]: two\n", "line 1: the data there is no valid YAML"],
    ["a name that every object has", "[A]: One\n\n[__proto__]: Two\n", "line 3: [__proto__] cannot be a title."],
    ["the same as an argument", "<constructor>: Two\n", "line 1: <constructor> cannot be a title."],
    [
      "indents without end",
      Array.from({ length: 1_500 }, (_, depth) => `${" ".repeat(depth)}+ [a${depth}]`).join("\n"),
      "nested too deeply",
    ],
    ["an entity bomb", "[A]: One {a: &a [x, x], b: &b [*a, *a], c: [*b, *b]}\n", "line 1: aliases"],
    ["braces that are never closed", "{ ".repeat(30_000), "never closed"],
    ["too many tags", `a ${"#b ".repeat(3_000)}`, "more than 2,000 tags"],
    ["too many relations", `[a]\n${"  + [b]\n".repeat(100_001)}`, "more than 100,000 relations"],
    ["four million characters", "a".repeat(4_000_001), "more than 4,000,000 characters"],
    [
      "two structures of one argument",
      "<A>\n\n(1) a\n----\n(2) b\n\n<A>\n\n(1) c\n----\n(2) d\n",
      "Multiple premise-conclusion",
    ],
  ])("[F66] %s is refused, and says why", async (_, text, message) => {
    await expect(readArgdown(text, options)).rejects.toThrow(FormatFault);
    await expect(readArgdown(text, options)).rejects.toThrow(message);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});

describe("Argdown there and back", () => {
  test("[F67] what was written is read as it was carried, and the report names exactly what was not", async () => {
    await fc.assert(
      fc.asyncProperty(documents, async (document) => {
        const { text, losses } = writeArgdown(document);
        const read = await readArgdown(text, options);
        expect(read.losses).toEqual([]);
        expect(canonical(read.document)).toEqual(canonical(carriedByArgdown(document, new Losses())));
        const backing = new Set<string>();
        const along = new Set<string>();
        // Inferences aim at earlier ones, so one look is enough.
        for (const { id, kind, target } of document.inferences) {
          if (!("inferenceId" in target)) continue;
          if (kind === "support") backing.add(id);
          else if (backing.has(target.inferenceId) || along.has(target.inferenceId)) along.add(id);
        }
        const kept = document.inferences.filter(({ id }) => !backing.has(id) && !along.has(id));
        expectExactReport({ ...document, inferences: kept }, read.document, losses, {
          "supports of arguments": backing.size,
          "undercuts of supports of arguments": along.size,
        });
      }),
      { numRuns: 250 },
    );
  });

  test("[F67] every text comes back letter for letter, as a claim, a scheme, a tag and a position", async () => {
    const bare = { scheme: null, createdAt: null, updatedAt: null, place: null };
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "grapheme", minLength: 1, maxLength: 50 }), async (any) => {
        const text = any.replace(/[^\P{Cc}\n\t]/gu, "").trim();
        const name = text.replace(/\s+/g, " ");
        fc.pre(text !== "");
        const claim = {
          positionId: "p",
          createdAt: null,
          updatedAt: null,
          tags: [name],
          quotations: [],
          place: null,
          collapsed: false,
        };
        const document: MapDocument = {
          ...emptyDocument(name),
          description: text,
          positions: [{ id: "p", name, look: null }],
          claims: [
            { ...claim, id: "a", text },
            { ...claim, id: "b", text: `${text} other` },
          ],
          inferences: [
            {
              ...bare,
              id: "i",
              kind: "support",
              premises: [{ claimId: "a", implicit: false }],
              target: { claimId: "b" },
              scheme: name,
            },
          ],
        };
        const read = await readArgdown(writeArgdown(document).text, options);
        expect(read.losses).toEqual([]);
        expect(canonical(read.document)).toEqual(canonical(document));
      }),
      { numRuns: 300 },
    );
  });

  test("[F68] simple arguments are relations; linked premises, schemes and undercuts make structures", async () => {
    const plain = {
      positionId: null,
      createdAt: null,
      updatedAt: null,
      tags: [],
      quotations: [],
      place: null,
      collapsed: false,
    };
    const bare = { scheme: null, createdAt: null, updatedAt: null, place: null };
    const premises = (...ids: string[]) => ids.map((claimId) => ({ claimId, implicit: claimId === "c" }));
    const { text } = writeArgdown({
      ...emptyDocument("Phones = sealed?"),
      positions: [{ id: "p", name: "{Privacy}", look: null }],
      claims: [
        { ...plain, id: "a", text: "Phones should be sealed.", positionId: "p", tags: ["a b"] },
        { ...plain, id: "b", text: "See https://example.org/x_y" },
        { ...plain, id: "c", text: "Phones should be\nopen." },
        { ...plain, id: "d", text: "+1" },
      ],
      inferences: [
        { ...bare, id: "1", kind: "support", premises: premises("b"), target: { claimId: "a" } },
        {
          ...bare,
          id: "2",
          kind: "attack",
          premises: premises("b", "c"),
          target: { claimId: "a" },
          scheme: "Ad - hoc",
        },
        { ...bare, id: "3", kind: "attack", premises: premises("d"), target: { inferenceId: "2" } },
      ],
    });
    expect(text).toBe(`===
title: "Phones \\u003d sealed?"
===

[Phones should be sealed]: Phones should be sealed. #(a b) {position: "\\u007bPrivacy\\u007d"}
  <+ [See https example org x y]

[See https example org x y]: See https\\:\\/\\/example\\.org\\/x\\_y

[Phones should be open]: Phones should be open. {text: "Phones should be\\nopen."}

[1]: \\+1
  _> <Argument 1>

<Argument 1>

(1) [See https example org x y]
(2) [Phones should be open] {implicit: true}
-- Ad \\- hoc --
(3) [Argument 1 speaks against]: This speaks against “Phones should be sealed” {against: true}
    -> [Phones should be sealed]
`);
  });
});

describe("hostile files", () => {
  test("[F69] over a thousand mutations are read soundly or refused", async () => {
    const answers = { read: 0, refused: 0 };
    const small = fc.sample(mapDocuments({ maxClaims: 5, lineBreaks: true }), { numRuns: 20, seed: 5 });
    for (const [seed, document] of small.entries()) {
      for (const text of mutationsOf(writeArgdown(document).text, 55, seed)) {
        answers[await expectRefusedOrSound(() => readArgdown(text, options))] += 1;
      }
    }
    expect(answers.read).toBeGreaterThan(500);
    expect(answers.refused).toBeGreaterThan(100);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});
