import type { Loss } from "#shared/contract/results/notes.ts";
import { FormatFault } from "#shared/formats/document/fault.ts";
import type { MapDocument } from "#shared/formats/document/map-document.ts";
import type { ParsedMap } from "#shared/formats/document/parsed-map.ts";
import { mapFormats, type ReadFormat } from "#shared/formats/format-list.ts";
import { readMap } from "#shared/formats/read-map.ts";
import { guessMap, mayBeMap, recogniseMap } from "#shared/formats/recognise-map.ts";
import { decode } from "./charset.ts";
import { isText } from "./detect.ts";
import { mapInPicture, pictureKind } from "./map-in-picture.ts";
import { megabyte, unreadable } from "./unreadable.ts";

/** As what a file is read: `import.start` says what each means. */
export type ReadAs = "anything" | "map" | ReadFormat;

/** A map that was taken out of a file. */
export type ReadMapFile = {
  readonly kind: "map";
  readonly format: ReadFormat;
  /** With a place for every card. */
  readonly document: MapDocument;
  /** False when the file told no card's place. */
  readonly placed: boolean;
  readonly losses: readonly Loss[];
  readonly warnings: readonly string[];
};

/** What is read of a file of a map at most, in bytes. */
const largestMapFile = 128 * megabyte;

/**
 * Reads a file as a map; null when it is none and may be something else.
 * @param onProgress told how much is done, from 0 to 1; null while that cannot be known
 * @throws WarrantError "file-unreadable" that says what is wrong, and where
 */
export async function readMapFile(
  bytes: Uint8Array,
  name: string,
  as: ReadAs,
  onProgress: (fraction: number | null) => void,
): Promise<ReadMapFile | null> {
  const picture = pictureKind(bytes);
  if (picture !== null && as !== "anything" && as !== "map" && as !== "warrant") throw notOf(as);
  if (picture !== null) {
    const carried = mapInPicture(picture, bytes);
    if (carried !== null) return await readAsMap({ text: carried, warnings: [] }, name, "warrant", onProgress);
    throw unreadable(
      "This picture carries no map, and there is no text in it to read. Only pictures that Warrant exported with their map's data open as maps again: export it anew with that, or import the map's own file.",
    );
  }
  if (as === "anything" && !mayBeMap(name)) return null;
  if (!isText(bytes)) {
    if (as === "anything") return null;
    throw unreadable(
      "This is no file of a map: it holds bytes that no text has. Warrant reads maps as Warrant map files, AIF, Argdown, Kialo, JSON Canvas, SADFace, Markdown and CSV.",
    );
  }
  if (bytes.length > largestMapFile) {
    if (as === "anything") return null;
    throw unreadable(
      `This file has ${Math.ceil(bytes.length / megabyte)} MB; Warrant reads maps of up to ${largestMapFile / megabyte} MB. Divide it, and import the parts.`,
    );
  }
  const decoded = decode(bytes);
  const format = await formatOf(decoded.text, name, as);
  return format && (await readAsMap(decoded, name, format, onProgress));
}

async function formatOf(text: string, name: string, as: ReadAs): Promise<ReadFormat | null> {
  if (as === "anything") return await recogniseMap(name, text);
  if (as !== "map") return as;
  const guessed = await guessMap(name, text);
  if (guessed !== null) return guessed;
  throw unreadable(
    "It cannot be told of which format of map this file is. Name its format, or export the map anew in the program that it comes from.",
  );
}

async function readAsMap(
  { text, warnings }: { readonly text: string; readonly warnings: readonly string[] },
  fileName: string,
  format: ReadFormat,
  onProgress: (fraction: number | null) => void,
): Promise<ReadMapFile> {
  onProgress(null);
  const parsed = await faultsTold(() => readMap(format, text, { fileName }));
  return await finished(parsed, format, warnings, onProgress);
}

/**
 * Reads a CSV of claims and one of links as one map; null when the links are not between those claims.
 * @throws WarrantError "file-unreadable"
 */
export async function readCsvPair(
  claims: Uint8Array,
  links: Uint8Array,
  fileName: string,
  onProgress: (fraction: number | null) => void,
): Promise<ReadMapFile | null> {
  const { joinCsv } = await import("#shared/formats/csv/join.ts");
  const [decodedClaims, decodedLinks] = [decode(claims), decode(links)];
  const parsed = await faultsTold(() => joinCsv(decodedClaims.text, decodedLinks.text, { fileName }));
  return (
    parsed && (await finished(parsed, "csv-claims", [...decodedClaims.warnings, ...decodedLinks.warnings], onProgress))
  );
}

async function finished(
  { document, losses }: ParsedMap,
  format: ReadFormat,
  warnings: readonly string[],
  onProgress: (fraction: number | null) => void,
): Promise<ReadMapFile> {
  onProgress(null);
  // The layout comes with Graphviz and the metrics of fonts: texts do without.
  const { placeCards } = await import("./place-cards.ts");
  return {
    kind: "map",
    format,
    placed: document.claims.length === 0 || document.claims.some(({ place }) => place !== null),
    document: await placeCards(document, onProgress),
    losses,
    warnings,
  };
}

/** What is wrong with a file, in the words that a window shows. */
async function faultsTold<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof FormatFault)) throw error;
    // A key of the file (`nodes[3].text`) is left as it is written there; words begin a sentence.
    const message = error.message.replace(
      /^(?:line|the) /,
      (word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`,
    );
    throw Object.assign(unreadable(message), { cause: error });
  }
}

function notOf(format: ReadFormat): Error {
  return unreadable(`This is a picture, not a file of ${mapFormats[format].name}.`);
}
