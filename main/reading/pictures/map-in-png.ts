import { crc32, inflateSync } from "node:zlib";
import { carriedKeyword, largestCarried } from "#shared/formats/pictures/carried.ts";
import { unreadable } from "../unreadable.ts";

const signature = Buffer.from("89504e470d0a1a0a", "hex");

/** Whether these bytes begin as a PNG does. */
export function isPng(bytes: Uint8Array): boolean {
  return signature.equals(bytes.subarray(0, signature.length));
}

/**
 * The text of the Warrant map file that a PNG carries, null where there is none.
 * Pixels are not looked at; what is unpacked is bounded.
 * @throws WarrantError "file-unreadable" when it carries a map that is damaged
 */
export function mapInPng(bytes: Uint8Array): string | null {
  if (!isPng(bytes)) return null;
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // A chunk: length of its data (4 bytes), type (4), data, sum of type and data (4).
  for (let at = signature.length; at + 12 <= file.length; ) {
    const length = file.readUInt32BE(at);
    const type = file.toString("latin1", at + 4, at + 8);
    const end = at + 8 + length;
    const data = file.subarray(at + 8, end);
    if (type === "iTXt" && isOurs(data)) {
      if (end + 4 > file.length || file.readUInt32BE(end) !== crc32(file.subarray(at + 4, end))) throw damagedMap();
      return textOf(data.subarray(carriedKeyword.length + 1));
    }
    if (type === "IEND") return null;
    at = end + 4;
  }
  return null;
}

function isOurs(data: Buffer): boolean {
  return data.toString("latin1", 0, carriedKeyword.length + 1) === `${carriedKeyword}\0`;
}

/** The text of a chunk whose keyword is cut off: compressed or not, method, language, translated keyword, text. */
function textOf(rest: Buffer): string {
  const afterLanguage = rest.indexOf(0, 2);
  const afterKeyword = afterLanguage < 0 ? -1 : rest.indexOf(0, afterLanguage + 1);
  if (afterKeyword < 0) throw damagedMap();
  const content = rest.subarray(afterKeyword + 1);
  try {
    const plain = rest[0] === 0 ? content : inflateSync(content, { maxOutputLength: largestCarried });
    if (plain.length > largestCarried) throw new RangeError("too large");
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(plain);
  } catch (error) {
    if (error instanceof RangeError) {
      throw unreadable(
        "The map in this picture is larger than Warrant opens from a picture. Export it as a Warrant map file and add that.",
      );
    }
    throw damagedMap();
  }
}

function damagedMap() {
  return unreadable(
    "This picture carries a map, but that is damaged. Get the picture again where it came from: programs that work on pictures may have changed it.",
  );
}
