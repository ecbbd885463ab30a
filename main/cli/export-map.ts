import type { CommandArguments } from "#shared/contract/commands.ts";
import type { Connection } from "./connection.ts";
import type { Output } from "./output.ts";
import { pick } from "./pick.ts";
import { writeOut } from "./write-out.ts";

export type ImageOptions = Omit<CommandArguments<"map.export">, "mapId">;

/**
 * `warrant export`
 * @param wanted a map's id, title, or the beginning of its title
 * @param path absolute, or `-` for standard output
 */
export async function exportMap(
  connection: Connection,
  output: Output,
  wanted: string,
  path: string,
  options: ImageOptions,
): Promise<void> {
  const maps = await connection.ask("maps.list", {});
  const map = pick(
    "map",
    maps.map(({ id, title }) => ({ id, name: title })),
    wanted,
  );
  const image = await connection.ask("map.export", { mapId: map.id, ...options });
  const bytes = Buffer.from(image.base64, "base64");
  if (path === "-") {
    process.stdout.write(bytes);
    return;
  }
  await writeOut(path, bytes);
  const { width, height, mediaType } = image;
  output.result({ path, mapId: map.id, title: map.name, mediaType, width, height, bytes: bytes.byteLength }, [
    `Wrote ${path} (${width} × ${height} pixels).`,
  ]);
}
