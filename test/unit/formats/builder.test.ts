import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DocumentBuilder } from "#shared/formats/document/builder.ts";
import { FormatFault } from "#shared/formats/document/fault.ts";
import { limits } from "#shared/model/records.ts";
import { targetsFormCycle } from "#shared/model/rules.ts";

const claim = (key: string, text = `Claim ${key}`) => ({ key, text, where: `line ${key}` });
const support = (
  key: string,
  premises: readonly string[],
  target: { claimKey: string } | { inferenceKey: string },
) => ({
  key,
  kind: "support" as const,
  premises: premises.map((claimKey) => ({ claimKey })),
  target,
  where: `line ${key}`,
});

describe("what a file tells", () => {
  test("[F171] becomes claims and arguments in the file's order, wherever their ends stand in it", () => {
    const builder = new DocumentBuilder();
    builder.inference(support("i2", ["b"], { inferenceKey: "i1" }));
    builder.inference(support("i1", ["b", "c"], { claimKey: "a" }));
    for (const key of ["a", "b", "c"]) builder.claim(claim(key));
    const { document, claimIds } = builder.finish("Map");
    expect(document.claims.map(({ text }) => text)).toEqual(["Claim a", "Claim b", "Claim c"]);
    const [undercut, first] = document.inferences;
    expect(first).toMatchObject({ target: { claimId: claimIds.get("a") } });
    expect(first?.premises.map(({ claimId }) => claimId)).toEqual([claimIds.get("b"), claimIds.get("c")]);
    expect(undercut).toMatchObject({ target: { inferenceId: first?.id } });
    expect(builder.losses.list()).toEqual([]);
  });

  test.each<[string, (builder: DocumentBuilder) => void, string, number]>([
    [
      "an end that is not there",
      (builder) => builder.inference(support("1", ["a"], { claimKey: "no" })),
      "not in the file",
      1,
    ],
    ["no premise", (builder) => builder.inference(support("1", [], { claimKey: "a" })), "without premises", 1],
    ["itself", (builder) => builder.inference(support("1", ["a"], { claimKey: "a" })), "for or against itself", 1],
    [
      "the same twice",
      (builder) => {
        builder.inference(support("1", ["a", "b"], { claimKey: "c" }));
        builder.inference(support("2", ["b", "a"], { claimKey: "c" }));
      },
      "say the same",
      1,
    ],
    [
      "a ring of arguments",
      (builder) => {
        builder.inference(support("1", ["a"], { inferenceKey: "2" }));
        builder.inference(support("2", ["b"], { inferenceKey: "1" }));
      },
      "in a ring",
      2,
    ],
    [
      "a premise named twice",
      (builder) => builder.inference(support("1", ["a", "a"], { claimKey: "b" })),
      "names twice",
      1,
    ],
    ["no words", (builder) => builder.claim(claim("x", " \u0000\n ")), "without words", 1],
    [
      "a place that is none",
      (builder) => builder.claim({ ...claim("x"), place: { x: Number.NaN, y: 1 } }),
      "are no numbers",
      1,
    ],
    [
      "a place too far away",
      (builder) => builder.claim({ ...claim("x"), place: { x: 1e300, y: 1 } }),
      "too far away",
      1,
    ],
    [
      "a frame without size",
      (builder) => builder.frame({ title: "F", where: "line 1", x: 0, y: 0, width: 0, height: 5 }),
      "without a usable size",
      1,
    ],
  ])("[F172] %s is told as lost, with how often and where", (_name, feed, words, count) => {
    const builder = new DocumentBuilder();
    for (const key of ["a", "b", "c"]) builder.claim(claim(key));
    feed(builder);
    const found = builder.finish("Map");
    expect(builder.losses.list()).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          what: expect.stringContaining(words),
          count,
          where: expect.stringMatching(/^line /),
        }),
      ]),
    );
    expect(found.document.inferences.length).toBeLessThan(2);
  });

  test("[F173] a claim that is too long is cut, and all its words stand in a note on it", () => {
    const builder = new DocumentBuilder();
    const words = `${"word ".repeat(500)}end`;
    builder.claim(claim("a", words));
    const { document, claimIds } = builder.finish("Map");
    expect(document.claims[0]?.text.length).toBeLessThanOrEqual(limits.claimText);
    expect(document.claims[0]?.text.endsWith("…")).toBe(true);
    expect(document.notes).toMatchObject([{ text: words, subject: { kind: "claim", id: claimIds.get("a") } }]);
    expect(builder.losses.list()).toMatchObject([{ count: 1, where: "line a" }]);
  });

  test("[F174] one name for two things is refused with its place", () => {
    const builder = new DocumentBuilder();
    builder.claim(claim("a"));
    expect(() => builder.claim(claim("a"))).toThrow(FormatFault);
    expect(() => builder.claim(claim("a"))).toThrow(/^line a: /);
    builder.inference(support("1", ["a"], { claimKey: "b" }));
    expect(() => builder.inference(support("1", ["a"], { claimKey: "b" }))).toThrow(FormatFault);
  });

  test("[F175] more than 100,000 claims are refused", () => {
    const builder = new DocumentBuilder();
    for (let index = 0; index < 100_000; index += 1) builder.claim(claim(`k${index}`));
    expect(() => builder.claim(claim("one more"))).toThrow(/more than 100,000 claims/);
  });

  test("[F176] whatever arguments aim at, what comes out has every end, no ring, and no word is lost without being told", () => {
    const keys = fc.constantFrom("a", "b", "c", "d", "missing");
    const target = fc.oneof(
      keys.map((claimKey) => ({ claimKey })),
      fc.nat(9).map((number) => ({ inferenceKey: `i${number}` })),
    );
    fc.assert(
      fc.property(
        fc.array(fc.record({ premises: fc.array(keys, { maxLength: 3 }), target }), { maxLength: 10 }),
        (drawn) => {
          const builder = new DocumentBuilder();
          for (const key of ["a", "b", "c", "d"]) builder.claim(claim(key));
          for (const [index, { premises, target: aim }] of drawn.entries()) {
            builder.inference(support(`i${index}`, premises, aim));
          }
          const { document } = builder.finish("Map");
          const claims = new Set(document.claims.map(({ id }) => id));
          const inferences = new Map(document.inferences.map((inference) => [inference.id, inference]));
          for (const inference of document.inferences) {
            expect(inference.premises.every(({ claimId }) => claims.has(claimId))).toBe(true);
            const { target: end } = inference;
            expect("claimId" in end ? claims.has(end.claimId) : inferences.has(end.inferenceId)).toBe(true);
            expect(targetsFormCycle(inference.id, end, (id) => inferences.get(id)?.target ?? { claimId: "" })).toBe(
              false,
            );
          }
          const told = builder.losses
            .list()
            .filter(({ what }) => what.startsWith("arguments"))
            .reduce((sum, { count }) => sum + count, 0);
          expect(document.inferences.length + told).toBe(drawn.length);
        },
      ),
      { numRuns: 500 },
    );
  });
});
