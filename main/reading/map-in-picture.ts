import { decode, markedEncoding } from "./charset.ts";
import { isText } from "./detect.ts";
import { isPng, mapInPng } from "./pictures/map-in-png.ts";
import { looksLikeSvg, mapInSvg } from "./pictures/map-in-svg.ts";

/** How much of a file shows whether it is an SVG, in bytes. */
const headLength = 64 * 1024;

/** What a picture is, by its bytes; null for what is no picture that can carry a map. */
export function pictureKind(bytes: Uint8Array): "png" | "svg" | null {
  if (isPng(bytes)) return "png";
  const head = bytes.subarray(0, headLength);
  return isText(head) && looksLikeSvg(new TextDecoder(markedEncoding(head) ?? "utf-8").decode(head)) ? "svg" : null;
}

/**
 * The text of the Warrant map file that a picture carries; null when it carries none.
 * @throws WarrantError "file-unreadable" for one that is damaged
 */
export function mapInPicture(kind: "png" | "svg", bytes: Uint8Array): string | null {
  return kind === "png" ? mapInPng(bytes) : mapInSvg(decode(bytes).text);
}
