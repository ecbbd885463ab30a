import { analyse } from "chardet";
import { unreadable } from "./unreadable.ts";

export type Decoded = { readonly text: string; readonly warnings: readonly string[] };

/** Encodings by the names people know them by. */
const familiarNames: Record<string, string> = {
  "windows-1250": "Windows-1250 (Central European)",
  "windows-1251": "Windows-1251 (Cyrillic)",
  "windows-1252": "Windows-1252 (Western European)",
  "iso-8859-1": "Windows-1252 (Western European)",
  "windows-1253": "Windows-1253 (Greek)",
  "windows-1254": "Windows-1254 (Turkish)",
  "windows-1255": "Windows-1255 (Hebrew)",
  "windows-1256": "Windows-1256 (Arabic)",
  "koi8-r": "KOI8-R (Cyrillic)",
  shift_jis: "Shift-JIS (Japanese)",
  "euc-jp": "EUC-JP (Japanese)",
  "iso-2022-jp": "ISO-2022-JP (Japanese)",
  "euc-kr": "EUC-KR (Korean)",
  big5: "Big5 (Chinese)",
  gb18030: "GB 18030 (Chinese)",
};
/** How much of a file decides what its encoding is, in bytes. */
const sampleSize = 256 * 1024;

/** The encoding that the first bytes mark; null where they mark none. */
export function markedEncoding(bytes: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" | null {
  const [first, second, third, fourth] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8";
  if (
    (first === 0xff && second === 0xfe && third === 0 && fourth === 0) ||
    (first === 0 && second === 0 && third === 0xfe)
  )
    throw unreadable("This text is encoded as UTF-32, which Warrant does not read. Save it as UTF-8 and add it again.");
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return null;
}

/**
 * UTF-16 without a mark, known by the zero bytes in every other place that
 * texts in Latin letters, digits and blanks have; null when it is not that.
 */
export function unmarkedUtf16(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  const sample = bytes.subarray(0, Math.min(sampleSize, bytes.length & ~1));
  let even = 0;
  let odd = 0;
  for (let index = 0; index < sample.length; index += 2) {
    if (sample[index] === 0) even += 1;
    if (sample[index + 1] === 0) odd += 1;
  }
  const units = sample.length / 2;
  if (units === 0) return null;
  const encoding =
    odd > units * 0.15 && even < odd / 20 ? "utf-16le" : even > units * 0.15 && odd < even / 20 ? "utf-16be" : null;
  if (encoding === null) return null;
  // Programs and tables have their zeros in such places, too, but not the letters between them.
  const odder = new TextDecoder(encoding).decode(sample).match(/[^\P{Cc}\s]|\p{Co}|\p{Cn}|\ufffd/gu)?.length ?? 0;
  return odder <= units * 0.01 ? encoding : null;
}

/**
 * Text of any encoding: by its mark, by what it declares, as UTF-8 where it is
 * that, else by how its bytes are distributed. Bytes that cannot be decoded
 * become U+FFFD. Every guess is told.
 *
 * @param declared the encoding that the file itself names, by any of its names
 */
export function decode(bytes: Uint8Array, declared: string | null = null): Decoded {
  const marked = markedEncoding(bytes) ?? unmarkedUtf16(bytes);
  if (marked !== null) return withLosses(new TextDecoder(marked).decode(bytes), []);
  const utf8 = new TextDecoder("utf-8").decode(bytes);
  const lost = utf8.split("\ufffd").length - 1;
  const ascii = lost === 0 && !/[^\0-\x7f]/.test(utf8);
  if (!ascii && lost * 4 <= (utf8.match(/[^\0-\x7f\ufffd]/g)?.length ?? 0)) return withLosses(utf8, []);
  const isJapanese7Bit = ascii && utf8.includes("\x1b$");
  const decoderDeclared = declared === null ? null : decoderOf(declared);
  if (decoderDeclared !== null && !(ascii && !isJapanese7Bit)) return withLosses(decoderDeclared.decode(bytes), []);
  if (isJapanese7Bit) return guessed(bytes, "iso-2022-jp");
  if (ascii) return { text: utf8, warnings: [] };
  return guessed(bytes, likeliestEncoding(bytes));
}

function guessed(bytes: Uint8Array, encoding: string): Decoded {
  const decoder = decoderOf(encoding) ?? new TextDecoder("windows-1252");
  const name = familiarNames[encoding] ?? encoding;
  return withLosses(decoder.decode(bytes), [
    `The file does not say how its letters are encoded; it was read as ${name}. If letters look wrong, save it as UTF-8 and add it again.`,
  ]);
}

function withLosses(text: string, warnings: readonly string[]): Decoded {
  const lost = text.split("\ufffd").length - 1;
  if (lost === 0) return { text, warnings };
  return {
    text,
    warnings: [
      ...warnings,
      `${lost} ${lost === 1 ? "character" : "characters"} could not be read and became “\ufffd”.`,
    ],
  };
}

function likeliestEncoding(bytes: Uint8Array): string {
  const names = analyse(bytes.subarray(0, sampleSize)).map((match) => match.name.toLowerCase());
  const known = names.filter((name) => !/^utf-|^ascii$/.test(name) && decoderOf(name) !== null);
  return known[0] ?? "windows-1252";
}

/** Null for an encoding that has no decoder; UTF-16 that was declared in bytes that are not it is none. */
function decoderOf(name: string): TextDecoder | null {
  try {
    const decoder = new TextDecoder(name.trim());
    return decoder.encoding.startsWith("utf-") ? null : decoder;
  } catch {
    return null;
  }
}
