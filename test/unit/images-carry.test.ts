import { crc32, deflateSync } from "node:zlib";
import fc from "fast-check";
import { PNG } from "pngjs";
import { describe, expect, test } from "vitest";
import { carryInSvg, pngChunk } from "#main/drawing/carry.ts";
import { draw } from "#main/drawing/draw.ts";
import { mapInPng } from "#main/reading/pictures/map-in-png.ts";
import { looksLikeSvg, mapInSvg } from "#main/reading/pictures/map-in-svg.ts";
import { WarrantError } from "#shared/contract/errors.ts";
import type { MapDocument } from "#shared/formats/document/map-document.ts";
import { writeWarrant } from "#shared/formats/warrant/write.ts";
import { randomFrom } from "../bench/generate.ts";
import { taskFor } from "./drawing-fixture.ts";
import { mapDocuments } from "./formats/documents.ts";
import type { Story } from "./scene-fixture.ts";

const story: Story = { claims: { a: { at: [0, 0], text: "One." } } };

async function carrying(format: "svg" | "png", document: MapDocument | null): Promise<Buffer> {
  const task = taskFor(story, { format, size: { by: "scale", scale: 0.5 } }, document ? { carry: document } : {});
  return Buffer.from((await draw(task, () => {})).base64, "base64");
}

function sample(): MapDocument {
  const [document] = fc.sample(mapDocuments(), { numRuns: 1, seed: 7 });
  if (!document) throw new Error("No document was made.");
  return document;
}

function refusalOf(read: () => unknown): WarrantError | null {
  try {
    read();
    return null;
  } catch (error) {
    if (error instanceof WarrantError) return error;
    throw error;
  }
}

const signature = Buffer.from("89504e470d0a1a0a", "hex");

function pngWith(...chunks: readonly Buffer[]): Buffer {
  return Buffer.concat([signature, pngChunk("IHDR", Buffer.alloc(13)), ...chunks, pngChunk("IEND", Buffer.alloc(0))]);
}

function itxt(text: Buffer, head = "warrant-map\0\u0001\0\0\0"): Buffer {
  return pngChunk("iTXt", Buffer.concat([Buffer.from(head, "latin1"), text]));
}

describe("the map in its picture", () => {
  test("[P72] SVG and PNG carry any map whole, and are the same picture with it as without", async () => {
    await fc.assert(
      fc.asyncProperty(mapDocuments(), async (document) => {
        const { text } = writeWarrant(document);
        expect(mapInPng(await carrying("png", document))).toBe(text);
        const svg = (await carrying("svg", document)).toString();
        expect(JSON.parse(mapInSvg(svg) ?? "")).toEqual(JSON.parse(text));
        expect(svg).not.toMatch(
          /[\ud800-\udfff](?<![\ud800-\udbff][\udc00-\udfff]|[\ud800-\udbff](?=[\udc00-\udfff]))/,
        );
      }),
      { numRuns: 25 },
    );
    const [plain, full] = [await carrying("png", null), await carrying("png", sample())];
    expect(PNG.sync.read(full).data.equals(PNG.sync.read(plain).data)).toBe(true);
    expect(full.length).toBeGreaterThan(plain.length);
  });

  test("[P72] a picture carries no map unless that was asked for", async () => {
    expect(mapInPng(await carrying("png", null))).toBeNull();
    expect(mapInSvg((await carrying("svg", null)).toString())).toBeNull();
    expect(mapInPng(Buffer.from("no picture at all"))).toBeNull();
    expect(mapInPng(Buffer.alloc(0))).toBeNull();
  });

  test("[P72] the map is found when another program has written the SVG anew", () => {
    const svg = carryInSvg('<svg xmlns="http://www.w3.org/2000/svg"><title>x</title></svg>', '{"a":"<&>"}');
    expect(mapInSvg(svg)).toBe('{"a":"\\u003c\\u0026\\u003e"}');
    const anew =
      '\ufeff<?xml version="1.0"?>\n<!-- by another -->\n<svg:svg xmlns:svg="http://www.w3.org/2000/svg" xmlns:w="urn:warrant:map"><svg:g/><svg:metadata><w:map>{"a":&#34;&lt;<![CDATA[&]]>"}</w:map></svg:metadata></svg:svg>';
    expect(looksLikeSvg(anew.slice(1))).toBe(true);
    expect(mapInSvg(anew)).toBe('{"a":"<&"}');
  });
});

