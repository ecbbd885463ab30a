import { readCsvFiles } from "#main/reading/read-file.ts";
import { errorAnswer } from "../error-answer.ts";
import { type JobItem, type ReadingOptions, showMap } from "./job-items.ts";

/** True for an item that was read as a table of claims or of links. */
export function mayBeTable({ shown }: JobItem): boolean {
  return shown.map?.format === "csv-claims" || shown.map?.format === "csv-links";
}

/**
 * Makes one item of every two that belong together: a table of claims, and the
 * table of links between them. They are told by their names when these are alike,
 * and by what they hold. Where reading them together fails, they stay two.
 */
export async function joinTables(
  items: readonly JobItem[],
  options: Pick<ReadingOptions, "recogniser" | "signal" | "log">,
): Promise<JobItem[]> {
  const claims = items.filter(({ shown }) => shown.map?.format === "csv-claims");
  const free = new Set(items.filter(({ shown }) => shown.map?.format === "csv-links"));
  for (const item of claims) {
    const alike = [...free].filter((links) => stemOf(links) === stemOf(item));
    for (const links of alike.length > 0 ? alike : claims.length === 1 ? [...free] : []) {
      if (!(await join(item, links, options))) continue;
      free.delete(links);
      break;
    }
  }
  return items.filter((item) => item.shown.map?.format !== "csv-links" || free.has(item));
}

async function join(
  claims: JobItem,
  links: JobItem,
  { recogniser, signal, log }: Pick<ReadingOptions, "recogniser" | "signal" | "log">,
): Promise<boolean> {
  try {
    const read = await readCsvFiles({
      path: claims.file.path,
      linksPath: links.file.path,
      name: claims.shown.fileName,
      signal,
      onProgress: () => {},
    });
    if (read === null) return false;
    await showMap(
      claims,
      { ...read, warnings: [...read.warnings, `Its links are those of ${links.shown.fileName}.`] },
      {
        recogniser,
        signal,
      },
    );
    claims.shown = { ...claims.shown, size: claims.shown.size + links.shown.size };
    return true;
  } catch (error) {
    // What was read of each by itself stays.
    if (!signal.aborted) errorAnswer(error, "import", log);
    return false;
  }
}

/** What two tables of one map are both called, as Warrant names them: `Map.claims.csv`, `Map.links.csv`. */
function stemOf({ shown }: JobItem): string {
  return shown.fileName.toLowerCase().replace(/[ ._-]*(?:claims|links)?\.csv$/, "");
}
