import { SaxesParser } from "saxes";
import { carriedNamespace, largestCarried } from "#shared/formats/pictures/carried.ts";
import { damaged, unreadable } from "../unreadable.ts";

const svgNamespace = "http://www.w3.org/2000/svg";
/** Parts of a document that the parser gets at once: between two it can be stopped. */
const partLength = 64 * 1024;
/** Elements within elements; the parser takes longer for each the deeper it lies. */
const deepest = 1_000;

/** Whether this text may be an SVG document, by its beginning. */
export function looksLikeSvg(text: string): boolean {
  return /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*|<!DOCTYPE\s[^[>]*(?:\[[^\]]*\])?\s*>\s*)*<(?:\w+:)?svg[\s>]/.test(
    text.slice(0, partLength),
  );
}

/**
 * The text of the Warrant map file that an SVG carries, null where there is none.
 * No entities but XML's own five are expanded, and nothing is fetched.
 * @throws WarrantError "file-unreadable" when it is no sound XML up to the map's end
 */
export function mapInSvg(text: string): string | null {
  const parser = new SaxesParser({ xmlns: true });
  let depth = 0;
  let isSvg = false;
  /** Depth at which the map's element is open; 0 while it is not. */
  let openAt = 0;
  let length = 0;
  const parts: string[] = [];
  let found: string | null = null;
  let isOver = false;
  const collect = (part: string) => {
    if (openAt === 0 || isOver) return;
    length += part.length;
    if (length > largestCarried) {
      throw unreadable(
        "The map in this picture is larger than Warrant opens from a picture. Export it as a Warrant map file and add that.",
      );
    }
    parts.push(part);
  };
  parser.on("error", () => {
    throw damaged("SVG");
  });
  parser.on("opentag", ({ local, uri }) => {
    depth += 1;
    if (depth > deepest) throw damaged("SVG");
    if (depth === 1) {
      isSvg = local === "svg" && uri === svgNamespace;
      isOver = !isSvg;
    }
    if (openAt === 0 && uri === carriedNamespace && local === "map") openAt = depth;
  });
  parser.on("text", collect);
  parser.on("cdata", collect);
  parser.on("closetag", () => {
    if (depth === openAt && !isOver) {
      found = parts.join("");
      isOver = true;
    }
    depth -= 1;
  });
  for (let at = 0; at < text.length && !isOver; at += partLength) parser.write(text.slice(at, at + partLength));
  // The file ends within its map.
  if (openAt !== 0 && !isOver) throw damaged("SVG");
  return isSvg ? found : null;
}