describe("hostile pictures", () => {
  test("[P73] a damaged map in a PNG is refused by its sum, its packing, its length or its letters", () => {
    const good = itxt(deflateSync('{"format":"warrant-map"}'));
    expect(mapInPng(pngWith(good))).toBe('{"format":"warrant-map"}');
    const flipped = Buffer.from(good);
    flipped[good.length - 8] = (flipped[good.length - 8] ?? 0) ^ 1;
    const cases = [
      pngWith(flipped),
      pngWith(itxt(Buffer.from("no deflate"))),
      pngWith(itxt(deflateSync(Buffer.from([0xff, 0xfe, 0xfd])))),
      pngWith(itxt(Buffer.alloc(0), "warrant-map\0\u0001")),
      pngWith(good).subarray(0, 60),
    ];
    for (const png of cases) expect(refusalOf(() => mapInPng(png))).toMatchObject({ code: "file-unreadable" });
  });

  test("[P73] what unpacks to more than a map may have is not unpacked", () => {
    const bomb = itxt(deflateSync(Buffer.alloc(200 * 1024 * 1024)));
    expect(bomb.length).toBeLessThan(1024 * 1024);
    expect(refusalOf(() => mapInPng(pngWith(bomb)))?.message).toContain("larger than");
  });

  test("[P73] chunks that lie about their length lead nowhere", () => {
    const lying = Buffer.from(pngWith(pngChunk("tEXt", Buffer.from("x\0y"))));
    lying.writeUInt32BE(0xff_ff_ff_ff, signature.length + 25);
    expect(mapInPng(lying)).toBeNull();
    const first = Buffer.from(itxt(deflateSync("{}")));
    first.writeUInt32BE(0x7f_ff_ff_ff, 0);
    expect(refusalOf(() => mapInPng(Buffer.concat([signature, first])))).toMatchObject({ code: "file-unreadable" });
    expect(crc32("")).toBe(0);
  });

  test("[P73] entities are not expanded, nothing is fetched, and nesting ends", () => {
    const inSvg = (inner: string, before = "") =>
      `<?xml version="1.0"?>${before}<svg xmlns="http://www.w3.org/2000/svg">${inner}</svg>`;
    const carried = (text: string) => `<metadata><map xmlns="urn:warrant:map">${text}</map></metadata>`;
    const laughs = `<!DOCTYPE svg [<!ENTITY a "${"ha".repeat(50)}"><!ENTITY b "${"&a;".repeat(50)}"><!ENTITY x SYSTEM "file:///etc/passwd">]>`;
    for (const text of ["&b;", "&x;", "&#0;"]) {
      expect(refusalOf(() => mapInSvg(inSvg(carried(text), laughs)))).toMatchObject({ code: "file-unreadable" });
    }
    expect(looksLikeSvg(inSvg("", laughs))).toBe(true);
    const deep = inSvg("<g>".repeat(1_000_000));
    expect(refusalOf(() => mapInSvg(deep))).toMatchObject({ code: "file-unreadable" });
    for (const broken of ["<metadata><map", "<a></b>", "<a b=c/>", "\0"]) {
      expect(refusalOf(() => mapInSvg(inSvg(broken)))).toMatchObject({ code: "file-unreadable" });
    }
    // A page that shows such an SVG is no picture.
    expect(mapInSvg(`<html xmlns="http://www.w3.org/1999/xhtml">${inSvg(carried("{}")).slice(21)}</html>`)).toBeNull();
  });

  test("[P73] a thousand damaged pictures each give a map, none, or a refusal", async () => {
    const random = randomFrom(3);
    const document = sample();
    const [png, svg] = [await carrying("png", document), await carrying("svg", document)];
    for (let run = 0; run < 1_000; run += 1) {
      const changed = Buffer.from(run % 2 === 0 ? png : svg);
      for (let flips = 0; flips < 1 + random() * 4; flips += 1) {
        changed[Math.floor(random() * changed.length)] = Math.floor(random() * 256);
      }
      const cut = random() < 0.3 ? changed.subarray(0, Math.floor(random() * changed.length)) : changed;
      const read = run % 2 === 0 ? () => mapInPng(cut) : () => mapInSvg(cut.toString());
      expect([undefined, "file-unreadable"]).toContain(refusalOf(read)?.code);
    }
  });
});
