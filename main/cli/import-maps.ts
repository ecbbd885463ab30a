import { basename } from "node:path";
import type { CommandArguments } from "#shared/contract/commands.ts";
import type { ImportedMap, ImportItem } from "#shared/contract/results/imports.ts";
import { mapFormats, type ReadFormat } from "#shared/formats/format-list.ts";
import type { Connection } from "./connection.ts";
import { Failure } from "./failure.ts";
import { lossLines } from "./loss-lines.ts";
import { type Output, printable } from "./output.ts";
import { readToTheEnd } from "./read-job.ts";

export type ImportFlags = {
  readonly format?: ReadFormat;
  readonly duplicates?: "link" | "merge" | "both";
  readonly title?: string;
};

/** What became of one file. */
type Imported = {
  readonly file: string;
  readonly outcome: "imported" | "failed";
  readonly mapId: string | null;
  readonly title: string | null;
  /** What was read; its duplicates are counts here. */
  readonly map: (Omit<ImportedMap, "duplicates"> & { readonly duplicates: Counts }) | null;
  readonly warnings: readonly string[];
  /** Why it failed. */
  readonly message: string | null;
};
type Counts = { readonly claims: number; readonly sources: number };

/**
 * `warrant import`: files as maps, all in one change.
 *
 * @param paths absolute
 * @returns whether every file could be imported
 * @throws Failure `rule` when something is in the library already and the flags do not say what becomes of it
 */
export async function importMaps(
  connection: Connection,
  output: Output,
  paths: readonly string[],
  { format, duplicates, title }: ImportFlags,
): Promise<boolean> {
  const unreceived: Imported[] = [];
  const files: CommandArguments<"import.start">["files"] = [];
  for (const path of paths) {
    const received = await connection.receive({ path });
    if (received.ok) files.push({ ...received.value, name: basename(path) });
    else if (received.error.code === "file-unreadable") unreceived.push(failed(path, received.error.message));
    else throw new Failure(received.error);
  }
  const done = files.length === 0 ? [] : await importReceived(connection, files, { format, duplicates, title });
  const all = [...done, ...unreceived];
  output.result(all, all.flatMap(linesOf));
  return all.every(({ outcome }) => outcome === "imported");
}

async function importReceived(
  connection: Connection,
  files: CommandArguments<"import.start">["files"],
  { format, duplicates, title }: { readonly [K in keyof ImportFlags]: ImportFlags[K] | undefined },
): Promise<Imported[]> {
  const { jobId } = await connection.ask("import.start", { files, as: format ?? "map" });
  const { items } = await readToTheEnd(connection, jobId);
  const maps = items.filter(({ map }) => map !== null);
  const refusal = refusalOf(maps, duplicates, title);
  if (refusal !== null || maps.length === 0) await connection.ask("import.end", { jobId });
  if (refusal !== null) throw new Failure(refusal);
  const wanted = { ...(title !== undefined && { title }), ...(duplicates !== undefined && { duplicates }) };
  const { mapIds } =
    maps.length === 0
      ? { mapIds: [] }
      : await connection.ask("import.keep", { jobId, items: maps.map(({ itemId }) => ({ itemId, map: wanted })) });
  const titles = new Map((await connection.ask("maps.list", {})).map((map) => [map.id, map.title]));
  const kept = mapIds.values();
  return items.map((item) => {
    if (item.map === null) return failed(item.fileName, item.error?.message ?? "it could not be read.");
    const mapId = kept.next().value ?? null;
    const { claims, sources } = item.map.duplicates;
    return {
      file: item.fileName,
      outcome: "imported",
      mapId,
      title: (mapId !== null && titles.get(mapId)) || item.map.title,
      map: { ...item.map, duplicates: { claims, sources } },
      warnings: item.warnings,
      message: null,
    };
  });
}

/** Why these maps cannot be kept as the flags have it; null when they can. */
function refusalOf(
  maps: readonly ImportItem[],
  duplicates: ImportFlags["duplicates"],
  title: string | undefined,
): { readonly code: "rule"; readonly message: string; readonly details?: unknown } | null {
  if (title !== undefined && maps.length > 1) {
    return { code: "rule", message: `--title names one map, and these are ${maps.length}. Import them one by one.` };
  }
  const known = maps.filter(({ map }) => map !== null && map.duplicates.claims + map.duplicates.sources > 0);
  if (duplicates !== undefined || known.length === 0) return null;
  return {
    code: "rule",
    message: [
      "The library holds some of this already. Nothing was imported; say what becomes of it:",
      "  --duplicates link   the map uses the library's claims and sources as they are",
      "  --duplicates merge  the same, and they get what only the file knows of them",
      "  --duplicates both   the file's are added beside them",
      ...known.map(({ fileName, map }) => `${fileName}: ${counted(map?.duplicates ?? { claims: 0, sources: 0 })}`),
    ].join("\n"),
    details: {
      duplicates: known.map(({ fileName, map }) => ({
        file: fileName,
        claims: map?.duplicates.claims ?? 0,
        sources: map?.duplicates.sources ?? 0,
      })),
    },
  };
}

function failed(file: string, message: string): Imported {
  return { file, outcome: "failed", mapId: null, title: null, map: null, warnings: [], message };
}

function linesOf({ file, title, map, warnings, message }: Imported): string[] {
  if (map === null) return [printable(`${file}: ${message}`)];
  const { format, counts, placed, duplicates, losses } = map;
  const known = duplicates.claims + duplicates.sources > 0 ? `, ${counted(duplicates)} known before` : "";
  const laidOut = placed ? "" : ", laid out";
  return [
    `${file}: imported as “${title}” (${mapFormats[format].name}): ${several(counts.claims, "claim")}, ${several(counts.inferences, "argument")}${known}${laidOut}.`,
    ...warnings.map((warning) => `  ${warning}`),
    ...(losses.length > 0 ? ["  Not carried over:", ...lossLines(losses)] : []),
  ].map((line) => line.slice(0, line.length - line.trimStart().length) + printable(line.trimStart()));
}

function counted({ claims, sources }: Counts): string {
  return [...(claims > 0 ? [several(claims, "claim")] : []), ...(sources > 0 ? [several(sources, "source")] : [])].join(
    " and ",
  );
}

function several(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}
