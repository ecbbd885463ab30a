import type { ImportItem } from "#shared/contract/results/imports.ts";
import { mapFormats } from "#shared/formats/format-list.ts";
import type { KeptImport } from "../../../state/importing/import-store.ts";
import type { ImportRow, Planned } from "../../../state/importing/rows.ts";
import { counted, listed, listedBriefly } from "../../ui/words.ts";
import { holdingsInWords } from "./map-words.ts";

/** A file's size for people: `640 bytes`, `12 kB`, `3.4 MB`. */
export function sizeInWords(bytes: number): string {
  if (bytes < 1_000) return counted(bytes, "byte");
  const [value, unit] = bytes < 1_000_000 ? [bytes / 1_000, "kB"] : [bytes / 1_000_000, "MB"];
  return `${value < 10 ? value.toFixed(1).replace(/\.0$/, "") : Math.round(value).toLocaleString("en-GB")} ${unit}`;
}

/** What a line of the list is called: its file, or the reference found in one. */
export function nameOf({ name, found }: ImportRow): string {
  if (found?.item.kind !== "reference") return name;
  return found.item.facts?.title ?? name;
}

/** What happens, or will happen, to a line of the list. `labels` are those of the sources by id. */
export function stateInWords(row: ImportRow, planned: Planned | null, labels: ReadonlyMap<string, string>): string {
  const percent = row.progress === null ? "" : ` ${Math.floor(100 * row.progress)}%`;
  switch (row.state) {
    case "sending":
      return `Taking it in…${percent}`;
    case "waiting":
      return "Waiting to be read";
    case "reading":
      return `Reading…${percent}`;
    case "failed":
      return row.fault ?? "It could not be read.";
    case "ready":
      return planned === null ? "" : choiceInWords(row.found?.item ?? null, planned, labels);
  }
}

function choiceInWords(
  item: ImportItem | null,
  { choice, twin }: Planned,
  labels: ReadonlyMap<string, string>,
): string {
  if (choice.kind === "new") return item?.kind === "map" ? "New map" : "New source";
  if (choice.kind === "attach") return `Text of “${labels.get(choice.sourceId) ?? "…"}”`;
  if (item?.sameAs) return "Left out: already in the library";
  return twin === null ? "Left out" : `Left out: looks the same as ${twin}`;
}

/** What was found in a file, in numbers: `12 paragraphs · 3 pages · 7,300 characters`; of a map, its format. */
export function extentInWords({ text, map, size }: ImportItem): string {
  const parts =
    text === null
      ? []
      : [
          counted(text.paragraphs, "paragraph"),
          ...(text.pages > 0 ? [counted(text.pages, "page")] : []),
          counted(text.characters, "character"),
        ];
  return [...(map === null ? [] : [mapFormats[map.format].name]), ...parts, sizeInWords(size)].join(" · ");
}

/** `2 maps and 3 sources added, 2 texts attached.` A single map by its title, with what it holds. */
export function keptInWords({ sourceIds, maps, reports }: KeptImport): string {
  const sources = sourceIds.length - reports.length;
  const [only] = maps;
  if (only !== undefined && maps.length === 1 && sourceIds.length === 0) {
    return `“${only.title}” added: ${holdingsInWords(only.counts)}.`;
  }
  const added = additions({ maps: maps.length, created: sources });
  const parts = [
    ...(added === "" ? [] : [`${added} added`]),
    ...(reports.length > 0 ? [`${counted(reports.length, "text")} attached`] : []),
  ];
  return `${parts.join(", ")}.`;
}

export type ImportCounts = {
  readonly maps: number;
  /** New sources. */
  readonly created: number;
  readonly attached: number;
  readonly unready: number;
};

/** `2 maps and 1 source`. */
function additions({ maps, created }: Pick<ImportCounts, "maps" | "created">): string {
  return listed([...(maps > 0 ? [counted(maps, "map")] : []), ...(created > 0 ? [counted(created, "source")] : [])]);
}

export function submitLabel({ maps, created, attached }: ImportCounts): string {
  const added = additions({ maps, created });
  const texts = counted(attached, "text");
  if (attached === 0) return `Add ${added || "files"}`;
  return added === "" ? `Attach ${texts}` : `Add ${added}, attach ${texts}`;
}

/** `1 new map, 3 new sources, 2 texts to attach and 1 left out.` */
export function summaryInWords(rows: readonly ImportRow[], { maps, created, attached, unready }: ImportCounts): string {
  const failed = rows.filter(({ state }) => state === "failed").length;
  const out = rows.length - failed - unready - maps - created - attached;
  const parts = [
    ...(unready > 0 ? [`${counted(unready, "file")} still to be read`] : []),
    ...(maps > 0 ? [counted(maps, "new map")] : []),
    ...(created > 0 ? [counted(created, "new source")] : []),
    ...(attached > 0 ? [`${counted(attached, "text")} to attach`] : []),
    ...(out > 0 ? [`${out.toLocaleString("en-GB")} left out`] : []),
    ...(failed > 0 ? [`${failed.toLocaleString("en-GB")} could not be read`] : []),
  ];
  return parts.length === 0 ? "" : `${listed(parts)}.`;
}

/** Which files of a folder nobody will miss. */
export function leftAsideInWords(names: readonly string[]): string {
  const were = names.length === 1 ? "1 file was" : `${names.length.toLocaleString("en-GB")} files were`;
  return `${were} left aside as neither text nor map: ${listedBriefly(names, 2)}.`;
}
