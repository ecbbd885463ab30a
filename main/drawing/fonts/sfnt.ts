/**
 * The frame of OpenType files: a directory of tables, and collections that hold
 * several fonts whose tables may be shared. What is in the tables is left to
 * HarfBuzz. After the OpenType specification, "The OpenType Font File".
 */

export type Table = { readonly tag: string; readonly offset: number; readonly length: number };
export type Font = { readonly version: number; readonly tables: readonly Table[] };

/** Reads so many bytes of a file from an offset; fewer where the file ends. */
export type ReadBytes = (offset: number, length: number) => Promise<Buffer>;

/** A file that is no OpenType font, or a damaged one. */
export class DamagedFont extends Error {}

const collectionTag = 0x74746366;
const versions: ReadonlySet<number> = new Set([0x00010000, 0x4f54544f, 0x74727565]);
const mostFonts = 64;
const mostTables = 128;

/**
 * The fonts of a file: one, or those of a collection.
 * @throws DamagedFont
 */
export async function readFonts(read: ReadBytes): Promise<readonly Font[]> {
  const head = await readWhole(read, 0, 12);
  if (head.readUInt32BE(0) !== collectionTag) return [await readDirectory(read, 0)];
  const count = head.readUInt32BE(8);
  if (count > mostFonts) throw new DamagedFont(`a collection of ${count} fonts`);
  const offsets = await readWhole(read, 12, count * 4);
  const fonts: Font[] = [];
  for (let index = 0; index < count; index += 1) fonts.push(await readDirectory(read, offsets.readUInt32BE(index * 4)));
  return fonts;
}

async function readDirectory(read: ReadBytes, offset: number): Promise<Font> {
  const head = await readWhole(read, offset, 12);
  const version = head.readUInt32BE(0);
  const count = head.readUInt16BE(4);
  if (!versions.has(version) || count > mostTables) throw new DamagedFont("not an OpenType font");
  const records = await readWhole(read, offset + 12, count * 16);
  return {
    version,
    tables: Array.from({ length: count }, (_, index) => {
      const at = index * 16;
      return {
        tag: records.toString("latin1", at, at + 4),
        offset: records.readUInt32BE(at + 8),
        length: records.readUInt32BE(at + 12),
      };
    }),
  };
}

/** One font of a file as a file of its own, with all its tables or those named. */
export async function extractFont(read: ReadBytes, font: Font, only?: ReadonlySet<string>): Promise<Buffer> {
  const tables = font.tables.filter(({ tag }) => only === undefined || only.has(tag));
  const parts: Buffer[] = [];
  const directory = Buffer.alloc(12 + tables.length * 16);
  const power = Math.floor(Math.log2(Math.max(1, tables.length)));
  directory.writeUInt32BE(font.version, 0);
  directory.writeUInt16BE(tables.length, 4);
  directory.writeUInt16BE(2 ** power * 16, 6);
  directory.writeUInt16BE(power, 8);
  directory.writeUInt16BE(tables.length * 16 - 2 ** power * 16, 10);
  let end = directory.length;
  for (const [index, { tag, offset, length }] of tables.entries()) {
    const data = await readWhole(read, offset, length);
    const padded = Buffer.alloc(Math.ceil(length / 4) * 4);
    data.copy(padded);
    const at = 12 + index * 16;
    directory.write(tag, at, "latin1");
    directory.writeUInt32BE(checksum(padded), at + 4);
    directory.writeUInt32BE(end, at + 8);
    directory.writeUInt32BE(length, at + 12);
    parts.push(padded);
    end += padded.length;
  }
  return Buffer.concat([directory, ...parts]);
}

/** The bytes of one table; null when the font has none of that name. */
export async function readTable(read: ReadBytes, font: Font, tag: string): Promise<Buffer | null> {
  const table = font.tables.find((candidate) => candidate.tag === tag);
  return table === undefined ? null : readWhole(read, table.offset, table.length);
}

function checksum(data: Buffer): number {
  let sum = 0;
  for (let at = 0; at < data.length; at += 4) sum = (sum + data.readUInt32BE(at)) >>> 0;
  return sum;
}

/** No table is longer than this. */
const mostBytes = 256 * 1024 * 1024;

async function readWhole(read: ReadBytes, offset: number, length: number): Promise<Buffer> {
  if (length > mostBytes) throw new DamagedFont("a table without end");
  const data = await read(offset, length);
  if (data.length < length) throw new DamagedFont("cut off");
  return data;
}
