import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { harmless, listCell, namesIn, unharmed } from "#shared/formats/csv/cells.ts";
import { joinCsv } from "#shared/formats/csv/join.ts";
import { looksLikeCsvClaims, looksLikeCsvLinks } from "#shared/formats/csv/looks-like.ts";
import { readCsvClaims, readCsvLinks } from "#shared/formats/csv/read.ts";
import {
  carriedByBothCsv,
  carriedByCsvClaims,
  carriedByCsvLinks,
  writeCsvClaims,
  writeCsvLinks,
} from "#shared/formats/csv/write.ts";
import { FormatFault } from "#shared/formats/document/fault.ts";
import { lossKinds } from "#shared/formats/document/loss-kinds.ts";
import { Losses } from "#shared/formats/losses.ts";
import { canonical } from "./canonical.ts";
import { mapDocuments } from "./documents.ts";
import { expectExactReport } from "./exact-report.ts";
import { expectRefusedOrSound, mutationsOf } from "./mutations.ts";

const options = { fileName: "A map" };
const documents = mapDocuments({ lineBreaks: true, backing: true });

/** Arguments and their ends, each on a line. */
function argumentsOf({ document }: ReturnType<typeof readCsvLinks>): string[] {
  const words = new Map(document.claims.map(({ id, text }) => [id, text]));
  const says = new Map<string, string>();
  for (const { id, kind, premises, target } of document.inferences) {
    const from = premises.map(({ claimId, implicit }) => `${implicit ? "~" : ""}${words.get(claimId)}`).join(" & ");
    const to = "claimId" in target ? words.get(target.claimId) : `(${says.get(target.inferenceId)})`;
    says.set(id, `${from} ${kind} ${to}`);
  }
  return [...says.values()];
}

describe("cells", () => {
  test("[F101] no cell begins as a formula, and every text comes back as it was", () => {
    const begins = fc.constantFrom("=", "+", "-", "@", "\t", "\r", "＝", "'", "''", "'=", "x", "");
    fc.assert(
      fc.property(begins, fc.string(), (begin, rest) => {
        const text = begin + rest;
        expect(harmless(text)).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);
        expect(unharmed(harmless(text))).toBe(text);
      }),
    );
  });

  test("[F101] names in one cell come back whole, whatever is in them", () => {
    const name = fc
      .string({ minLength: 1 })
      .map((text) => text.trim())
      .filter((text) => text !== "");
    fc.assert(
      fc.property(fc.array(name), (names) => {
        expect(namesIn(listCell(names))).toEqual(names);
      }),
    );
  });
});

describe("CSV there and back", () => {
  test("[F102] claims come back, and the report names exactly what does not", () => {
    fc.assert(
      fc.property(documents, (document) => {
        const { text, losses } = writeCsvClaims(document);
        const read = readCsvClaims(text, { fileName: `${document.title}.claims.csv` });
        expect(read.losses).toEqual([]);
        const carried = carriedByCsvClaims(document, new Losses());
        expect(canonical(read.document)).toEqual(canonical(carried));
        expectExactReport({ ...document, inferences: [] }, read.document, losses, {
          "arguments: they go into the CSV of links": document.inferences.length,
          "the order of positions": losses.find(({ what }) => what === "the order of positions")?.count ?? 0,
        });
      }),
      { numRuns: 300 },
    );
  });

  test("[F103] links come back with the claims that they name, and the report names exactly what does not", () => {
    fc.assert(
      fc.property(documents, (document) => {
        const { text, losses } = writeCsvLinks(document);
        const read = readCsvLinks(text, { fileName: `${document.title}.links.csv` });
        expect(read.losses).toEqual([]);
        const carried = carriedByCsvLinks(document, new Losses());
        expect(canonical(read.document)).toEqual(canonical(carried));
        expectExactReport(document, read.document, losses, {
          [lossKinds.looks]: 0,
          [lossKinds.unusedPositions]: 0,
          "claims that no argument names: they go into the CSV of claims":
            document.claims.length - read.document.claims.length,
        });
      }),
      { numRuns: 300 },
    );
  });

  test("[F104] both files together give the map with its positions, places, tags, arguments and undercuts", () => {
    fc.assert(
      fc.property(documents, (document) => {
        const joined = joinCsv(writeCsvClaims(document).text, writeCsvLinks(document).text, {
          fileName: `${document.title}.csv`,
        });
        if (document.inferences.length === 0) {
          expect(joined).toBeNull();
          return;
        }
        expect(joined?.losses).toEqual([]);
        expect(joined && canonical(joined.document)).toEqual(canonical(carriedByBothCsv(document, new Losses())));
      }),
      { numRuns: 300 },
    );
  });

  test("[F104] two files that have no claim in common do not belong together", () => {
    expect(joinCsv("id,text\n1,One", "kind,premise id,target id\nsupport,7,8", options)).toBeNull();
  });
});

