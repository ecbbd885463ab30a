import { brotliCompressSync, constants } from "node:zlib";
import { type ReadBytes, readFonts, readTable } from "./sfnt.ts";

/** Less than a millisecond for a part of a font; the best quality takes fifty times as long for 4% less. */
const compression = {
  [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_FONT,
  [constants.BROTLI_PARAM_QUALITY]: 8,
  [constants.BROTLI_PARAM_LGWIN]: 16,
};
/** Flags of a directory entry: its tag follows, and the table is not transformed. */
const [tagFollows, plainOutlines] = [0x3f, 0xc0];

/**
 * An OpenType font as WOFF 2, its tables compressed but not rewritten: a hundred
 * times faster than rewriting, and a fifth larger. After the W3C's "WOFF
 * File Format 2.0".
 */
export async function toWoff2(bytes: Buffer): Promise<Buffer> {
  const read: ReadBytes = async (offset, length) => bytes.subarray(offset, offset + length);
  const [font] = await readFonts(read);
  if (font === undefined) throw new Error("a font file without a font");
  const entries: Buffer[] = [];
  const tables: Buffer[] = [];
  let whole = 12;
  for (const { tag } of font.tables) {
    const table = (await readTable(read, font, tag)) ?? Buffer.alloc(0);
    const flags = tag === "glyf" || tag === "loca" ? tagFollows | plainOutlines : tagFollows;
    entries.push(Buffer.from([flags]), Buffer.from(tag, "latin1"), base128(table.length));
    tables.push(table);
    whole += 16 + Math.ceil(table.length / 4) * 4;
  }
  const data = brotliCompressSync(Buffer.concat(tables), { params: compression });
  const head = Buffer.alloc(48);
  const padding = Buffer.alloc(-(head.length + lengthOf(entries) + data.length) & 3);
  head.write("wOF2", 0, "latin1");
  head.writeUInt32BE(font.version, 4);
  head.writeUInt32BE(head.length + lengthOf(entries) + data.length + padding.length, 8);
  head.writeUInt16BE(font.tables.length, 12);
  head.writeUInt32BE(whole, 16);
  head.writeUInt32BE(data.length, 20);
  return Buffer.concat([head, ...entries, data, padding]);
}

function lengthOf(parts: readonly Buffer[]): number {
  return parts.reduce((sum, { length }) => sum + length, 0);
}

/** A number in groups of seven bits, the highest first; all but the last are marked. */
function base128(value: number): Buffer {
  const groups = [value & 0x7f];
  for (let rest = value >>> 7; rest > 0; rest >>>= 7) groups.unshift((rest & 0x7f) | 0x80);
  return Buffer.from(groups);
}
