import { mapFormats, type ReadFormat, readFormats } from "./format-list.ts";

/** True for names of files that may be maps: the others need not be looked into. */
export function mayBeMap(fileName: string): boolean {
  return namedFormat(fileName) !== null || ["json", "csv", "md", "markdown", "txt", ""].includes(endingOf(fileName));
}

/**
 * The format of map that a file is in, by its name's ending and by what it holds;
 * null for what may as well be something else: a text, a list of references.
 * What ends in `.txt` or `.md` is a map only when it begins as Kialo's export does.
 */
export async function recogniseMap(fileName: string, text: string): Promise<ReadFormat | null> {
  const named = namedFormat(fileName);
  if (named !== null) return named;
  switch (endingOf(fileName)) {
    case "json":
      return await formatOfJson(text);
    case "csv":
      return await formatOfCsv(text);
    case "md":
    case "markdown":
    case "txt":
    case "":
      return (await looksLikeKialo(text)) ? "kialo" : null;
    default:
      return null;
  }
}

/** As {@link recogniseMap}, for a file of which it is said that it is a map: then Markdown is an outline. */
export async function guessMap(fileName: string, text: string): Promise<ReadFormat | null> {
  const recognised = await recogniseMap(fileName, text);
  if (recognised !== null) return recognised;
  const byContent = /^\s*[[{]/.test(text) ? await formatOfJson(text) : null;
  if (byContent !== null) return byContent;
  switch (endingOf(fileName)) {
    case "md":
    case "markdown":
    case "txt":
    case "":
      return "markdown";
    case "csv":
      return "csv-claims";
    default:
      return null;
  }
}

/** The format whose ending a name has, where no other kind of file ends so. */
function namedFormat(fileName: string): ReadFormat | null {
  const name = fileName.toLowerCase();
  return (
    readFormats.find((format) => name.endsWith(`.${mapFormats[format].extension}`) && isOwn(format)) ?? extra(name)
  );
}

/** Markdown's ending is any text's. */
function isOwn(format: ReadFormat): boolean {
  return format !== "markdown";
}

function extra(name: string): ReadFormat | null {
  return name.endsWith(".ad") ? "argdown" : null;
}

async function formatOfJson(text: string): Promise<ReadFormat | null> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return formatOfBroken(text);
  }
  if ((await import("./warrant/looks-like.ts")).looksLikeWarrant(json)) return "warrant";
  if ((await import("./sadface/looks-like.ts")).looksLikeSadface(json)) return "sadface";
  if ((await import("./json-canvas/looks-like.ts")).looksLikeJsonCanvas(json)) return "json-canvas";
  if ((await import("./aif/looks-like.ts")).looksLikeAif(json)) return "aif";
  return null;
}

/** What broken JSON was to be, by words that only one format has: its reader then tells where it breaks. */
function formatOfBroken(text: string): ReadFormat | null {
  const beginning = text.slice(0, 100_000);
  if (/^\s*\{\s*"format"\s*:\s*"warrant-map"/.test(beginning)) return "warrant";
  if (!/^\s*\{/.test(beginning)) return null;
  if (/"nodeID"\s*:/.test(beginning)) return "aif";
  if (/"source_id"\s*:/.test(beginning)) return "sadface";
  return /"fromNode"\s*:/.test(beginning) ? "json-canvas" : null;
}

async function formatOfCsv(text: string): Promise<ReadFormat | null> {
  const { looksLikeCsvClaims, looksLikeCsvLinks } = await import("./csv/looks-like.ts");
  if (looksLikeCsvLinks(text)) return "csv-links";
  return looksLikeCsvClaims(text) ? "csv-claims" : null;
}

async function looksLikeKialo(text: string): Promise<boolean> {
  return (await import("./kialo/looks-like.ts")).looksLikeKialo(text);
}

/** What a name's last dot is followed by, in lower case; "" without one. */
function endingOf(fileName: string): string {
  return /\.([^./\\]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? "";
}
