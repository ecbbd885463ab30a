import { readFileSync } from "node:fs";
import { deflateSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { carryInSvg, carryingChunk, pngChunk } from "#main/drawing/carry.ts";
import { extract } from "#main/reading/extract.ts";
import { placeCards } from "#main/reading/place-cards.ts";
import type { ReadAs, ReadMapFile } from "#main/reading/read-map-file.ts";
import type { MapDocument } from "#shared/formats/document/map-document.ts";
import type { ReadFormat, WrittenFormat } from "#shared/formats/format-list.ts";
import { readFormats } from "#shared/formats/format-list.ts";
import { guessMap, recogniseMap } from "#shared/formats/recognise-map.ts";
import { writeWarrant } from "#shared/formats/warrant/write.ts";
import { writeMap } from "#shared/formats/write-map.ts";
import { overlaps } from "#shared/layout/geometry.ts";
import { cardWidth } from "#shared/scene/card.ts";
import { mapDocuments } from "./formats/documents.ts";
import { mapOf } from "./map-steps.ts";
import { refusalOf } from "./reading-outcome.ts";

const document = mapOf("Doors", "Keys open doors.", "Locks have keys.", "Doors have locks.");
const carried = writeWarrant(document).text;

async function readAsMap(bytes: Uint8Array, name: string, as?: ReadAs): Promise<ReadMapFile> {
  const read = await extract(bytes, name, () => {}, as);
  if (read.kind !== "map") throw new Error(`${name} was read as ${read.kind}`);
  return read;
}

describe("recognising a map", () => {
  const plain: readonly (readonly [ReadFormat, string])[] = [
    ["warrant", "x.json"],
    ["aif", "x.json"],
    ["xaif", "x.json"],
    ["json-canvas", "x.json"],
    ["sadface", "x.json"],
    ["kialo", "x.txt"],
    ["csv-claims", "x.csv"],
    ["csv-links", "x.csv"],
  ];

  test.each(plain)("[F127] a file of %s is one by what it holds, whatever it is called", async (format, name) => {
    const { text } = await writeMap(format, document);
    // What OVA writes is read as AIF is.
    expect(await recogniseMap(name, text)).toBe(format === "xaif" ? "aif" : format);
    expect(await guessMap(name, text)).toBe(format === "xaif" ? "aif" : format);
  });

  test("[F127] broken JSON that was a map is one, so that its reader says where it breaks", async () => {
    for (const format of ["warrant", "aif", "json-canvas", "sadface"] as const) {
      const { text } = await writeMap(format, document);
      const cut = text.slice(0, -20);
      expect(await recogniseMap("x.json", cut)).toBe(format);
      expect(await refusalOf(Buffer.from(cut), "x.json")).toMatch(/^Line \d+/);
    }
    expect(await recogniseMap("x.json", '[{"type":"book","title":"nodeID"')).toBeNull();
  });

  test("[F127] an ending that only one format has names it; texts, references and other JSON are no maps", async () => {
    const byName = {
      "a.argdown": "argdown",
      "A.AD": "argdown",
      "a.canvas": "json-canvas",
      "a.warrant.json": "warrant",
    };
    for (const [name, format] of Object.entries(byName)) expect(await recogniseMap(name, "")).toBe(format);
    const others = [
      ["a.md", "- a claim\n  - a reason"],
      ["a.txt", "1. Thesis: not alone"],
      ["a.txt", "An article with Discussion Title: in it."],
      ["a.json", '[{"type":"book","title":"Doors"}]'],
      ["a.json", "{"],
      ["a.csv", "name,price\nkey,3"],
      ["a.html", "<p>Discussion Title: x</p>"],
    ] as const;
    for (const [name, text] of others) expect([name, await recogniseMap(name, text)]).toEqual([name, null]);
    expect(await guessMap("a.md", "- a claim")).toBe("markdown");
    expect(await guessMap("a.json", "{}")).toBeNull();
  });

  test("[F127] as what it is said to be a file is read, or refused", async () => {
    const outline = Buffer.from("# Doors\n\n- Keys open doors.\n  - Locks have keys.\n");
    const text = await extract(outline, "Doors.md", () => {});
    expect(text.kind).toBe("text");
    expect((await readAsMap(outline, "Doors.md", "map")).format).toBe("markdown");
    expect((await readAsMap(Buffer.from(carried), "Doors.dat", "warrant")).document.title).toBe("Doors");
    const refusals: [string, Uint8Array, ReadAs, RegExp][] = [
      ["x.json", Buffer.from("{}"), "map", /cannot be told of which format/],
      ["x.json", Buffer.from("{}"), "warrant", /no Warrant map file/],
      ["x.pdf", Buffer.from("%PDF-1.7\n\u0000\u0001\u0002\u0003\u0004"), "map", /no file of a map/],
      [
        "x.png",
        readFileSync(new URL("../../main/electron/icon.png", import.meta.url)),
        "argdown",
        /a picture, not a file of Argdown/,
      ],
    ];
    for (const [name, bytes, as, message] of refusals) {
      await expect(extract(bytes, name, () => {}, as)).rejects.toMatchObject({
        code: "file-unreadable",
        message: expect.stringMatching(message),
      });
    }
  });

  test("[F127] every encoding that texts come in is read", async () => {
    for (const bytes of [
      Buffer.from(`\ufeff${carried}`, "utf8"),
      Buffer.from(`\ufeff${carried}`, "utf16le"),
      Buffer.from(`\ufeff${carried}`, "utf16le").swap16(),
    ]) {
      expect((await readAsMap(bytes, "Doors.warrant.json")).document.claims).toHaveLength(3);
    }
  });
});

describe("places of cards", () => {
  const documents = mapDocuments();

  test("[F128] cards that have places keep them, the others get some beside, over no other card", async () => {
    for (const drawn of fc.sample(documents, { numRuns: 40, seed: 8 })) {
      const laidOut = await placeCards(drawn, () => {});
      const laid: { x: number; y: number; width: number; height: number }[] = [];
      for (const [index, claim] of laidOut.claims.entries()) {
        const before = drawn.claims[index];
        expect({ ...claim, place: null }).toEqual({ ...before, place: null });
        if (claim.place === null) throw new Error("a card has no place");
        if (before?.place) expect(claim.place).toEqual(before.place);
        else laid.push({ ...claim.place, width: cardWidth, height: 40 });
      }
      const kept = drawn.claims.flatMap(({ place }) => (place ? [{ ...place, width: cardWidth, height: 40 }] : []));
      for (const [index, rect] of laid.entries()) {
        for (const other of [...laid.slice(index + 1), ...kept, ...drawn.frames])
          expect(overlaps(rect, other)).toBe(false);
      }
      expect({ ...laidOut, claims: [] }).toEqual({ ...drawn, claims: [] });
    }
  });

  test("[F128] a map without any is laid out as Tidy does it, with room for who is named on the cards", async () => {
    const { claims } = await placeCards(document, () => {});
    const [top, ...reasons] = claims.map(({ place }) => place?.y ?? 0);
    for (const y of reasons) expect(y).toBeGreaterThan(top ?? 0);
    const bare = await placeCards(document, () => {});
    const named: MapDocument = {
      ...document,
      speakers: [{ id: "sp", kind: "person", name: "Ada", role: null, organisation: null }],
      sources: [
        {
          id: "s",
          type: "article",
          title: "T",
          label: "T",
          containerTitle: null,
          authors: [],
          issued: "2017",
          issuedBasis: null,
          url: null,
          accessed: null,
          digest: [],
          tags: [],
          text: null,
        },
      ],
      quotations: [
        {
          id: "q",
          sourceId: "s",
          speakerId: "sp",
          exact: "x",
          prefix: "",
          suffix: "",
          start: null,
          end: null,
          date: null,
          role: null,
          standing: "unattached",
        },
      ],
      claims: document.claims.map((claim) => ({ ...claim, quotations: [{ quotationId: "q", stance: "asserts" }] })),
    };
    const taller = await placeCards(named, () => {});
    expect(taller.claims[1]?.place?.y ?? 0).toBeGreaterThan(bare.claims[1]?.place?.y ?? 0);
  });

  test("[F128] whether a file told any place is told", async () => {
    expect((await readAsMap(Buffer.from(carried), "a.warrant.json")).placed).toBe(false);
    const [first, ...rest] = document.claims;
    if (!first) throw new Error("no claim");
    const partly = { ...document, claims: [{ ...first, place: { x: 70, y: -30 } }, ...rest] };
    const read = await readAsMap(Buffer.from(writeWarrant(partly).text), "a.warrant.json");
    expect([read.placed, read.document.claims[0]?.place]).toEqual([true, { x: 70, y: -30 }]);
  });
});

describe("a map in a picture", () => {
  const icon = readFileSync(new URL("../../main/electron/icon.png", import.meta.url));
  /** A PNG with chunks before its pixels; its header is the first 33 bytes. */
  const withChunks = (...chunks: readonly Uint8Array[]) =>
    Buffer.concat([icon.subarray(0, 33), ...chunks, icon.subarray(33)]);
  const svg =
    '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"><title>Doors</title><path d="M0 0"/></svg>';

  test("[F130] opens the map, as anything and as a map", async () => {
    for (const as of ["anything", "map", "warrant"] as const) {
      for (const [bytes, name] of [
        [withChunks(carryingChunk(carried)), "Doors.png"],
        [Buffer.from(carryInSvg(svg, carried)), "Doors.svg"],
        [Buffer.from(carryInSvg(svg, carried)), "Doors"],
      ] as const) {
        const read = await readAsMap(bytes, name, as);
        expect([read.format, read.document.title, read.document.claims.map(({ text }) => text)]).toEqual([
          "warrant",
          "Doors",
          document.claims.map(({ text }) => text),
        ]);
      }
    }
    const tricky = mapOf("<b>&amp; ]]> \u{10ffff}", "</map> <!-- & \uffff");
    const read = await readAsMap(Buffer.from(carryInSvg(svg, writeWarrant(tricky).text)), "x.svg");
    expect(read.document.claims[0]?.text).toBe(tricky.claims[0]?.text);
    const uncompressed = Buffer.concat([Buffer.from("warrant-map\0\0\0en\0Karte\0", "latin1"), Buffer.from(carried)]);
    expect((await readAsMap(withChunks(pngChunk("iTXt", uncompressed)), "x.png")).document.title).toBe("Doors");
  });

  test("[F130] without one, or with a damaged one, it says so", async () => {
    expect(await refusalOf(icon, "icon.png")).toMatch(/carries no map/);
    expect(await refusalOf(Buffer.from(svg), "x.svg")).toMatch(/carries no map/);
    const whole = withChunks(carryingChunk(carried));
    expect(await refusalOf(whole.subarray(0, 200), "x.png")).toMatch(/is damaged|carries no map/);
    const bomb = Buffer.concat([
      Buffer.from("warrant-map\0\u0001\0\0\0", "latin1"),
      deflateSync(Buffer.alloc(140_000_000)),
    ]);
    expect(await refusalOf(withChunks(pngChunk("iTXt", bomb)), "x.png")).toMatch(/larger than Warrant opens/);
    const broken = Buffer.concat([Buffer.from("warrant-map\0\u0001\0\0\0", "latin1"), Buffer.from("no deflate")]);
    expect(await refusalOf(withChunks(pngChunk("iTXt", broken)), "x.png")).toMatch(/is damaged/);
    const cut = carryInSvg(svg, carried);
    expect(await refusalOf(Buffer.from(cut.slice(0, cut.indexOf("Locks"))), "x.svg")).toMatch(/is damaged/);
  });

  test("[F130] entities that an SVG declares itself are not resolved", async () => {
    const bomb = `<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>${svg.slice(svg.indexOf("<svg"))}`;
    const carrying = carryInSvg(bomb, carried).replace("Keys open doors.", "&b;");
    expect(await refusalOf(Buffer.from(carrying), "x.svg")).toMatch(/is damaged|carries no map/);
  });
});

test("[F129] formats that are written only are refused by name", async () => {
  const written: WrittenFormat[] = ["graphml", "dot", "mermaid"];
  for (const format of written) {
    const { text } = await writeMap(format, document);
    await expect(extract(Buffer.from(text), `x.${format}`, () => {}, "map")).rejects.toMatchObject({
      code: "file-unreadable",
    });
  }
  for (const format of written) expect(readFormats).not.toContain(format);
});
