import { crc32, deflateSync } from "node:zlib";
import { carriedKeyword, carriedNamespace } from "#shared/formats/pictures/carried.ts";

/**
 * The `iTXt` chunk in which a PNG carries a map, to stand before the pixels.
 * Compressed; PNG, third edition, 11.3.3.4.
 * @param map the text of a Warrant map file
 */
export function carryingChunk(map: string): Buffer {
  // Keyword, end of it, "is compressed", by deflate, no language, no keyword translated.
  const head = Buffer.from(`${carriedKeyword}\0\u0001\0\0\0`, "latin1");
  return pngChunk("iTXt", Buffer.concat([head, deflateSync(Buffer.from(map, "utf8"))]));
}

/** One chunk of a PNG: its length, its type of four letters, its data and their sum. */
export function pngChunk(type: string, data: Uint8Array): Buffer {
  const chunk = Buffer.allocUnsafe(data.length + 12);
  chunk.writeUInt32BE(data.length, 0);
  chunk.write(type, 4, "latin1");
  chunk.set(data, 8);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, data.length + 8)), data.length + 8);
  return chunk;
}

/**
 * The SVG document with the map in it, right after its title.
 * @param map JSON: the text of a Warrant map file
 */
export function carryInSvg(svg: string, map: string): string {
  const after = svg.indexOf("</title>");
  if (after < 0) throw new Error("The SVG has no title to put its map after.");
  const at = after + "</title>".length;
  return `${svg.slice(0, at)}\n<metadata><map xmlns="${carriedNamespace}">${jsonForXml(map)}</map></metadata>${svg.slice(at)}`;
}

/** The same JSON with all that XML forbids or reads as its own written as JSON's escapes: such characters stand in strings only. */
function jsonForXml(json: string): string {
  return json.replace(
    /[<>&\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
