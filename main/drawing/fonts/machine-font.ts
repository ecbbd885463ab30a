import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
import { Face, Blob as FontBlob } from "harfbuzzjs";
import { extractFont, type Font, type ReadBytes, readFonts, readTable } from "./sfnt.ts";

/** What a font file says of one of its fonts. */
export type FontFacts = {
  readonly family: string;
  /** 400 is regular. */
  readonly weight: number;
  readonly upright: boolean;
  readonly condensed: boolean;
  readonly monospaced: boolean;
  readonly colour: boolean;
  /** True when the font has rules that join and reorder letters. */
  readonly shapes: boolean;
  /** Which of the languages written in Chinese characters the font says it is made for. */
  readonly languages: ReadonlySet<"japanese" | "chinese" | "korean">;
  /** False when the font's licence bits forbid putting a part of it into a document. */
  readonly embeddable: boolean;
};

/** One font of a file of this machine. */
export class MachineFont {
  readonly file: string;
  readonly facts: FontFacts;
  readonly #font: Font;
  #characters: Promise<ReadonlySet<number>> | null = null;
  #loaded: Promise<{ readonly bytes: Buffer; readonly family: string }> | null = null;

  constructor(file: string, font: Font, facts: FontFacts) {
    this.file = file;
    this.facts = facts;
    this.#font = font;
  }

  /** The characters that it has a glyph for. */
  characters(): Promise<ReadonlySet<number>> {
    this.#characters ??= reading(this.file, async (read) => {
      const face = faceOf(await extractFont(read, this.#font, new Set(["cmap", "maxp", "head", "OS/2"])));
      return new Set(face.collectUnicodes());
    });
    return this.#characters;
  }

  /**
   * The font as a file of its own at its regular weight, and the name that it is
   * drawn by: its own name and a mark of its bytes, so that no other is meant.
   */
  load(): Promise<{ readonly bytes: Buffer; readonly family: string }> {
    this.#loaded ??= reading(this.file, async (read) => {
      const bytes = await atRegularWeight(await extractFont(read, this.#font));
      const mark = createHash("sha256").update(bytes).digest("hex").slice(0, 6);
      return { bytes, family: `${this.facts.family} ${mark}` };
    });
    return this.#loaded;
  }
}

/** The fonts of a file. @throws DamagedFont, or as the file system does */
export async function openFontFile(file: string): Promise<readonly MachineFont[]> {
  return reading(file, async (read) => {
    const fonts: MachineFont[] = [];
    for (const font of await readFonts(read)) {
      const facts = await readFacts(read, font);
      if (facts !== null) fonts.push(new MachineFont(file, font, facts));
    }
    return fonts;
  });
}

async function reading<T>(file: string, use: (read: ReadBytes) => Promise<T>): Promise<T> {
  const handle = await open(file, "r");
  try {
    const { size } = await handle.stat();
    return await use(async (offset, length) => {
      const buffer = Buffer.alloc(Math.max(0, Math.min(length, size - offset)));
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, offset);
      return buffer.subarray(0, bytesRead);
    });
  } finally {
    await handle.close();
  }
}

function faceOf(bytes: Buffer): Face {
  return new Face(new FontBlob(new Uint8Array(bytes)));
}

/** Bits of OS/2: its code pages, its licence, its style. */
const codePages = { japanese: [17], chinese: [18, 20], korean: [19, 21] } as const;
const [restricted, printable, editable, noSubsetting, bitmapOnly] = [0x2, 0x4, 0x8, 0x100, 0x200];
const monospacedProportion = 9;

async function readFacts(read: ReadBytes, font: Font): Promise<FontFacts | null> {
  const os2 = await readTable(read, font, "OS/2");
  if (os2 === null || os2.length < 78) return null;
  const face = faceOf(await extractFont(read, font, new Set(["name", "head", "maxp"])));
  const family = face.getName(16, "en") || face.getName(1, "en");
  // Fonts that draw every character as a box or as nothing, for those who look at fonts.
  if (family === "" || /last ?resort|adobe (?:not)?(?: ?def)?blank/i.test(family)) return null;
  const tags = new Set(font.tables.map(({ tag }) => tag));
  const pages = os2.readUInt16BE(0) >= 1 && os2.length >= 82 ? os2.readUInt32BE(78) : 0;
  const licence = os2.readUInt16BE(8);
  const languages = (["japanese", "chinese", "korean"] as const).filter((language) =>
    codePages[language].some((bit) => ((pages >>> bit) & 1) === 1),
  );
  return {
    family,
    weight: os2.readUInt16BE(4),
    upright: (os2.readUInt16BE(62) & 0x201) === 0,
    condensed: os2.readUInt16BE(6) !== 5,
    monospaced: os2.readUInt8(35) === monospacedProportion,
    colour: ["COLR", "CBDT", "sbix"].some((tag) => tags.has(tag)),
    shapes: tags.has("GSUB") || tags.has("morx"),
    languages: new Set(languages),
    embeddable:
      (licence & (noSubsetting | bitmapOnly)) === 0 &&
      ((licence & restricted) === 0 || (licence & (printable | editable)) !== 0),
  };
}

const regular = 400;

/** A variable font fixed at its regular weight, and at what is usual on its other axes. */
async function atRegularWeight(bytes: Buffer): Promise<Buffer> {
  const axes = Object.values(faceOf(bytes).getAxisInfos());
  if (axes.length === 0) return bytes;
  const variationAxes = Object.fromEntries(
    axes.map(({ tag, min, default: usual, max }) => [
      tag,
      tag === "wght" ? Math.min(Math.max(regular, min), max) : usual,
    ]),
  );
  const { default: subsetFont } = await import("subset-font");
  return subsetFont(bytes, undefined, { keepAllGlyphs: true, variationAxes, targetFormat: "sfnt" });
}
