/** Font files made out of others, as machines have them. */

/** Where a table's record lies in a font file. */
function recordOf(font: Buffer, tag: string): number {
  const count = font.readUInt16BE(4);
  for (let index = 0; index < count; index += 1) {
    const at = 12 + index * 16;
    if (font.toString("latin1", at, at + 4) === tag) return at;
  }
  throw new Error(`no table ${tag}`);
}

/** Several fonts as one collection. */
export function collectionOf(fonts: readonly Buffer[]): Buffer {
  const head = Buffer.alloc(12 + 4 * fonts.length);
  head.write("ttcf", 0, "latin1");
  head.writeUInt32BE(0x00010000, 4);
  head.writeUInt32BE(fonts.length, 8);
  let end = head.length;
  const moved = fonts.map((font, index) => {
    head.writeUInt32BE(end, 12 + 4 * index);
    const padded = Buffer.concat([font, Buffer.alloc(-font.length & 3)]);
    for (let table = 0; table < font.readUInt16BE(4); table += 1) {
      const at = 12 + table * 16 + 8;
      padded.writeUInt32BE(padded.readUInt32BE(at) + end, at);
    }
    end += padded.length;
    return padded;
  });
  return Buffer.concat([head, ...moved]);
}

/** A font with other licence bits (fsType of OS/2). */
export function withLicence(font: Buffer, bits: number): Buffer {
  const copy = Buffer.from(font);
  copy.writeUInt16BE(bits, copy.readUInt32BE(recordOf(font, "OS/2") + 8) + 8);
  return copy;
}
