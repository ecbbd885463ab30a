import type { CommandArguments } from "#shared/contract/commands.ts";
import { mapFormatNames, mapFormats } from "#shared/formats/format-list.ts";

/** As what files are read: told by their content, as a map of the format it seems to be, or as one of that format. */
export type ReadAs = NonNullable<CommandArguments<"import.start">["as"]>;

/** The last parts of the names that files of maps have, with their dots; many texts and lists end so too. */
export const mapEndings: readonly string[] = [
  ...new Set(
    mapFormatNames.flatMap((format) => {
      const { reads, extension, alsoNamed } = mapFormats[format];
      return reads ? [extension, ...alsoNamed].map((ending) => `.${ending.split(".").at(-1) ?? ending}`) : [];
    }),
  ),
];

/** Pictures that Warrant exported with their map in them. */
export const pictureEndings: readonly string[] = [".svg", ".png"];

/** True where a file of this name may be a map by what it says, whatever else it may be. */
export function mayBeMap(fileName: string): boolean {
  const name = fileName.toLowerCase();
  return mapEndings.some((ending) => name.endsWith(ending));
}