describe("what people's spreadsheets hold", () => {
  test("[F105] semicolons or tabs, a byte order mark, any case, any order of columns, other names for them", () => {
    const commas = readCsvClaims("\uFEFFText,ID\r\nPhones leak,1\r\n", options);
    const semicolons = readCsvClaims("id; Claim ;Tags\n1;Phones leak;a, b\n", options);
    const tabs = readCsvClaims('"id"\t"TEXT"\n1\t"Phones ""leak"""\n', options);
    expect(commas.document.claims.map(({ text }) => text)).toEqual(["Phones leak"]);
    expect(semicolons.document.claims[0]).toMatchObject({ text: "Phones leak", tags: ["a, b"] });
    expect(tabs.document.claims[0]?.text).toBe('Phones "leak"');
  });

  test("[F105] links without ids: claims are known by their words, each row is an argument of its own", () => {
    const read = readCsvLinks("premise,kind,target\nA,pro,C\nB,con,C\nC,supports,D\n", options);
    expect(argumentsOf(read)).toEqual(["A support C", "B attack C", "C support D"]);
    expect(read.document.claims.map(({ text }) => text)).toEqual(["A", "C", "B", "D"]);
  });

  test("[F106] what a row cannot mean is told with its line", () => {
    const read = readCsvClaims('id,text,x,y,colour\n1,"two\nlines",a,2,red\n2,,3,4,\n3,fine,1,2,,more\n', options);
    expect(read.document.claims.map(({ text, place }) => [text, place])).toEqual([
      ["two\nlines", null],
      ["fine", { x: 1, y: 2 }],
    ]);
    expect(read.losses).toEqual([
      { what: "columns that say nothing here", where: "line 1, colour", count: 1 },
      { what: "cells beyond the last column", where: "line 5", count: 1 },
      { what: "places that are no numbers, or too far away: those cards are laid out", where: "line 2", count: 1 },
      { what: "claims without words", where: "line 4", count: 1 },
    ]);
  });

  test.each([
    ["an id twice", "id,text\n1,One\n1,Two\n", "line 3: “1” stands there twice."],
    ["no column of texts", "id,words\n1,One\n", "line 1: no column is called “text”: it holds what each claim says."],
    ["an open quotation mark", 'id,text\n1,"One\n2,Two\n', /never closed/],
    ["nothing", "", "the file is empty."],
    ["a column twice", "text,Text\na,b\n", "line 1: there are two columns called “text”."],
  ])("[F106] %s is refused with its line", (_, text, message) => {
    expect(() => readCsvClaims(text, options)).toThrow(FormatFault);
    expect(() => readCsvClaims(text, options)).toThrow(message);
  });

  test("[F106] rows of one argument that disagree are refused; an unknown kind is told", () => {
    const rows = "argument,kind,premise,target\n1,support,A,C\n1,attack,B,C\n";
    expect(() => readCsvLinks(rows, options)).toThrow("line 3: this argument has another kind or target on line 2.");
    const read = readCsvLinks("kind,premise,target\nmaybe,A,B\n", options);
    expect(read.losses.map(({ what, where }) => [what, where])).toEqual([
      ["arguments whose kind is neither support nor attack", "line 2"],
    ]);
  });

  test("[F107] a file is known by its header", () => {
    const [document] = fc.sample(documents, { numRuns: 1, seed: 1 });
    if (!document) throw new Error("no document");
    const [claims, links] = [writeCsvClaims(document).text, writeCsvLinks(document).text];
    expect([looksLikeCsvClaims(claims), looksLikeCsvLinks(claims)]).toEqual([true, false]);
    expect([looksLikeCsvClaims(links), looksLikeCsvLinks(links)]).toEqual([false, true]);
    expect([looksLikeCsvClaims("name,price\n"), looksLikeCsvLinks("name,price\n")]).toEqual([false, false]);
  });
});

describe("hostile files", () => {
  test("[F108] a thousand mutations of each file are read soundly or refused", async () => {
    const answers = { read: 0, refused: 0 };
    for (const [seed, document] of fc.sample(documents, { numRuns: 12, seed: 3 }).entries()) {
      const [claims, links] = [writeCsvClaims(document).text, writeCsvLinks(document).text];
      for (const text of mutationsOf(claims, 90, seed)) {
        answers[await expectRefusedOrSound(() => readCsvClaims(text, options))] += 1;
      }
      for (const text of mutationsOf(links, 90, seed)) {
        answers[await expectRefusedOrSound(() => readCsvLinks(text, options))] += 1;
      }
    }
    expect(answers.read).toBeGreaterThan(200);
    expect(answers.refused).toBeGreaterThan(50);
  });

  test("[F108] a row without end, a ring of arguments, and too many claims", () => {
    expect(() => readCsvClaims(`text\n"${"a".repeat(1_100_000)}"`, options)).toThrow("characters");
    const ring = readCsvLinks(
      "argument,kind,premise,target kind,target id\na,attack,A,argument,b\nb,attack,B,argument,a\n",
      options,
    );
    expect(ring.document.inferences).toEqual([]);
    expect(ring.losses).toEqual([{ what: "arguments that aim at each other in a ring", where: "line 2", count: 2 }]);
    expect(() => readCsvClaims(`text\n${"a\n".repeat(100_001)}`, options)).toThrow("more than 100,000 claims");
  });
});
