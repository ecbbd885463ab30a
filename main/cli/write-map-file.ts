import { mapFormats, type WrittenFormat, writtenFormats } from "#shared/formats/format-list.ts";
import type { Connection } from "./connection.ts";
import { lossLines } from "./loss-lines.ts";
import type { Output } from "./output.ts";
import { pick } from "./pick.ts";
import { writeOut } from "./write-out.ts";

/**
 * The format of another program that a file's name says, by the longest ending
 * that fits; null for an ending that several formats have, and for any other.
 */
export function writtenFormatOf(path: string): WrittenFormat | null {
  const name = path.toLowerCase();
  const ending = (format: WrittenFormat) => mapFormats[format].extension;
  const [first] = writtenFormats
    .filter((format) => name.endsWith(`.${ending(format)}`))
    .sort((a, b) => ending(b).length - ending(a).length);
  if (first !== undefined) return first;
  const also = writtenFormats.filter((format) =>
    mapFormats[format].alsoNamed.some((each) => name.endsWith(`.${each}`)),
  );
  return also.length === 1 ? (also[0] ?? null) : null;
}

/**
 * `warrant export` to a format of another program. What the format cannot carry
 * is told on standard error.
 * @param wanted a map's id, title, or the beginning of its title
 * @param path absolute, or `-` for standard output
 */
export async function writeMapFile(
  connection: Connection,
  output: Output,
  wanted: string,
  path: string,
  options: { readonly format: WrittenFormat; readonly texts: boolean },
): Promise<void> {
  const maps = await connection.ask("maps.list", {});
  const map = pick(
    "map",
    maps.map(({ id, title }) => ({ id, name: title })),
    wanted,
  );
  const { base64, mediaType, losses } = await connection.ask("map.write", { mapId: map.id, ...options });
  const bytes = Buffer.from(base64, "base64");
  if (path === "-") process.stdout.write(bytes);
  else {
    await writeOut(path, bytes);
    const { name } = mapFormats[options.format];
    output.result(
      { path, mapId: map.id, title: map.name, format: options.format, mediaType, bytes: bytes.byteLength, losses },
      [`Wrote ${path} (${name}).`],
    );
  }
  if (losses.length === 0) return;
  output.note(`${mapFormats[options.format].name} cannot carry:`);
  for (const line of lossLines(losses)) output.note(line);
}
