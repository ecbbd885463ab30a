import { syncBuiltinESMExports } from "node:module";
import net from "node:net";
import * as fc from "fast-check";
import { afterEach, describe, expect, test, vi } from "vitest";
import { type Reference, writeReferences } from "#main/reading/write-references.ts";
import { readReferencesOf, refusalOf } from "./reading-outcome.ts";

const word = fc.stringMatching(/^[A-Za-zÀ-ÖØ-öø-žА-я漢字]{1,12}$/).map((text) => text.normalize("NFC"));
const phrase = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(" "));
const date = fc
  .date({ min: new Date("1000-01-01"), max: new Date("2999-12-31"), noInvalidDate: true })
  .chain((day) => fc.constantFrom(4, 7, 10).map((length) => day.toISOString().slice(0, length)));
const address = fc.webUrl({ withQueryParameters: true }).map((url) => new URL(url).href);
/** For BibTeX a dollar is mathematics; in an address it is written in its other form. */
const addressWithoutDollar = address.map((url) => url.replaceAll("$", "%24"));
const author = fc.oneof(fc.record({ family: word, given: word }), fc.record({ literal: phrase }));
const authors = fc.uniqueArray(author, { maxLength: 4, selector: (value) => JSON.stringify(value) });
const key = fc.stringMatching(/^[a-z][a-z0-9-]{3,12}$/);

const reference: fc.Arbitrary<Reference> = fc.record({
  id: key,
  type: fc.constantFrom("webpage", "article-newspaper", "book", "speech", "report", "post-weblog", "document"),
  // Any characters at all, as far as a source may have them.
  title: fc.option(
    fc.oneof(
      phrase,
      fc
        .string({ unit: "grapheme-ascii", minLength: 1, maxLength: 60 })
        .map(tidied)
        .filter((text) => text !== "" && !text.includes("<")),
    ),
  ),
  containerTitle: fc.option(phrase),
  authors,
  issued: fc.option(date),
  url: address,
  accessed: fc.option(date),
});

function tidied(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

function factsOf({ id: _id, ...facts }: Reference) {
  return facts;
}

afterEach(() => vi.unstubAllGlobals());

describe("references", () => {
  test("[R19] facts written as CSL-JSON are read as they were", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(reference, { minLength: 1, maxLength: 5 }), async (sources) => {
        const read = await readReferencesOf(Buffer.from(writeReferences(sources, "csl-json")), "a.json");
        expect(read.entries).toEqual(sources.map(factsOf));
        expect(read.warnings).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test("[R20] facts written as BibTeX are read as they were, as far as BibTeX has fields for them", async () => {
    const common = fc.record({
      id: key,
      type: fc.constant("article-journal"),
      title: fc.tuple(phrase, fc.constantFrom("", " & 50% of #1", " is snake_case")).map((parts) => parts.join("")),
      containerTitle: fc.option(phrase),
      authors,
      issued: fc.option(date.map((day) => day.slice(0, 7))),
      url: addressWithoutDollar,
      accessed: fc.constant(null),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(common, { minLength: 1, maxLength: 4, selector: ({ id }) => id }),
        async (sources) => {
          const written = writeReferences(sources, "bibtex");
          const read = await readReferencesOf(Buffer.from(written), "a.bib");
          expect(read.entries).toEqual(sources.map(factsOf));
          for (const { id } of sources) expect(written).toContain(`{${id},`);
        },
      ),
      { numRuns: 100 },
    );
  });

  test("[R21] BibTeX as people write it is read: names, marks, macros, months; broken entries are left out and told", async () => {
    const bib = `% my list
@string{times = {The Times}}
@article{a, title={The {FBI} and \\textit{Apple}: caf\\'e}, author={Ash, Ann and van der Berg, Bo and {National Crime Agency}}, journal=times, year=2016, month=mar, url={https://news.example/x}, urldate={2017-01-02}}
@online{b, title={Second}, date={2015-03-04},
  url = {https://news.example/?price=$5}}
@misc{broken, title={Third
`;
    const read = await readReferencesOf(Buffer.from(bib), "list.bib");
    expect(read.entries.slice(0, 2)).toEqual([
      {
        type: "article-journal",
        title: "The FBI and Apple: café",
        containerTitle: "The Times",
        authors: [
          { family: "Ash", given: "Ann" },
          { family: "van der Berg", given: "Bo" },
          { literal: "National Crime Agency" },
        ],
        issued: "2016-03",
        url: "https://news.example/x",
        accessed: "2017-01-02",
      },
      {
        type: "webpage",
        title: "Second",
        containerTitle: null,
        authors: [],
        issued: "2015-03-04",
        url: "https://news.example/?price=%245",
        accessed: null,
      },
    ]);
    expect(read.warnings).toEqual(["1 of 3 entries could not be read and were left out."]);
  });

  test("[R22] nothing in a file of references is taken for an address and fetched", async () => {
    const connect = vi.spyOn(net.Socket.prototype, "connect").mockImplementation(() => {
      throw new Error("A connection was tried.");
    });
    syncBuiltinESMExports();
    const fetched = vi.fn();
    vi.stubGlobal("fetch", fetched);
    const lure = "https://www.wikidata.org/wiki/Q42";
    const json = JSON.stringify([
      lure,
      "Q42",
      "10.1000/182",
      { type: "webpage", title: lure, URL: lure, DOI: "10.1000/182" },
    ]);
    const read = await readReferencesOf(Buffer.from(json), "a.json");
    expect(read.entries).toHaveLength(1);
    expect(read.warnings).toEqual(["3 of 4 entries could not be read and were left out."]);
    for (const only of [JSON.stringify(lure), JSON.stringify([lure]), "Q42", "[]", "{}"])
      await refusalOf(Buffer.from(only), "a.json");
    for (const only of [lure, "10.1000/182", "Q42"]) await refusalOf(Buffer.from(only), "a.bib");
    await readReferencesOf(
      Buffer.from(`@misc{a, title={${lure}}, url={${lure}}, doi={10.1000/182}, crossref={Q42}}`),
      "a.bib",
    );
    expect(fetched).not.toHaveBeenCalled();
    expect(connect).not.toHaveBeenCalled();
    connect.mockRestore();
  });
});
