import { mapFormatNames, mapFormats } from "./format-list.ts";

/** A map's title by its file's name, where the file tells none: the name without the ending of its format. */
export function titleOfFile(fileName: string): string {
  const name = fileName.toLowerCase();
  const endings = mapFormatNames
    .flatMap((format) => [mapFormats[format].extension, ...mapFormats[format].alsoNamed])
    .filter((ending) => name.endsWith(`.${ending}`));
  const longest = Math.max(0, ...endings.map((ending) => ending.length + 1));
  return fileName.slice(0, fileName.length - longest);
}
